import * as contracts from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import { asCallingAgent } from '../../agent-authentication/calling-agent.ts';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import {
  beatAgent,
  checkInAgent,
  deleteAgent,
  resumeAutomation,
  selectAgents,
  setOwnAgentStatus,
  stopAutomation,
} from './queries.ts';
import { changeAgent, endAgent } from './service.ts';

export function agentRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, contracts.checkIn, ({ agent, body }) =>
    asCallingAgent(database, agent, (sql) => checkInAgent(sql, agent.id, body)),
  );
  route(app, contracts.agentHeartbeat, ({ agent, body }) =>
    asCallingAgent(database, agent, (sql) => beatAgent(sql, agent.id, body)),
  );
  route(app, contracts.setOwnStatus, ({ agent, body }) =>
    asCallingAgent(database, agent, (sql) => setOwnAgentStatus(sql, agent.id, body.status)),
  );

  route(app, contracts.listAgents, async ({ person, membership }) => ({
    items: await database.asUser(person.claims, (sql) => selectAgents(sql, membership.org_id), {
      readOnly: true,
    }),
  }));
  route(app, contracts.updateAgent, ({ person, params, body }) =>
    changeAgent(database, person, params.id, body),
  );
  route(app, contracts.revokeAgent, ({ person, params }) => endAgent(database, person, params.id));
  route(app, contracts.deleteAgent, async ({ person, params }) => {
    await database.asUser(person.claims, (sql) => deleteAgent(sql, params.id));
    return {};
  });
  route(app, contracts.stopAutomation, async ({ person, membership }) => {
    await database.asUser(person.claims, (sql) => stopAutomation(sql, membership.org_id));
    return {};
  });
  route(app, contracts.resumeAutomation, async ({ person, membership }) => {
    await database.asUser(person.claims, (sql) => resumeAutomation(sql, membership.org_id));
    return {};
  });
}

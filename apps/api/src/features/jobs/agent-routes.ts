import * as contracts from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import { asCallingAgent, type CallingAgent } from '../../agent-authentication/calling-agent.ts';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import {
  type Attempt,
  completeJob,
  failJob,
  recordPlacing,
  releaseJob,
  reportPlaced,
  reportScan,
  reportStage,
} from './agent-queries.ts';
import { capture, claim, outcome, permit } from './agent-service.ts';

/** Reasons that say something about a purchase; a late one is evidence. */
const OUTCOME_REASONS: ReadonlySet<string> = new Set([
  'OUTCOME_UNKNOWN',
  'CLICK_NOT_DONE',
  'ORDER_ALREADY_BOUND',
]);

export function agentJobRoutes(app: FastifyInstance, { database, keys }: Dependencies): void {
  route(app, contracts.captureOrder, ({ agent, body }) => capture({ database, keys }, agent, body));
  route(app, contracts.reportScan, async ({ agent, body }) => {
    await asCallingAgent(database, agent, (sql) => reportScan(sql, agent.id, body));
    return {};
  });
  route(app, contracts.claimJob, ({ agent }) => claim({ database, keys }, agent));
  route(app, contracts.reportStage, ({ agent, params, body }) =>
    asCallingAgent(database, agent, (sql) => reportStage(sql, attemptOf(agent, params.id, body), body)),
  );
  route(app, contracts.requestPermit, ({ agent, params, body }) =>
    permit({ database, keys }, agent, attemptOf(agent, params.id, body), body.review),
  );
  route(app, contracts.recordPlacing, ({ agent, params, body }) =>
    asCallingAgent(database, agent, (sql) => recordPlacing(sql, attemptOf(agent, params.id, body), body)),
  );
  route(app, contracts.reportPlaced, ({ agent, params, body }) => {
    const attempt = attemptOf(agent, params.id, body);
    return outcome(database, agent, attempt, { kind: 'placed', facts: body }, (sql) =>
      reportPlaced(sql, attempt, body.purchase_id),
    );
  });
  route(app, contracts.completeJob, ({ agent, params, body }) => {
    const attempt = attemptOf(agent, params.id, body);
    return outcome(database, agent, attempt, { kind: 'complete', facts: body }, (sql) =>
      completeJob(sql, attempt, body),
    );
  });
  route(app, contracts.failJob, ({ agent, params, body }) => {
    const attempt = attemptOf(agent, params.id, body);
    const work = (sql: Parameters<typeof failJob>[0]) => failJob(sql, attempt, body);
    if (!OUTCOME_REASONS.has(body.reason)) return asCallingAgent(database, agent, work);
    return outcome(database, agent, attempt, { kind: 'fail', facts: body }, work);
  });
  route(app, contracts.releaseJob, ({ agent, params, body }) =>
    asCallingAgent(database, agent, (sql) => releaseJob(sql, attemptOf(agent, params.id, body))),
  );
}

function attemptOf(agent: CallingAgent, jobId: string, { fence }: { fence: number }): Attempt {
  return { agentId: agent.id, jobId, fence };
}

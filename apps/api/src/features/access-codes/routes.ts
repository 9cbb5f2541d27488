import * as contracts from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import { asCallingAgent } from '../../agent-authentication/calling-agent.ts';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { attentionPage } from '../attention/service.ts';
import { confirmPurchase } from '../purchases/queries.ts';
import { waitingPurchases } from '../purchases/service.ts';
import { memberAtDevice } from './device-person.ts';
import { clockOut, selectMyAccessCode } from './queries.ts';
import { giveSecret, letIn } from './service.ts';

export function accessCodeRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, contracts.createAccessCode, (member) => giveSecret(database, member, { rotate: false }));
  route(app, contracts.rotateAccessCode, (member) => giveSecret(database, member, { rotate: true }));
  route(app, contracts.myAccessCode, async ({ person, membership }) => ({
    access_code: await database.asUser(
      person.claims,
      (sql) => selectMyAccessCode(sql, membership.org_id, person.id),
      { readOnly: true },
    ),
  }));

  route(app, contracts.validateAccessCode, ({ agent, body, request }) =>
    letIn(database, agent, body.code, request),
  );
  route(app, contracts.clockOut, async ({ agent }) => {
    await asCallingAgent(database, agent, (sql) => clockOut(sql, agent.id));
    return {};
  });

  route(app, contracts.deviceWaitingPurchases, async ({ agent, request }) =>
    waitingPurchases(database, await memberAtDevice(database, agent, request, 'auto_order.read')),
  );
  route(app, contracts.deviceConfirmPurchase, async ({ agent, request, params, body }) => {
    const { person } = await memberAtDevice(database, agent, request, 'auto_order.operate');
    return database.asUser(person.claims, (sql) =>
      confirmPurchase(sql, params.id, body.review_id, body.max_total_minor),
    );
  });
  route(app, contracts.deviceAttention, async ({ agent, request, query }) =>
    attentionPage(database, await memberAtDevice(database, agent, request, 'auto_order.read'), {
      ...query,
      status: 'open',
    }),
  );
}

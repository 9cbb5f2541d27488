import * as contracts from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { confirmPurchase } from './queries.ts';
import { waitingPurchases } from './service.ts';

export function purchaseRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, contracts.listWaitingPurchases, (member) => waitingPurchases(database, member));
  route(app, contracts.confirmPurchase, ({ person, params, body }) =>
    database.asUser(person.claims, (sql) =>
      confirmPurchase(sql, params.id, body.review_id, body.max_total_minor),
    ),
  );
}

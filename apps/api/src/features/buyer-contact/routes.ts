import { getBuyerContact } from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import { openShipTo } from '../../encryption/ship-to.ts';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';

export function buyerContactRoutes(app: FastifyInstance, { database, keys }: Dependencies): void {
  route(app, getBuyerContact, async ({ params, person, membership, reply }) => {
    // The look is committed to the audit before the address leaves the house.
    const [row] = await database.asUser(
      person.claims,
      (sql) => sql<[{ sealed: string | null }]>`
        select app.read_buyer_contact(${membership.org_id}, ${params.id}) as sealed`,
    );
    reply.header('cache-control', 'no-store');
    return { job_id: params.id, ship_to: row.sealed === null ? null : openShipTo(keys, row.sealed) };
  });
}

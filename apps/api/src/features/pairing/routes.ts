import * as contracts from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { approveRequest, pairingLink, waitingRequests } from './admin-service.ts';
import { askForPairing, readPairingStatus } from './device-service.ts';
import { rejectPairing, selectAccountsWithoutEbayAgent, selectEbayAgents } from './queries.ts';

export function pairingRoutes(app: FastifyInstance, { config, database, keys }: Dependencies): void {
  route(app, contracts.requestPairing, ({ device, body, request }) =>
    askForPairing(database, device, body, request.ip),
  );
  route(app, contracts.pairingStatus, ({ device, params }) =>
    readPairingStatus(database, keys, device, params.install_instance_id),
  );

  route(app, contracts.listPairingRequests, (member) => waitingRequests(database, member));
  route(app, contracts.approvePairing, ({ params, body, ...member }) =>
    approveRequest({ database, keys }, member, params.id, body),
  );
  route(app, contracts.rejectPairing, async ({ person, params, body }) => {
    await database.asUser(person.claims, (sql) => rejectPairing(sql, params.id, body.reason));
    return {};
  });
  route(app, contracts.getPairingLink, (member) =>
    pairingLink(database, config.apiPublicUrl, member, { rotate: false }),
  );
  route(app, contracts.rotatePairingLink, (member) =>
    pairingLink(database, config.apiPublicUrl, member, { rotate: true }),
  );
  route(app, contracts.availableAccounts, async ({ person, membership }) => ({
    items: await database.asUser(
      person.claims,
      (sql) => selectAccountsWithoutEbayAgent(sql, membership.org_id),
      { readOnly: true },
    ),
  }));
  route(app, contracts.availableEbayAgents, async ({ person, membership }) => ({
    items: await database.asUser(person.claims, (sql) => selectEbayAgents(sql, membership.org_id), {
      readOnly: true,
    }),
  }));
}

import { bootstrap, me, mySessions, updateMe } from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { bearerToken } from '../../plugins/authentication.ts';
import { route } from '../../routing/route.ts';
import { createAuthAccounts } from './auth-accounts.ts';
import { bootstrapPerson, changeProfile, describeMe, sessionsOf } from './service.ts';

export function authRoutes(app: FastifyInstance, { config, database }: Dependencies): void {
  const authAccounts = createAuthAccounts(config);
  route(app, bootstrap, async ({ person, request }) =>
    bootstrapPerson(database, person, await authAccounts.read(bearerToken(request))),
  );
  route(app, me, ({ person }) => describeMe(database, person));
  route(app, mySessions, ({ person }) => sessionsOf(database, person));
  route(app, updateMe, ({ person, body }) => changeProfile(database, person, body));
}

import { getUser, listUsers, removeUser, revokeAccessCode, updateUser } from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { changeUser, removeUserFrom, revokeCodeOf, userOf, usersOf } from './users.ts';

export function peopleRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, listUsers, ({ query, ...member }) => usersOf(database, member, query));
  route(app, getUser, ({ params, ...member }) => userOf(database, member, params.id));
  route(app, updateUser, ({ params, body, ...member }) => changeUser(database, member, params.id, body));
  route(app, removeUser, ({ params, ...member }) => removeUserFrom(database, member, params.id));
  route(app, revokeAccessCode, ({ params, ...member }) => revokeCodeOf(database, member, params.id));
}

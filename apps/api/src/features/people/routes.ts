import {
  createInvite,
  listDepartmentRoles,
  listInvites,
  listUsers,
  revokeInvite,
} from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { departmentRolesOf } from './department-roles.ts';
import { invite, invitesOf, revoke } from './invites.ts';
import { usersOf } from './users.ts';

export function peopleRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, listUsers, ({ query, ...member }) => usersOf(database, member, query));
  route(app, listInvites, ({ query, ...member }) => invitesOf(database, member, query));
  route(app, createInvite, ({ body, ...member }) => invite(database, member, body));
  route(app, revokeInvite, ({ params, ...member }) => revoke(database, member, params.id));
  route(app, listDepartmentRoles, ({ params, ...member }) => departmentRolesOf(database, member, params.id));
}

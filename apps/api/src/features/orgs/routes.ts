import {
  getOrg,
  getRolePermissions,
  transferOwnership,
  updateOrg,
  updateRolePermissions,
} from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { changeOrg, changeRolePermissions, orgOf, rolePermissionsOf, transferOrg } from './service.ts';

export function orgRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, getOrg, ({ params, ...member }) => orgOf(database, member, params.id));
  route(app, updateOrg, ({ params, body, ...member }) => changeOrg(database, member, params.id, body));
  route(app, transferOwnership, ({ params, body, ...member }) =>
    transferOrg(database, member, params.id, body.new_owner_user_id),
  );
  route(app, getRolePermissions, ({ params, ...member }) => rolePermissionsOf(database, member, params.id));
  route(app, updateRolePermissions, ({ params, body, ...member }) =>
    changeRolePermissions(database, member, params.id, body),
  );
}

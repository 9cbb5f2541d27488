import {
  createDepartmentRole,
  deleteDepartmentRole,
  grantDepartmentRole,
  listDepartmentRoles,
  listMembershipDepartmentRoles,
  updateDepartmentRole,
  withdrawDepartmentRole,
} from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { rolesOfMember, setRole } from './members.ts';
import {
  addDepartmentRole,
  changeDepartmentRole,
  departmentRolesOf,
  removeDepartmentRole,
} from './service.ts';

export function departmentRoleRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, listDepartmentRoles, ({ params, ...member }) => departmentRolesOf(database, member, params.id));
  route(app, createDepartmentRole, ({ params, body, ...member }) =>
    addDepartmentRole(database, member, params.id, body),
  );
  route(app, updateDepartmentRole, ({ params, body, ...member }) =>
    changeDepartmentRole(database, member, params, body),
  );
  route(app, deleteDepartmentRole, ({ params, query, ...member }) =>
    removeDepartmentRole(database, member, params, { force: query.force === 'true' }),
  );

  route(app, listMembershipDepartmentRoles, ({ params, ...member }) =>
    rolesOfMember(database, member, params),
  );
  route(app, grantDepartmentRole, ({ params, body, ...member }) =>
    setRole(database, member, { ...params, roleId: body.role_id }, { has: true }),
  );
  route(app, withdrawDepartmentRole, ({ params, ...member }) =>
    setRole(database, member, params, { has: false }),
  );
}

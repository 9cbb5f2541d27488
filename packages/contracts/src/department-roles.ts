import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { ASSIGNABLE_PERMISSION_KEYS, PermissionKey } from './permissions.ts';
import { Empty, IdParams, Uuid } from './primitives.ts';

export const DepartmentRole = z.object({
  id: Uuid,
  name: z.string(),
  /** As they were ticked. */
  permissions: z.array(PermissionKey),
  /** With everything that they imply. */
  effective_permissions: z.array(PermissionKey),
  /** Counted from 0, without gaps. */
  position: z.int(),
  /** As far as one may see the members (admin.users). */
  members: z.array(
    z.object({
      membership_id: Uuid,
      user_id: Uuid,
      email: z.string(),
      full_name: z.string().nullable(),
    }),
  ),
});
export type DepartmentRole = z.infer<typeof DepartmentRole>;

/** A key that a department role may carry; others are refused by name. */
export const AssignablePermissionKey = z.enum(ASSIGNABLE_PERMISSION_KEYS, {
  error: (issue) => `${String(issue.input)} is not a key that a department role may carry`,
});

const Name = z.string().trim().min(1).max(100);
const Permissions = z.array(AssignablePermissionKey).max(ASSIGNABLE_PERMISSION_KEYS.length);
const RoleParams = z.strictObject({ id: Uuid, roleId: Uuid });
const MembershipParams = z.strictObject({ id: Uuid, mid: Uuid });

export const listDepartmentRoles = endpoint({
  method: 'GET',
  path: '/admin/orgs/:id/department-roles',
  tag: 'department-roles',
  access: { permission: 'admin.invites' },
  summary: 'Department roles of the organisation, in order',
  params: IdParams,
  response: z.object({ items: z.array(DepartmentRole) }),
});

export const createDepartmentRole = endpoint({
  method: 'POST',
  path: '/admin/orgs/:id/department-roles',
  tag: 'department-roles',
  access: { permission: 'admin.department_roles' },
  summary: 'Add a department role, last in the order',
  params: IdParams,
  body: z.strictObject({ name: Name, permissions: Permissions }),
  response: DepartmentRole,
});

export const updateDepartmentRole = endpoint({
  method: 'PATCH',
  path: '/admin/orgs/:id/department-roles/:roleId',
  tag: 'department-roles',
  access: { permission: 'admin.department_roles' },
  summary: 'Rename a department role, set its keys or move it',
  params: RoleParams,
  body: z.strictObject({
    name: Name.optional(),
    permissions: Permissions.optional(),
    /** The place to move to; those behind it follow. */
    position: z.int().min(0).max(1000).optional(),
  }),
  response: DepartmentRole,
});

/** DEPARTMENT_ROLE_IN_USE names the memberships that have it; with `force` they lose it. */
export const deleteDepartmentRole = endpoint({
  method: 'DELETE',
  path: '/admin/orgs/:id/department-roles/:roleId',
  tag: 'department-roles',
  access: { permission: 'admin.department_roles' },
  summary: 'Delete a department role',
  params: RoleParams,
  query: z.strictObject({ force: z.enum(['true', 'false']).default('false') }),
  response: Empty,
});

export const MembershipDepartmentRoles = z.object({
  items: z.array(z.object({ id: Uuid, name: z.string() })),
});
export type MembershipDepartmentRoles = z.infer<typeof MembershipDepartmentRoles>;

export const listMembershipDepartmentRoles = endpoint({
  method: 'GET',
  path: '/admin/orgs/:id/memberships/:mid/department-roles',
  tag: 'department-roles',
  access: { permission: 'admin.users' },
  summary: 'Department roles of one member',
  params: MembershipParams,
  response: MembershipDepartmentRoles,
});

export const grantDepartmentRole = endpoint({
  method: 'POST',
  path: '/admin/orgs/:id/memberships/:mid/department-roles',
  tag: 'department-roles',
  access: { permission: 'admin.users' },
  summary: 'Give a VA a department role; giving it twice is giving it once',
  params: MembershipParams,
  body: z.strictObject({ role_id: Uuid }),
  response: MembershipDepartmentRoles,
});

export const withdrawDepartmentRole = endpoint({
  method: 'DELETE',
  path: '/admin/orgs/:id/memberships/:mid/department-roles/:roleId',
  tag: 'department-roles',
  access: { permission: 'admin.users' },
  summary: 'Take a department role from a member',
  params: z.strictObject({ id: Uuid, mid: Uuid, roleId: Uuid }),
  response: MembershipDepartmentRoles,
});

import { z } from 'zod';
import { MembershipStatus } from './auth.ts';
import { endpoint } from './endpoint.ts';
import { Role } from './permissions.ts';
import { Email, IdParams, PageQuery, pageOf, Timestamp, Uuid } from './primitives.ts';

export const User = z.object({
  user_id: Uuid,
  membership_id: Uuid,
  email: z.string(),
  full_name: z.string().nullable(),
  role: Role,
  status: MembershipStatus,
  is_owner: z.boolean(),
  department_roles: z.array(z.object({ id: Uuid, name: z.string() })),
  accounts: z.array(z.object({ id: Uuid, account_code: z.string() })),
  last_seen_at: Timestamp.nullable(),
  joined_at: Timestamp,
});
export type User = z.infer<typeof User>;

export const listUsers = endpoint({
  method: 'GET',
  path: '/admin/users',
  tag: 'people',
  access: { permission: 'admin.users' },
  summary: 'Members of the organisation',
  query: PageQuery.extend({ search: z.string().max(200).optional(), role: Role.optional() }),
  response: pageOf(User),
});

export const InviteStatus = z.enum(['open', 'used', 'revoked', 'expired']);
export const Invite = z.object({
  id: Uuid,
  email: z.string(),
  role: Role,
  is_owner: z.boolean(),
  status: InviteStatus,
  department_roles: z.array(z.object({ id: Uuid, name: z.string() })),
  invited_by: z.string().nullable(),
  created_at: Timestamp,
  expires_at: Timestamp,
});
export type Invite = z.infer<typeof Invite>;

export const listInvites = endpoint({
  method: 'GET',
  path: '/admin/invites',
  tag: 'people',
  access: { permission: 'admin.invites' },
  summary: 'Invites of the organisation, newest first',
  query: PageQuery.extend({ status: InviteStatus.optional() }),
  response: pageOf(Invite),
});

export const createInvite = endpoint({
  method: 'POST',
  path: '/admin/invites',
  tag: 'people',
  access: { permission: 'admin.invites' },
  summary: 'Invite a person by e-mail',
  body: z.strictObject({
    email: Email,
    role: Role,
    /** Only for VAs; granted when the invite is used. */
    department_role_ids: z.array(Uuid).max(50).default([]),
    expires_in_days: z.int().min(1).max(60).default(14),
  }),
  response: Invite,
});

export const revokeInvite = endpoint({
  method: 'POST',
  path: '/admin/invites/:id/revoke',
  tag: 'people',
  access: { permission: 'admin.invites' },
  summary: 'Revoke an open invite',
  params: IdParams,
  response: Invite,
});

export const DepartmentRole = z.object({ id: Uuid, name: z.string(), permissions: z.array(z.string()) });
export type DepartmentRole = z.infer<typeof DepartmentRole>;

export const listDepartmentRoles = endpoint({
  method: 'GET',
  path: '/admin/orgs/:id/department-roles',
  tag: 'people',
  access: { permission: 'admin.invites' },
  summary: 'Department roles of the organisation, in order',
  params: IdParams,
  response: z.object({ items: z.array(DepartmentRole) }),
});

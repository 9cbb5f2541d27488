import { z } from 'zod';
import { MembershipStatus } from './auth.ts';
import { endpoint } from './endpoint.ts';
import { PermissionKey, Role } from './permissions.ts';
import { Empty, IdParams, LongText, PageQuery, pageOf, Timestamp, Uuid } from './primitives.ts';

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
  /** For admins only: the person never reads it. */
  admin_remarks: z.string().nullable(),
  /** To about a minute. */
  last_seen_at: Timestamp.nullable(),
  joined_at: Timestamp,
});
export type User = z.infer<typeof User>;

/** One member, with what comes of their roles (implications closed) and their code for the devices. */
export const UserDetail = User.extend({
  permissions: z.array(PermissionKey),
  access_code: z
    .object({ prefix: z.string(), expires_at: Timestamp, locked_until: Timestamp.nullable() })
    .nullable(),
});
export type UserDetail = z.infer<typeof UserDetail>;

export const listUsers = endpoint({
  method: 'GET',
  path: '/admin/users',
  tag: 'people',
  access: { permission: 'admin.users' },
  summary: 'Members of the organisation',
  query: PageQuery.extend({
    search: z.string().max(200).optional(),
    role: Role.optional(),
    status: MembershipStatus.optional(),
  }),
  response: pageOf(User),
});

export const getUser = endpoint({
  method: 'GET',
  path: '/admin/users/:id',
  tag: 'people',
  access: { permission: 'admin.users' },
  summary: 'One member, by their user id',
  params: IdParams,
  response: UserDetail,
});

/**
 * OWNER_PROTECTED: the owner is not demoted or suspended. LAST_ADMIN: nor is the last active admin.
 * Whoever is no VA any more loses department roles and assignments; whoever is no client, their accounts.
 */
export const updateUser = endpoint({
  method: 'PATCH',
  path: '/admin/users/:id',
  tag: 'people',
  access: { permission: 'admin.users' },
  summary: 'Change the role or status of a member, or what admins note about them',
  params: IdParams,
  body: z.strictObject({
    role: Role.optional(),
    status: MembershipStatus.optional(),
    admin_remarks: LongText.nullable().optional(),
    /** All of them, replacing what was; only for VAs. */
    department_role_ids: z.array(Uuid).max(50).optional(),
  }),
  response: UserDetail,
});

export const removeUser = endpoint({
  method: 'DELETE',
  path: '/admin/users/:id',
  tag: 'people',
  access: { permission: 'admin.users' },
  summary: 'Remove a member from the organisation (OWNER_PROTECTED, LAST_ADMIN)',
  params: IdParams,
  response: Empty,
});

export const revokeAccessCode = endpoint({
  method: 'DELETE',
  path: '/admin/users/:id/access-code',
  tag: 'people',
  access: { permission: 'admin.users' },
  summary: "Revoke a member's access code and clock them out of every device",
  params: IdParams,
  response: Empty,
});

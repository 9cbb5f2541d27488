import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { IdParams, KnownCurrency, ShortText, Timestamp, TimeZone, Uuid } from './primitives.ts';

const RetentionDays = z.int().min(1).max(3650);

/** What an agency sets for itself. */
export const Org = z.object({
  id: Uuid,
  name: z.string(),
  currency: z.string(),
  time_zone: z.string(),
  /** A sign-in older than this is refused with SESSION_TOO_OLD. */
  session_hours: z.int(),
  /** Days after a job's end until its buyer's address is deleted. */
  ship_to_retention_days: z.int(),
  /** Days until page pictures and the values read are deleted. */
  evidence_retention_days: z.int(),
  /** Days until audit rows are deleted; their seals stay. */
  audit_retention_days: z.int(),
  /** Null until the owner's invite is used. */
  owner: z.object({ user_id: Uuid, email: z.string(), full_name: z.string().nullable() }).nullable(),
  members: z.int(),
  created_at: Timestamp,
});
export type Org = z.infer<typeof Org>;

export const getOrg = endpoint({
  method: 'GET',
  path: '/admin/orgs/:id',
  tag: 'orgs',
  access: { permission: 'admin.org' },
  summary: 'The organisation and its settings',
  params: IdParams,
  response: Org,
});

export const updateOrg = endpoint({
  method: 'PATCH',
  path: '/admin/orgs/:id',
  tag: 'orgs',
  access: { permission: 'admin.org' },
  summary: "Change the organisation's settings",
  params: IdParams,
  body: z.strictObject({
    name: ShortText.optional(),
    /** For new accounts; those that exist keep theirs. */
    currency: KnownCurrency.optional(),
    time_zone: TimeZone.optional(),
    session_hours: z.int().min(1).max(720).optional(),
    ship_to_retention_days: RetentionDays.optional(),
    evidence_retention_days: RetentionDays.optional(),
    /** At least 90: younger audits answer too little. */
    audit_retention_days: RetentionDays.min(90).optional(),
  }),
  response: Org,
});

/** Only the owner may. The new owner must be an active admin; the old one stays an admin. */
export const transferOwnership = endpoint({
  method: 'POST',
  path: '/admin/orgs/:id/transfer-ownership',
  tag: 'orgs',
  access: { permission: 'admin.org' },
  summary: 'Give the organisation to another active admin',
  params: IdParams,
  body: z.strictObject({
    new_owner_user_id: Uuid,
    confirm: z.literal('TRANSFER', 'the word TRANSFER, typed'),
  }),
  response: Org,
});

/** Whether every VA has the money columns (design: access); admins and clients have them anyway. */
export const RolePermissions = z.object({
  va: z.object({ 'profit.read': z.boolean(), 'payouts.read': z.boolean() }),
});
export type RolePermissions = z.infer<typeof RolePermissions>;

export const getRolePermissions = endpoint({
  method: 'GET',
  path: '/admin/orgs/:id/role-permissions',
  tag: 'orgs',
  access: { permission: 'admin.department_roles' },
  summary: 'What every VA may read of the money',
  params: IdParams,
  response: RolePermissions,
});

export const updateRolePermissions = endpoint({
  method: 'PATCH',
  path: '/admin/orgs/:id/role-permissions',
  tag: 'orgs',
  access: { permission: 'admin.department_roles' },
  summary: 'Let every VA read profit or payouts, or no longer',
  params: IdParams,
  body: z.strictObject({
    va: z.strictObject({ 'profit.read': z.boolean().optional(), 'payouts.read': z.boolean().optional() }),
  }),
  response: RolePermissions,
});

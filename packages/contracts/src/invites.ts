import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Role } from './permissions.ts';
import { Email, IdParams, PageQuery, pageOf, Timestamp, Uuid } from './primitives.ts';

export const InviteStatus = z.enum(['open', 'used', 'revoked', 'expired']);

/**
 * - `off`: the installation sends no mail (no SMTP configured): copy the link.
 * - `pending`: about to be sent · `sent` · `failed`: copy the link, or resend.
 */
export const MailStatus = z.enum(['off', 'pending', 'sent', 'failed']);

export const Invite = z.object({
  id: Uuid,
  email: z.string(),
  role: Role,
  is_owner: z.boolean(),
  status: InviteStatus,
  department_roles: z.array(z.object({ id: Uuid, name: z.string() })),
  invited_by: z.string().nullable(),
  /** To be sent to the invited person; it opens nothing without signing in with that e-mail. Null once not open. */
  link: z.string().nullable(),
  mail_status: MailStatus,
  mailed_at: Timestamp.nullable(),
  created_at: Timestamp,
  expires_at: Timestamp,
});
export type Invite = z.infer<typeof Invite>;

const ExpiresInDays = z.int().min(1).max(60).default(14);

export const listInvites = endpoint({
  method: 'GET',
  path: '/admin/invites',
  tag: 'people',
  access: { permission: 'admin.invites' },
  summary: 'Invites of the organisation, newest first',
  query: PageQuery.extend({ status: InviteStatus.optional(), search: z.string().max(200).optional() }),
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
    expires_in_days: ExpiresInDays,
  }),
  response: Invite,
});

/** What came of one line of a bulk invite. `invalid` says why in `problem`; nothing was written for it. */
export const BulkInviteResult = z.object({
  /** Counted from 0. */
  row: z.int(),
  email: z.string(),
  outcome: z.enum(['created', 'already_member', 'already_invited', 'invalid']),
  problem: z.string().nullable(),
  invite: Invite.nullable(),
});
export type BulkInviteResult = z.infer<typeof BulkInviteResult>;

export const inviteInBulk = endpoint({
  method: 'POST',
  path: '/admin/invites/bulk',
  tag: 'people',
  access: { permission: 'admin.invites' },
  summary: 'Invite up to 500 people; each row by itself',
  body: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          /** As pasted: a bad one is that row's problem, not the request's. */
          email: z.string().max(320),
          /** admin, va or client in any case; without it, the body's. */
          role: z.string().max(40).optional(),
          /** Ids or names; without it, the body's. Only for VAs. */
          department_roles: z.array(z.string().max(100)).max(50).optional(),
        }),
      )
      .min(1)
      .max(500),
    role: Role.default('va'),
    department_role_ids: z.array(Uuid).max(50).default([]),
    expires_in_days: ExpiresInDays,
  }),
  response: z.object({ results: z.array(BulkInviteResult) }),
});

export const resendInvite = endpoint({
  method: 'POST',
  path: '/admin/invites/:id/resend',
  tag: 'people',
  access: { permission: 'admin.invites' },
  summary: 'Give an open or expired invite a new expiry and mail it again',
  params: IdParams,
  body: z.strictObject({ expires_in_days: ExpiresInDays }),
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

import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { PageQuery, pageOf, Timestamp, Uuid } from './primitives.ts';

/** `read`: somebody looked at personal data. */
export const AuditAction = z.enum(['insert', 'update', 'delete', 'read']);

/** One change that a person made. Personal and secret columns stand as "changed", without their values. */
export const AuditEntry = z.object({
  id: z.int(),
  actor: z.object({ id: Uuid, email: z.string().nullable(), full_name: z.string().nullable() }),
  action: AuditAction,
  /** The kind of thing, as its table is called. */
  subject: z.string(),
  subject_id: z.string(),
  account: z.object({ id: Uuid, account_code: z.string() }).nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  ip: z.string().nullable(),
  user_agent: z.string().nullable(),
  sealed: z.boolean(),
  created_at: Timestamp,
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const listAudit = endpoint({
  method: 'GET',
  path: '/admin/audit',
  tag: 'audit',
  access: { permission: 'admin.audit' },
  summary: 'What people changed, newest first',
  query: PageQuery.extend({
    id: z.coerce.number().int().min(1).optional(),
    actor_id: Uuid.optional(),
    subject: z.string().max(60).optional(),
    subject_id: z.string().max(80).optional(),
    account_id: Uuid.optional(),
    action: AuditAction.optional(),
    from: Timestamp.optional(),
    to: Timestamp.optional(),
  }),
  response: pageOf(AuditEntry),
});

import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import type { PermissionKey } from './permissions.ts';
import { IdParams, Timestamp, Uuid } from './primitives.ts';

export const EVENT_TYPES = [
  'order.captured',
  'order.skipped',
  'order.unreadable',
  'scan.finished',
  'job.created',
  'job.changed',
  'job.claimed',
  'job.stage',
  'job.permit',
  'job.placing',
  'job.placed',
  'job.completed',
  'job.failed',
  'job.requeued',
  'job.released',
  'job.cancelled',
  'job.late_report',
  'purchase.confirmed',
  'attention.opened',
  'attention.resolved',
  'pairing.requested',
  'pairing.approved',
  'pairing.rejected',
  'agent.checked_in',
  'agent.paused',
  'agent.resumed',
  'agent.revoked',
  'agent.renamed',
  'device.clocked_in',
  'device.clocked_out',
  'automation.stopped',
  'automation.resumed',
  'record.created',
  'record.changed',
  'record.remark_changed',
  'record.deleted',
  'supplier_link.created',
  'policy.changed',
  'account.created',
  'account.changed',
  'account.deleted',
  'invite.created',
  'invite.resent',
  'invite.mailed',
  'invite.revoked',
  'membership.created',
  'membership.changed',
  'membership.removed',
  'department_role.created',
  'department_role.changed',
  'department_role.deleted',
  'role_permissions.changed',
  'org.changed',
  'org.ownership_transferred',
  'access_code.revoked',
  'presence.changed',
] as const;
export const EventType = z.enum(EVENT_TYPES);
export type EventType = z.infer<typeof EventType>;

/**
 * Whoever hears of these learns what changed only with a key of its own: their screens read again what they may. Of the
 * other types everybody who hears them may read everything.
 */
export const EVENT_PAYLOAD_PERMISSIONS: Readonly<Partial<Record<EventType, PermissionKey>>> = {
  'account.created': 'admin.accounts',
  'account.changed': 'admin.accounts',
  'account.deleted': 'admin.accounts',
  'membership.changed': 'admin.users',
  'department_role.changed': 'admin.department_roles',
  'department_role.deleted': 'admin.department_roles',
  'role_permissions.changed': 'admin.department_roles',
  'org.changed': 'admin.org',
};

/**
 * One entry of the append-only log. The payload never holds an address. Job and actor are null for people who may not
 * see them.
 */
export const AutomationEvent = z.object({
  /** Cursor `epoch.xid.id`; also the SSE id. */
  cursor: z.string(),
  type: EventType,
  account_id: Uuid.nullable(),
  job_id: Uuid.nullable(),
  record_id: Uuid.nullable(),
  agent_id: Uuid.nullable(),
  actor: z.object({
    kind: z.enum(['user', 'agent', 'system']),
    id: Uuid.nullable(),
    name: z.string().nullable(),
  }),
  payload: z.record(z.string(), z.unknown()),
  created_at: Timestamp,
});
export type AutomationEvent = z.infer<typeof AutomationEvent>;

/** `text/event-stream`; `Last-Event-ID` (header) or `after` (query) resumes without loss. */
export const streamEvents = endpoint({
  method: 'GET',
  path: '/events',
  tag: 'events',
  access: 'member',
  summary: 'Live events of what I may see (Server-Sent Events)',
  query: z.strictObject({ after: z.string().max(100).optional() }),
  response: z.string(),
});

export const jobTimeline = endpoint({
  method: 'GET',
  path: '/automation/jobs/:id/events',
  tag: 'events',
  access: { permission: 'auto_order.read' },
  summary: 'The timeline of one job, oldest first',
  params: IdParams,
  response: z.object({ items: z.array(AutomationEvent) }),
});

/** Agents: wake-ups (a job may be claimable, a confirmation came, paused, stopped). Never data. */
export const streamWakeUps = endpoint({
  method: 'GET',
  path: '/automation/agents/me/events',
  tag: 'agents',
  access: 'agent',
  summary: 'Wake-ups for an agent (Server-Sent Events)',
  response: z.string(),
});

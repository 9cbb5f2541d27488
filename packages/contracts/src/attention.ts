import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { FailureReason } from './job-states.ts';
import { PageQuery, pageOf, Timestamp, Uuid } from './primitives.ts';

/** One problem that needs a person: its typed cause and the clock. */
export const AttentionItem = z.object({
  id: Uuid,
  account_id: Uuid.nullable(),
  account_code: z.string().nullable(),
  job_id: Uuid.nullable(),
  ebay_order_id: z.string().nullable(),
  item_name: z.string().nullable(),
  cause: FailureReason.or(z.enum(['ORDER_UNREADABLE', 'AGENT_SILENT'])),
  /** A sentence for people. */
  sentence: z.string(),
  details: z.record(z.string(), z.unknown()),
  ship_by: Timestamp.nullable(),
  status: z.enum(['open', 'resolved']),
  created_at: Timestamp,
  resolved_at: Timestamp.nullable(),
});
export type AttentionItem = z.infer<typeof AttentionItem>;

export const listAttention = endpoint({
  method: 'GET',
  path: '/attention',
  tag: 'attention',
  access: { permission: 'auto_order.read' },
  summary: 'What needs a person, earliest ship-by first',
  query: PageQuery.extend({ status: z.enum(['open', 'resolved']).default('open') }),
  response: pageOf(AttentionItem),
});

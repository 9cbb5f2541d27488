import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { FailureReason, JobStatus, JobType, PurchaseStage } from './job-states.ts';
import { CalendarDay, Currency, IdParams, Minor, PageQuery, pageOf, Timestamp, Uuid } from './primitives.ts';

/** As people see a job. Nothing of the buyer's address. */
export const Job = z.object({
  id: Uuid,
  type: JobType,
  account_id: Uuid,
  account_code: z.string(),
  ebay_order_id: z.string(),
  ebay_line_id: z.string(),
  item_name: z.string(),
  qty: z.int(),
  currency: Currency,
  sale_price_minor: Minor.nullable(),
  ebay_fees_minor: Minor.nullable(),
  site: z.string().nullable(),
  asin: z.string().nullable(),
  units: z.int().nullable(),
  status: JobStatus,
  waiting_confirmation: z.boolean(),
  stage: PurchaseStage.nullable(),
  attempt_count: z.int(),
  failure_reason: FailureReason.nullable(),
  failure_details: z.record(z.string(), z.unknown()),
  claimed_by: z.object({ id: Uuid, label: z.string() }).nullable(),
  amazon_order_ids: z.array(z.string()),
  ship_by: Timestamp.nullable(),
  latest_delivery: CalendarDay.nullable(),
  not_before: Timestamp.nullable(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type Job = z.infer<typeof Job>;

export const listJobs = endpoint({
  method: 'GET',
  path: '/automation/jobs',
  tag: 'jobs',
  access: { permission: 'auto_order.read' },
  summary: 'Jobs of my accounts, newest first',
  query: PageQuery.extend({
    status: JobStatus.optional(),
    account_id: Uuid.optional(),
    search: z.string().trim().max(100).optional(),
  }),
  response: pageOf(Job),
});

export const getJob = endpoint({
  method: 'GET',
  path: '/automation/jobs/:id',
  tag: 'jobs',
  access: { permission: 'auto_order.read' },
  summary: 'One job',
  params: IdParams,
  response: Job,
});

export const cancelJob = endpoint({
  method: 'POST',
  path: '/automation/jobs/:id/cancel',
  tag: 'jobs',
  access: { permission: 'auto_order.operate' },
  summary: 'Cancel a job before the point of no return',
  params: IdParams,
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  response: Job,
});

import { z } from 'zod';
import { ShipTo } from './captured-orders.ts';
import { endpoint } from './endpoint.ts';
import { FailureReason, JobStatus, JobType, PurchaseStage, ReportedStage } from './job-states.ts';
import {
  AmazonOrderId,
  Asin,
  CalendarDay,
  Currency,
  IdParams,
  Minor,
  NonNegativeMinor,
  Timestamp,
  Uuid,
} from './primitives.ts';
import { SupplierSite } from './supplier-links.ts';

/** What the Amazon agent needs to buy one line. */
export const ClaimedJob = z.object({
  id: Uuid,
  type: JobType,
  fence: z.int(),
  lease_expires_at: Timestamp,
  stage: PurchaseStage.nullable(),
  status: JobStatus,
  account_id: Uuid,
  account_code: z.string(),
  practice: z.boolean(),
  ebay_order_id: z.string(),
  ebay_line_id: z.string(),
  item_name: z.string(),
  currency: Currency,
  site: SupplierSite,
  asin: Asin,
  /** Units to buy at the supplier: sold quantity × units per item. */
  units: z.int(),
  ship_to: ShipTo,
  /** The last stages' facts that a restarted agent needs. */
  purchase_id: z.string().nullable(),
  permit_id: Uuid.nullable(),
});
export type ClaimedJob = z.infer<typeof ClaimedJob>;

export const claimJob = endpoint({
  method: 'POST',
  path: '/automation/jobs/claim',
  tag: 'jobs',
  access: 'agent',
  summary: 'Amazon agent: the next job, or the one already held (same fence)',
  response: z.object({ job: ClaimedJob.nullable(), retry_after_seconds: z.int() }),
});

const Fenced = z.strictObject({ fence: z.int() });
const PracticeRun = z.string().max(100).nullable();

export const reportStage = endpoint({
  method: 'POST',
  path: '/automation/jobs/:id/stage',
  tag: 'jobs',
  access: 'agent',
  summary:
    'Amazon agent: a stage is reached; recorded before the next act. A stage may be walked again before PLACING',
  params: IdParams,
  body: Fenced.extend({ stage: ReportedStage, practice_run: PracticeRun }),
  response: z.object({ stage: PurchaseStage, lease_expires_at: Timestamp }),
});

/** What the review page said. Null is unknown ("--"), never zero. */
export const Review = z.strictObject({
  asin: Asin,
  quantity: z.int().min(0),
  currency: Currency,
  items_minor: NonNegativeMinor.nullable(),
  shipping_minor: Minor.nullable(),
  tax_minor: NonNegativeMinor.nullable(),
  total_minor: NonNegativeMinor.nullable(),
  latest_delivery: CalendarDay.nullable(),
  /** As the page prints it; compared by the API with the buyer's address and not stored. */
  ship_to_name: z.string().max(300),
  ship_to_text: z.string().max(1000),
  /** The checkout's purchase id from the URL (106-…); never an order id. */
  purchase_id: z.string().max(60).nullable(),
  practice_run: PracticeRun,
});
export type Review = z.infer<typeof Review>;

export const requestPermit = endpoint({
  method: 'POST',
  path: '/automation/jobs/:id/permit',
  tag: 'jobs',
  access: 'agent',
  summary: 'Amazon agent: may I spend this?',
  params: IdParams,
  body: Fenced.extend({ review: Review }),
  response: z.discriminatedUnion('decision', [
    z.object({ decision: z.literal('granted'), permit_id: Uuid, expires_at: Timestamp }),
    z.object({ decision: z.literal('needs_confirmation'), wait_until: Timestamp }),
    z.object({ decision: z.literal('denied'), reason: FailureReason }),
  ]),
});

export const recordPlacing = endpoint({
  method: 'POST',
  path: '/automation/jobs/:id/placing',
  tag: 'jobs',
  access: 'agent',
  summary: 'Amazon agent: the point of no return; answers go once, a repeat is OUTCOME_UNKNOWN',
  params: IdParams,
  body: Fenced.extend({ permit_id: Uuid, practice_run: PracticeRun }),
  response: z.object({ go: z.literal(true), click_before: Timestamp }),
});

/** Outcome of the attempt that recorded PLACING; accepted even after its lease was lost. */
export const reportPlaced = endpoint({
  method: 'POST',
  path: '/automation/jobs/:id/placed',
  tag: 'jobs',
  access: 'agent',
  summary: 'Amazon agent: the thank-you page was reached',
  params: IdParams,
  body: Fenced.extend({ purchase_id: z.string().max(60).nullable() }),
  response: z.object({ stage: PurchaseStage }),
});

/** One Amazon order as its own page shows it; null money is provisional and corrected by a later read. */
export const PlacedOrder = z.strictObject({
  amazon_order_id: AmazonOrderId,
  currency: Currency,
  price_minor: NonNegativeMinor.nullable(),
  tax_minor: NonNegativeMinor.nullable(),
  shipping_minor: Minor.nullable(),
  total_minor: NonNegativeMinor.nullable(),
  units: z.int().min(1).nullable(),
});
export type PlacedOrder = z.infer<typeof PlacedOrder>;

export const completeJob = endpoint({
  method: 'POST',
  path: '/automation/jobs/:id/complete',
  tag: 'jobs',
  access: 'agent',
  summary: 'Amazon agent: the order id(s) and money; record, spend and events in one transaction',
  params: IdParams,
  body: Fenced.extend({
    purchase_id: z.string().max(60).nullable(),
    orders: z.array(PlacedOrder).min(1).max(20),
  }),
  response: z.object({ status: JobStatus, record_id: Uuid }),
});

export const failJob = endpoint({
  method: 'POST',
  path: '/automation/jobs/:id/fail',
  tag: 'jobs',
  access: 'agent',
  summary: 'Amazon agent: this attempt ends without a purchase, or with an unknown outcome',
  params: IdParams,
  body: Fenced.extend({
    reason: FailureReason,
    /** What was seen, without personal data: page, missing landmarks, amounts. */
    details: z
      .record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean(), z.null()]))
      .default({}),
  }),
  response: z.object({ status: JobStatus }),
});

/** The agent stops waiting for a confirmation; no attempt is counted. */
export const releaseJob = endpoint({
  method: 'POST',
  path: '/automation/jobs/:id/release',
  tag: 'jobs',
  access: 'agent',
  summary: 'Amazon agent: leave the checkout, the job waits for a person',
  params: IdParams,
  body: Fenced,
  response: z.object({ status: JobStatus }),
});

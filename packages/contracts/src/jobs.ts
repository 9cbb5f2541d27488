import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { FailureReason, JobStatus, JobType, PurchaseStage, ReportedStage } from './job-states.ts';
import {
  AmazonOrderId,
  Asin,
  CalendarDay,
  Currency,
  EbayOrderId,
  Empty,
  IdParams,
  Minor,
  NonNegativeMinor,
  PageQuery,
  pageOf,
  Timestamp,
  Uuid,
} from './primitives.ts';
import { SupplierSite } from './supplier-links.ts';

/** A buyer's address. Personal data: stored encrypted, never in events or logs. */
export const ShipTo = z.strictObject({
  name: z.string().trim().min(1).max(200),
  line1: z.string().trim().min(1).max(300),
  line2: z.string().trim().max(300).nullable().default(null),
  city: z.string().trim().min(1).max(200),
  state: z.string().trim().max(100).nullable().default(null),
  postal_code: z.string().trim().max(20).nullable().default(null),
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/),
  phone: z.string().trim().max(40).nullable().default(null),
});
export type ShipTo = z.infer<typeof ShipTo>;

export const OrderLine = z.strictObject({
  /** eBay's line item / transaction id. */
  ebay_line_id: z.string().regex(/^\d{6,20}$/),
  item_id: z.string().regex(/^\d{6,20}$/),
  variation: z.string().max(500).nullable().default(null),
  sku: z.string().max(200).nullable().default(null),
  item_name: z.string().trim().min(1).max(500),
  qty: z.int().min(1).max(10_000),
  /** Line total before shipping and order-level discounts. */
  total_minor: NonNegativeMinor,
});

/** One paid, unshipped eBay order as the eBay agent read it. Null is unknown, never zero. */
export const CapturedOrder = z.strictObject({
  ebay_order_id: EbayOrderId,
  sold_on: CalendarDay,
  currency: Currency,
  lines: z.array(OrderLine).min(1).max(100),
  /** Items + shipping − seller's discounts of the lines named here, without the tax that eBay collects. */
  sale_minor: NonNegativeMinor,
  fees_minor: NonNegativeMinor.nullable().default(null),
  earnings_minor: Minor.nullable().default(null),
  ship_to: ShipTo.nullable(),
  ship_by: Timestamp.nullable().default(null),
  /** Last day of the delivery that eBay promised the buyer. */
  latest_delivery: CalendarDay.nullable().default(null),
  /** Content of the page's crosscart-practice meta, null on real pages. */
  practice_run: z.string().max(100).nullable(),
});
export type CapturedOrder = z.infer<typeof CapturedOrder>;

export const captureOrder = endpoint({
  method: 'POST',
  path: '/automation/jobs',
  tag: 'jobs',
  access: 'agent',
  summary: 'eBay agent: one PURCHASE job per line of a captured order; again returns what exists',
  body: CapturedOrder,
  response: z.object({
    jobs: z.array(
      z.object({
        id: Uuid,
        ebay_line_id: z.string(),
        status: JobStatus,
        created: z.boolean(),
        failure_reason: FailureReason.nullable(),
      }),
    ),
  }),
});

export const SkipReason = z.enum(['awaiting_payment', 'cancelled', 'already_fulfilled', 'refunded']);

/** The eBay agent's account of one walk through the order list. */
export const reportScan = endpoint({
  method: 'POST',
  path: '/automation/scans',
  tag: 'jobs',
  access: 'agent',
  summary: 'eBay agent: what a walk through the order list saw and left out',
  body: z.strictObject({
    scan_id: Uuid,
    orders_seen: z.int().min(0).max(100_000),
    skipped: z.array(z.strictObject({ ebay_order_id: EbayOrderId, reason: SkipReason })).max(1000),
    /** Orders that could not be read; each opens attention. */
    unreadable: z
      .array(z.strictObject({ ebay_order_id: EbayOrderId, missing: z.array(z.string().max(100)).max(20) }))
      .max(1000),
    practice_run: z.string().max(100).nullable(),
  }),
  response: Empty,
});

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

import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { FailureReason, JobStatus } from './job-states.ts';
import {
  CalendarDay,
  Currency,
  EbayOrderId,
  Empty,
  Minor,
  NonNegativeMinor,
  Timestamp,
  Uuid,
} from './primitives.ts';

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

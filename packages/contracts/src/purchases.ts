import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { CalendarDay, Currency, IdParams, Minor, NonNegativeMinor, Timestamp, Uuid } from './primitives.ts';

/** A reviewed purchase that waits for a person's *Place order*. */
export const WaitingPurchase = z.object({
  job_id: Uuid,
  review_id: Uuid,
  account_id: Uuid,
  account_code: z.string(),
  ebay_order_id: z.string(),
  item_name: z.string(),
  asin: z.string(),
  units: z.int(),
  currency: Currency,
  sale_price_minor: Minor.nullable(),
  ebay_fees_minor: Minor.nullable(),
  total_minor: NonNegativeMinor,
  tax_minor: NonNegativeMinor.nullable(),
  shipping_minor: Minor.nullable(),
  /** Absent for people who may not read profit. */
  expected_profit_minor: Minor.nullable().optional(),
  latest_delivery: CalendarDay.nullable(),
  promised_delivery: CalendarDay.nullable(),
  ship_by: Timestamp.nullable(),
  agent_is_waiting: z.boolean(),
  reviewed_at: Timestamp,
});
export type WaitingPurchase = z.infer<typeof WaitingPurchase>;

export const listWaitingPurchases = endpoint({
  method: 'GET',
  path: '/purchases/waiting',
  tag: 'purchases',
  access: { permission: 'auto_order.read' },
  summary: 'Purchases that wait for a person, earliest ship-by first',
  response: z.object({ items: z.array(WaitingPurchase) }),
});

/** Binds ASIN, quantity, address, maximum total and latest delivery of that review for 30 minutes. */
export const confirmPurchase = endpoint({
  method: 'POST',
  path: '/automation/jobs/:id/confirm',
  tag: 'purchases',
  access: { permission: 'auto_order.operate' },
  summary: 'Place order: confirm what was reviewed',
  params: IdParams,
  body: z.strictObject({ review_id: Uuid, max_total_minor: NonNegativeMinor }),
  response: z.object({ confirmed_until: Timestamp }),
});

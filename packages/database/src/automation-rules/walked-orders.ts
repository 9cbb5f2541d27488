import { randomInt } from 'node:crypto';

/** What agents send and are given in the tests of the rules. */

export interface HeldJob {
  readonly id: string;
  readonly fence: number;
  readonly stage: string | null;
  readonly asin: string;
  readonly units: number;
}

export interface TestReview {
  asin: string;
  quantity: number;
  currency: string;
  items_minor: number | null;
  shipping_minor: number | null;
  tax_minor: number | null;
  total_minor: number | null;
  latest_delivery: string | null;
  practice_run: string | null;
}

export type PermitAnswer =
  | { decision: 'granted'; permit_id: string }
  | { decision: 'needs_confirmation'; wait_until: string }
  | { decision: 'denied'; reason: string };

export interface TestPlacedOrder {
  amazon_order_id: string;
  currency: string;
  price_minor: number | null;
  tax_minor: number | null;
  shipping_minor: number | null;
  total_minor: number | null;
  units: number | null;
}

export interface CapturedTestOrder {
  ebay_order_id: string;
  sold_on: string;
  currency: string;
  practice_run: string | null;
  ship_by: string | null;
  latest_delivery: string | null;
  shipTo: string | null;
  lines: {
    ebay_line_id: string;
    item_id: string;
    variation: string | null;
    sku: string | null;
    item_name: string;
    qty: number;
    sale_price_minor: number;
    ebay_fees_minor: number | null;
  }[];
}

export const TEST_ITEM_ID = '406355941732';
export const TEST_ASIN = 'B0TESTTEST';

export function someOrder(): CapturedTestOrder {
  const digits = () => String(randomInt(10_000, 99_999));
  return {
    ebay_order_id: `${randomInt(10, 99)}-${digits()}-${digits()}`,
    sold_on: '2026-11-20',
    currency: 'USD',
    practice_run: null,
    ship_by: '2026-11-25T23:00:00Z',
    latest_delivery: '2026-12-05',
    shipTo: 'somebody somewhere',
    lines: [
      {
        ebay_line_id: `1008${digits()}${digits()}`,
        item_id: TEST_ITEM_ID,
        variation: null,
        sku: null,
        item_name: 'Garden hose',
        qty: 1,
        sale_price_minor: 5_000,
        ebay_fees_minor: 650,
      },
    ],
  };
}

/** An order whose one line is changed. */
export function withLine(
  change: Partial<CapturedTestOrder['lines'][number]>,
  order = someOrder(),
): CapturedTestOrder {
  return { ...order, lines: order.lines.map((line) => ({ ...line, ...change })) };
}

export function someReview(job: HeldJob): TestReview {
  return {
    asin: job.asin,
    quantity: job.units,
    currency: 'USD',
    items_minor: 3_000,
    shipping_minor: 0,
    tax_minor: 240,
    total_minor: 3_240,
    latest_delivery: '2026-12-01',
    practice_run: null,
  };
}

export function somePlacedOrder(order: Partial<TestPlacedOrder> = {}): TestPlacedOrder {
  const digits = () => String(randomInt(1_000_000, 9_999_999));
  return {
    amazon_order_id: `112-${digits()}-${digits()}`,
    currency: 'USD',
    price_minor: 3_000,
    tax_minor: 240,
    shipping_minor: 0,
    total_minor: 3_240,
    units: 1,
    ...order,
  };
}

import type { EbayOrder } from '../model.ts';

/** The sums of an order as its pages show them, in minor units; null = unknown. */
export interface OrderMoney {
  /** Items before discounts. */
  readonly subtotalMinor: number | null;
  /** Item discounts, as a positive amount. */
  readonly discountMinor: number;
  /** What the buyer paid, eBay-collected tax included. */
  readonly totalMinor: number | null;
  /** Items − discounts + shipping − fees − what was refunded. The tax that eBay collects is no part of it. */
  readonly earningsMinor: number | null;
}

export function moneyOf(order: EbayOrder): OrderMoney {
  let subtotalMinor: number | null = 0;
  let discountMinor = 0;
  for (const line of order.lines) {
    discountMinor += line.discount_minor;
    subtotalMinor =
      subtotalMinor === null || line.items_total_minor === null
        ? null
        : subtotalMinor + line.items_total_minor;
  }
  const saleMinor =
    subtotalMinor === null
      ? null
      : subtotalMinor - discountMinor + order.shipping_minor - order.shipping_discount_minor;
  return {
    subtotalMinor,
    discountMinor,
    totalMinor: saleMinor === null ? null : saleMinor + (order.sales_tax_minor ?? 0),
    earningsMinor:
      saleMinor === null || order.fees_minor === null
        ? null
        : saleMinor - order.fees_minor - (order.refunded_minor ?? 0),
  };
}

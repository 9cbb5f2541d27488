import { shipToKey } from '../address.ts';
import type { Address, EbayLine, EbayOrder, Product, SupplierLink } from '../model.ts';
import { shareOf } from '../money.ts';

export type SkipReason = 'unpaid' | 'cancelled' | 'fulfilled' | 'refunded' | 'no_lines';
type AttentionReason = 'price_guard' | 'other_currency' | 'no_address' | 'no_supplier_link';

/** What must come out when the seeded orders are worked off: the demo compares it with the truth. */
export interface Expected {
  /** Orders that must not be bought. */
  readonly skipped: readonly { order_id: string; reason: SkipReason }[];
  /** Lines that cannot end in a purchase by themselves. */
  readonly needs_attention: readonly { order_id: string; line_item_id: string; reason: AttentionReason }[];
  /** Where each order that is to be bought goes. */
  readonly ship_tos: readonly { order_id: string; ship_to_key: string; ship_to: Address }[];
  /**
   * Units that may be bought per recipient and product, over all orders: more than these at practice Amazon are
   * duplicates. Lines that end in attention count too (a person may still buy them).
   */
  readonly wanted: readonly {
    ship_to_key: string;
    asin: string;
    units: number;
    order_ids: readonly string[];
  }[];
}

/** Orders for practice eBay, products for practice Amazon, the links between them, and what is expected of them. */
export interface SeedPlan {
  /** The most frequent currency of the orders: the account's. */
  readonly currency: string;
  readonly orders: EbayOrder[];
  readonly products: Product[];
  readonly supplier_links: SupplierLink[];
  readonly expected: Expected;
}

/**
 * The unit price of a line's supplier product: 60 % of the line's items after discounts, divided by its units (one
 * supplier unit per sold unit), rounded half up to the minor unit, at least 1. Rounding is per unit, so a line's cost
 * may differ from 60 % by up to half a minor unit per unit.
 */
export function supplierPrice(line: EbayLine): number | null {
  if (line.items_total_minor === null) return null;
  const afterDiscount = Math.max(0, line.items_total_minor - line.discount_minor);
  return Math.max(1, shareOf(afterDiscount, 60, 100 * line.quantity));
}

/** Why an order must not be bought; null when it is to be bought. */
export function skipReason(order: EbayOrder): SkipReason | null {
  switch (order.state) {
    case 'awaiting_payment':
      return 'unpaid';
    case 'cancelled':
    case 'cancel_requested':
      return 'cancelled';
    case 'refunded':
    case 'partially_refunded':
      return 'refunded';
    case 'shipped':
    case 'returned':
    case 'return_requested':
      return 'fulfilled';
    case 'awaiting_shipment':
    case 'partially_shipped':
      if (order.lines.length === 0) return 'no_lines';
      return order.lines.every((line) => line.shipped) ? 'fulfilled' : null;
  }
}

/** What a supplier link is looked up by. */
export const linkKey = (line: Pick<EbayLine, 'item_id' | 'sku' | 'variation'>): string =>
  JSON.stringify([line.item_id, line.sku, line.variation]);

/** The currency most orders have; of equally frequent ones the first seen. USD when there are no orders. */
export function mostFrequentCurrency(orders: readonly EbayOrder[]): string {
  const counts = new Map<string, number>();
  for (const { currency } of orders) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'USD';
}

/** Works out what the orders must lead to. `aboveMaximum` names the lines whose product costs more than the policy allows. */
export function expectedOf(
  orders: readonly EbayOrder[],
  links: readonly SupplierLink[],
  currency: string,
  aboveMaximum: ReadonlySet<string>,
): Expected {
  const linked = new Map(links.map((link) => [linkKey(link), link]));
  const skipped: { order_id: string; reason: SkipReason }[] = [];
  const attention: { order_id: string; line_item_id: string; reason: AttentionReason }[] = [];
  const shipTos: { order_id: string; ship_to_key: string; ship_to: Address }[] = [];
  const wanted = new Map<string, { ship_to_key: string; asin: string; units: number; order_ids: string[] }>();

  for (const order of orders) {
    const { order_id } = order;
    const reason = skipReason(order);
    if (reason !== null) {
      skipped.push({ order_id, reason });
      continue;
    }
    const key = order.ship_to === null ? null : shipToKey(order.ship_to);
    if (order.ship_to !== null && key !== null)
      shipTos.push({ order_id, ship_to_key: key, ship_to: order.ship_to });
    for (const line of order.lines.filter((candidate) => !candidate.shipped)) {
      const link = linked.get(linkKey(line));
      const problem = attentionReason(order, link, currency, aboveMaximum.has(line.line_item_id));
      if (problem !== null) attention.push({ order_id, line_item_id: line.line_item_id, reason: problem });
      if (link === undefined || key === null) continue;
      const place = JSON.stringify([key, link.asin]);
      const entry = wanted.get(place) ?? { ship_to_key: key, asin: link.asin, units: 0, order_ids: [] };
      entry.units += line.quantity * link.units_per_item;
      if (!entry.order_ids.includes(order_id)) entry.order_ids.push(order_id);
      wanted.set(place, entry);
    }
  }
  return { skipped, needs_attention: attention, ship_tos: shipTos, wanted: [...wanted.values()] };
}

function attentionReason(
  order: EbayOrder,
  link: SupplierLink | undefined,
  currency: string,
  aboveMaximum: boolean,
): AttentionReason | null {
  if (order.currency !== currency) return 'other_currency';
  if (order.ship_to === null) return 'no_address';
  if (link === undefined) return 'no_supplier_link';
  return aboveMaximum ? 'price_guard' : null;
}

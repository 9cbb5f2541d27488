import type { PurchasedOrder } from '../model.ts';
import type { AmazonShop } from './shop.ts';

/** The rows of an order's summary: label and amount in minor units. */
export function chargeRows({ words }: AmazonShop, order: PurchasedOrder): [string, number][] {
  const beforeTax = order.items_minor + order.shipping_minor - order.shipping_waived_minor;
  const rows: [string, number][] = [
    [words.itemsSubtotal, order.items_minor],
    [words.detailsShipping, order.shipping_minor],
  ];
  if (order.shipping_waived_minor > 0) rows.push([words.freeShipping, -order.shipping_waived_minor]);
  rows.push([words.beforeTax, beforeTax]);
  rows.push([words.tax, order.tax_minor]);
  rows.push([words.grandTotal, order.total_minor]);
  return rows;
}

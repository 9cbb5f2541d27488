import type { EbayOrder } from '../model.ts';
import type { SellerHub } from './hub.ts';

export const orderFilters = ['ALL_ORDERS', 'AWAITING_SHIPMENT', 'AWAITING_PAYMENT', 'PAID_SHIPPED'] as const;
export type OrderFilter = (typeof orderFilters)[number];

/** The status as Seller Hub words it: "Ship by Sep 24" (with the year on the detail page), "Shipping overdue", … */
export function statusText(
  { store, words, writing }: SellerHub,
  order: EbayOrder,
  withYear: boolean,
): string {
  if (order.state !== 'awaiting_shipment' || order.ship_by === null) return words.status[order.state];
  if (new Date(order.ship_by) < store.now()) return words.overdue;
  return `${words.shipBy} ${withYear ? writing.shortDate(order.ship_by) : writing.shortDay(order.ship_by)}`;
}

/** Whether the list of that filter shows the order. */
export function belongsTo(order: EbayOrder, filter: OrderFilter): boolean {
  switch (filter) {
    case 'ALL_ORDERS':
      return true;
    case 'AWAITING_SHIPMENT':
      return ['awaiting_shipment', 'partially_shipped', 'cancel_requested'].includes(order.state);
    case 'AWAITING_PAYMENT':
      return order.state === 'awaiting_payment';
    case 'PAID_SHIPPED':
      return order.state === 'shipped';
  }
}

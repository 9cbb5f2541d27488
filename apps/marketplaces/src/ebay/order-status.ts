import { shortDate, shortDay } from '../dates.ts';
import type { EbayOrder } from '../model.ts';

export const orderFilters = ['ALL_ORDERS', 'AWAITING_SHIPMENT', 'AWAITING_PAYMENT', 'PAID_SHIPPED'] as const;
export type OrderFilter = (typeof orderFilters)[number];

const fixedTexts = {
  awaiting_payment: 'Awaiting payment',
  cancelled: 'Cancelled',
  cancel_requested: 'Cancellation requested',
  shipped: 'Shipped',
  partially_shipped: 'Partially shipped',
  refunded: 'Refunded',
  partially_refunded: 'Partially refunded',
} as const;

/** The status as Seller Hub words it: "Ship by Sep 24" (with the year on the detail page), "Shipping overdue", … */
export function statusText(order: EbayOrder, now: Date, withYear: boolean): string {
  if (order.state !== 'awaiting_shipment') return fixedTexts[order.state];
  if (order.ship_by === null) return 'Awaiting shipment';
  if (new Date(order.ship_by) < now) return 'Shipping overdue';
  return `Ship by ${withYear ? shortDate(order.ship_by) : shortDay(order.ship_by)}`;
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

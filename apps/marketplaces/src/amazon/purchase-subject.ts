import type { FaultSubject } from '../faults/fault-book.ts';
import type { Purchase } from '../model.ts';

/** What a purchase is about, for the faults that are set on it. */
export function purchaseSubject(purchase: Purchase): FaultSubject {
  const asins = purchase.orders.flatMap((order) => order.lines.map(({ asin }) => asin));
  return { asins, orderIds: purchase.for_orders };
}

import { z } from 'zod';
import type { EbayOrder } from '../model.ts';
import type { SellerHub } from './hub.ts';
import { belongsTo, orderFilters } from './order-status.ts';

export const listQuery = z.object({
  /** "status:ALL_ORDERS" with optional further parts after a comma; anything unknown shows all orders. */
  filter: z
    .string()
    .default('')
    .transform(
      (text) => orderFilters.find((name) => text.split(',').includes(`status:${name}`)) ?? 'ALL_ORDERS',
    ),
  limit: z.coerce.number().int().min(1).max(200).catch(50).default(50),
  offset: z.coerce.number().int().min(0).catch(0).default(0),
});
export type ListQuery = z.output<typeof listQuery>;

/** The orders of a list, newest first, and those on the page that was asked for. */
export function listedOrders({ store }: SellerHub, { filter, limit: asked, offset }: ListQuery) {
  const orders: EbayOrder[] = [...store.ebayOrders.values()]
    .filter((order) => belongsTo(order, filter))
    .sort((a, b) => b.created_at.localeCompare(a.created_at) || a.order_id.localeCompare(b.order_id));
  const subject = { asins: [], orderIds: orders.map(({ order_id }) => order_id) };
  const limit = Math.min(asked, store.faults.value('most_per_page', subject, 'ebay') ?? asked);
  return { orders, limit, shown: orders.slice(offset, offset + limit) };
}

import { calendarDate } from '../dates.ts';
import { drawAsin } from '../identifiers.ts';
import type { EbayOrder, Product, SupplierLink } from '../model.ts';
import { getOrdersSchema } from './get-orders-schema.ts';
import type { Shift } from './read-order.ts';
import { readOrder } from './read-order.ts';
import type { SeedPlan } from './seed-plan.ts';
import { expectedOf, linkKey, mostFrequentCurrency, supplierPrice } from './seed-plan.ts';

const hour = 3_600_000;

/** Practice Amazon delivers this many days after the purchase, or by the promised date where that is sooner. */
const usualDeliveryDays = 3;

/**
 * A plan from an answer of eBay's getOrders. Only `orders` is read. All dates move by one offset, so that the newest
 * order was made an hour before `now`. Of two orders with one id the later in the file stands. Throws a ZodError naming
 * the path where the JSON is no getOrders answer.
 */
export function seedFromGetOrders(json: unknown, { now }: { now: Date }): SeedPlan {
  const api = getOrdersSchema.parse(json).orders;
  const anHourAgo = new Date(now.getTime() - hour);
  const created = api.flatMap((order) => (order.creationDate ? [Date.parse(order.creationDate)] : []));
  const offset = created.length === 0 ? 0 : anHourAgo.getTime() - Math.max(...created);
  const shift: Shift = (instant) =>
    instant === null || instant === undefined ? null : new Date(Date.parse(instant) + offset).toISOString();

  const byId = new Map<string, EbayOrder>();
  for (const [place, each] of api.entries()) {
    const order = readOrder(each, place, shift, anHourAgo.toISOString());
    byId.set(order.order_id, order);
  }
  const orders = [...byId.values()];
  const currency = mostFrequentCurrency(orders);
  const { products, links } = supply(orders, currency);
  return {
    currency,
    orders,
    products,
    supplier_links: links,
    expected: expectedOf(orders, links, currency, new Set()),
  };
}

/**
 * One product and one link per item, SKU and variation. Where several lines share one, the product has the account's
 * currency if any of them has, the lowest of their prices, and the earliest of their dates. A line without a price gets
 * none.
 */
function supply(orders: readonly EbayOrder[], currency: string) {
  const products = new Map<string, Product>();
  const links: SupplierLink[] = [];
  const inOrderOfCurrency = [...orders].sort(
    (a, b) => Number(b.currency === currency) - Number(a.currency === currency),
  );
  for (const order of inOrderOfCurrency) {
    for (const line of order.lines) {
      const price = supplierPrice(line);
      if (price === null) continue;
      const key = linkKey(line);
      const deliverBy = deliveryLimit(order);
      const present = products.get(key);
      if (present === undefined) {
        const asin = drawAsin('file', key);
        products.set(key, {
          asin,
          title: `${line.title} (supplier's name)`,
          currency: order.currency,
          price_minor: price,
          stock: 100 + 10 * line.quantity,
          shipping_minor: 0,
          shipping_waived: false,
          delivery_days: usualDeliveryDays,
          deliver_by: deliverBy,
          splits: false,
          has_buy_now: true,
        });
        const { item_id, sku, variation } = line;
        links.push({ item_id, sku, variation, asin, units_per_item: 1 });
      } else {
        present.stock += 10 * line.quantity;
        present.deliver_by = sooner(present.deliver_by, deliverBy);
        if (present.currency === order.currency) present.price_minor = Math.min(present.price_minor, price);
      }
    }
  }
  return { products: [...products.values()], links };
}

/** The calendar date by which practice Amazon must deliver: the promise, or the ship-by date where none is known. */
function deliveryLimit(order: EbayOrder): string | null {
  const limit = order.deliver_by ?? order.ship_by;
  return limit === null ? null : calendarDate(new Date(limit));
}

const sooner = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null || a < b ? a : b;

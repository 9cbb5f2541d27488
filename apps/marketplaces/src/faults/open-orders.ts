import { shipToKey } from '../address.ts';
import type { EbayOrder } from '../model.ts';
import { linkKey, skipReason } from '../seeding/seed-plan.ts';
import type { MarketplaceStore } from '../store.ts';

/** What an eBay order wants bought: so many units of one product. */
export interface Want {
  readonly orderId: string;
  readonly asin: string;
  readonly units: number;
}

/** What an order's lines are bought as, by the seeded supplier links; nothing for a line without a link. */
export function wantsOf(store: MarketplaceStore, { order_id, lines }: EbayOrder): Want[] {
  return lines.flatMap((line) => {
    const link = store.supplierLinks.get(linkKey(line));
    if (link === undefined) return [];
    return [{ orderId: order_id, asin: link.asin, units: line.quantity * link.units_per_item }];
  });
}

/**
 * What is still to be bought: of orders that may be bought, and whose recipient was not sent all units of the product
 * that his orders want. What Amazon cancelled counts as not bought.
 */
export function openWants(store: MarketplaceStore): Want[] {
  const wanted = new Map<string, number>();
  const all = [...store.ebayOrders.values()].flatMap((order) => {
    if (order.ship_to === null || skipReason(order) !== null) return [];
    const recipient = shipToKey(order.ship_to);
    const lines = order.lines.filter(({ shipped }) => !shipped);
    return wantsOf(store, { ...order, lines }).map((want) => ({
      want,
      place: JSON.stringify([recipient, want.asin]),
    }));
  });
  for (const { want, place } of all) wanted.set(place, (wanted.get(place) ?? 0) + want.units);
  const bought = boughtUnits(store);
  return all
    .filter(({ place }) => (bought.get(place) ?? 0) < (wanted.get(place) ?? 0))
    .map(({ want }) => want);
}

/** Units bought per recipient and product. The recipient is the order's: a purchase may have lost the name. */
function boughtUnits(store: MarketplaceStore): Map<string, number> {
  const units = new Map<string, number>();
  for (const { for_orders, orders } of store.purchases) {
    const shipTo = for_orders
      .map((id) => store.ebayOrders.get(id)?.ship_to ?? null)
      .find((to) => to !== null);
    if (shipTo === undefined) continue;
    for (const line of orders.filter(({ cancelled }) => !cancelled).flatMap(({ lines }) => lines)) {
      const place = JSON.stringify([shipToKey(shipTo), line.asin]);
      units.set(place, (units.get(place) ?? 0) + line.quantity);
    }
  }
  return units;
}

/**
 * The orders that a purchase of a product may be for while no address tells: all that still want it. Its units tell
 * them apart where some want exactly so many; null: the page knows no units.
 */
export function ordersThatMayBuy(store: MarketplaceStore, asin: string, units: number | null): string[] {
  const wants = openWants(store).filter((want) => want.asin === asin);
  const exact = wants.filter((want) => want.units === units);
  return [...new Set((exact.length > 0 ? exact : wants).map(({ orderId }) => orderId))];
}

/** The other orders that still want a product of this one. */
export function othersThatWant(store: MarketplaceStore, orderId: string): Want[] {
  const wants = openWants(store);
  const asins = new Set(wants.filter((want) => want.orderId === orderId).map(({ asin }) => asin));
  return wants.filter((want) => want.orderId !== orderId && asins.has(want.asin));
}

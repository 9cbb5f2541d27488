import type { FaultSubject } from '../faults/fault-book.ts';
import { ordersThatMayBuy } from '../faults/open-orders.ts';
import type { Purchase } from '../model.ts';
import type { CartItem, Checkout, MarketplaceStore } from '../store.ts';

/** Units of a product on the way into a purchase; null: nobody said how many. */
interface Row {
  readonly asin: string;
  readonly units: number | null;
}

/** Of a page before any address was named: the orders that may buy these products. */
export function unaddressed(store: MarketplaceStore, rows: readonly Row[]): FaultSubject {
  return {
    asins: rows.map(({ asin }) => asin),
    orderIds: [...new Set(rows.flatMap(({ asin, units }) => ordersThatMayBuy(store, asin, units)))],
  };
}

/** Of the product's own page, where nobody said how many units yet. */
export function productSubject(store: MarketplaceStore, asin: string): FaultSubject {
  return unaddressed(store, [{ asin, units: null }]);
}

/**
 * Of the cart's page: all products in it, and the orders of the one that was last being put there, even when a fault
 * stopped that. What an earlier purchase left behind calls none of its order's faults.
 */
export function cartSubject(store: MarketplaceStore): FaultSubject {
  const inCart = store.activeCart.map(({ asin }) => asin);
  if (store.underWay === null) return { asins: inCart, orderIds: [] };
  const { asins, orderIds } = unaddressed(store, [store.underWay]);
  return { asins: [...new Set([...asins, ...inCart])], orderIds };
}

/** The rows this checkout would buy. */
export const itemsOf = (store: MarketplaceStore, checkout: Checkout): CartItem[] =>
  checkout.ownItems ?? store.activeCart;

/** Of a checkout: until an address was typed or chosen, the orders that may buy what is in it. */
export function checkoutSubject(store: MarketplaceStore, checkout: Checkout): FaultSubject {
  const items = itemsOf(store, checkout);
  if (checkout.orderIds === null) return unaddressed(store, items.map(asRow));
  return { asins: items.map(({ asin }) => asin), orderIds: checkout.orderIds };
}

/** Of one row of a checkout. */
export function rowSubject(store: MarketplaceStore, checkout: Checkout, item: CartItem): FaultSubject {
  if (checkout.orderIds === null) return unaddressed(store, [asRow(item)]);
  return { asins: [item.asin], orderIds: checkout.orderIds };
}

/** Of what was bought. */
export function purchaseSubject(purchase: Purchase): FaultSubject {
  const asins = purchase.orders.flatMap((order) => order.lines.map(({ asin }) => asin));
  return { asins, orderIds: purchase.for_orders };
}

export const asRow = ({ asin, quantity }: CartItem): Row => ({ asin, units: quantity });

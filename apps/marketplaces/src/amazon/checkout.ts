import { shipToKey } from '../address.ts';
import type { Purchase } from '../model.ts';
import type { CartItem, Checkout, MarketplaceStore } from '../store.ts';
import { checkoutSubject, itemsOf } from './fault-subjects.ts';
import type { Quote, QuoteRefusal } from './quote.ts';
import { quote } from './quote.ts';
import { priceOrders, splitIntoOrders } from './split.ts';

/** Begins a checkout of the cart, or of `ownItems` alone (buy now). */
export function startCheckout(store: MarketplaceStore, ownItems: CartItem[] | null): Checkout {
  const checkout: Checkout = {
    purchaseId: store.newPurchaseId(),
    ownItems,
    addressId: null,
    orderIds: null,
    passed: new Set(),
    priceChanged: false,
    refusedAddress: null,
    paymentChosen: false,
    reviewedTotalMinor: null,
    placed: null,
  };
  store.checkouts.set(checkout.purchaseId, checkout);
  return checkout;
}

/** Today's price of the checkout to its chosen address; once placed, what was bought. */
export function quoteCheckout(store: MarketplaceStore, checkout: Checkout): Quote | QuoteRefusal {
  if (checkout.placed !== null) return checkout.placed.quote;
  const address = store.address(checkout.addressId)?.address ?? null;
  return quote(store, itemsOf(store, checkout), address, checkoutSubject(store, checkout).orderIds);
}

export type Placed =
  | { readonly kind: 'placed'; readonly purchase: Purchase }
  | { readonly kind: 'refused'; readonly reason: QuoteRefusal }
  | { readonly kind: 'price_changed' }
  | { readonly kind: 'step_missing'; readonly step: 'address' | 'pay' };

/**
 * One press of *Place your order*. Every press that is accepted is a purchase of its own: the same checkout pressed
 * twice buys twice. That is the point of the ground truth; nothing here may ever merge two presses.
 */
export function placeOrder(store: MarketplaceStore, checkout: Checkout): Placed {
  if (checkout.placed !== null) return placeAgain(store, checkout.purchaseId, checkout.placed.purchase);
  const saved = store.address(checkout.addressId);
  if (saved === null) return { kind: 'step_missing', step: 'address' };
  if (!checkout.paymentChosen) return { kind: 'step_missing', step: 'pay' };
  changePriceOnce(store, checkout);
  const subject = checkoutSubject(store, checkout);
  if (store.faults.standsAt('out_of_stock', 'click', subject) !== null) {
    store.faults.note('sold out at the click', checkout.purchaseId);
    return { kind: 'refused', reason: 'out_of_stock' };
  }
  const quoted = quoteCheckout(store, checkout);
  if (typeof quoted === 'string') return { kind: 'refused', reason: quoted };
  if (checkout.reviewedTotalMinor !== null && checkout.reviewedTotalMinor !== quoted.totalMinor) {
    return { kind: 'price_changed' };
  }
  const purchase: Purchase = {
    purchase_id: checkout.purchaseId,
    checkout_id: checkout.purchaseId,
    placed_at: store.now().toISOString(),
    currency: quoted.currency,
    for_orders: [...(checkout.orderIds ?? [])],
    ship_to: saved.address,
    ship_to_key: shipToKey(saved.address),
    total_minor: quoted.totalMinor,
    orders: priceOrders(quoted, splitIntoOrders(store, quoted), () => store.newAmazonOrderId()),
  };
  if (store.faults.value('cancelled_after_placing', subject) === true) {
    for (const order of purchase.orders) order.cancelled = true;
    store.faults.note('cancelled by Amazon', purchase.purchase_id);
  }
  takeFromStock(store, purchase);
  if (checkout.ownItems === null) {
    store.activeCart = [];
    store.underWay = null;
  }
  checkout.placed = { purchase, quote: quoted };
  store.purchases.push(purchase);
  store.faults.note('order placed', purchase.purchase_id);
  return { kind: 'placed', purchase };
}

function placeAgain(store: MarketplaceStore, checkoutId: string, first: Purchase): Placed {
  for (const [asin, units] of unitsOf(first)) {
    if ((store.products.get(asin)?.stock ?? 0) < units) return { kind: 'refused', reason: 'out_of_stock' };
  }
  const purchase: Purchase = {
    ...structuredClone(first),
    purchase_id: store.newPurchaseId(),
    checkout_id: checkoutId,
    placed_at: store.now().toISOString(),
  };
  for (const order of purchase.orders) order.order_id = store.newAmazonOrderId();
  takeFromStock(store, purchase);
  store.purchases.push(purchase);
  store.faults.note('order placed AGAIN by the same checkout', purchase.purchase_id);
  return { kind: 'placed', purchase };
}

/** The price moves between the review and the click: once a checkout, and for good. */
function changePriceOnce(store: MarketplaceStore, checkout: Checkout): void {
  const by = store.faults.value('price_change_minor', checkoutSubject(store, checkout));
  if (by === undefined || checkout.priceChanged) return;
  checkout.priceChanged = true;
  for (const { asin } of itemsOf(store, checkout)) {
    const product = store.products.get(asin);
    if (product !== undefined) product.price_minor = Math.max(1, product.price_minor + by);
  }
  store.faults.note('price changed at the click', checkout.purchaseId);
}

function takeFromStock(store: MarketplaceStore, purchase: Purchase): void {
  for (const [asin, units] of unitsOf(purchase)) {
    const product = store.products.get(asin);
    if (product !== undefined) product.stock -= units;
  }
}

function unitsOf(purchase: Purchase): Map<string, number> {
  const units = new Map<string, number>();
  for (const line of purchase.orders.flatMap((order) => order.lines)) {
    units.set(line.asin, (units.get(line.asin) ?? 0) + line.quantity);
  }
  return units;
}

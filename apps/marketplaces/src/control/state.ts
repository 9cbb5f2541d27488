import { z } from 'zod';
import { armingOf } from '../faults/arming.ts';
import { type FaultScope, knobs, knobsOf } from '../faults/knobs.ts';
import { ebayOrderSchema, productSchema, supplierLinkSchema } from '../model.ts';
import type { MarketplaceStore } from '../store.ts';

const cartItemSchema = z.object({ item_id: z.string(), asin: z.string(), quantity: z.int() });

/** Everything the sites hold besides the truth, for looking at. */
export const stateSchema = z.object({
  run_id: z.string(),
  seller: z.object({ username: z.string(), display_name: z.string() }),
  buyer: z.object({ customer_id: z.string(), display_name: z.string() }),
  orders: z.array(ebayOrderSchema),
  products: z.array(productSchema),
  supplier_links: z.array(supplierLinkSchema),
  active_cart: z.array(cartItemSchema),
  saved_cart: z.array(cartItemSchema),
  address_count: z.int(),
  checkout_count: z.int(),
  purchase_count: z.int(),
});
export type MarketplaceState = z.infer<typeof stateSchema>;

export function stateOf(store: MarketplaceStore): MarketplaceState {
  const cart = (items: MarketplaceStore['activeCart']) =>
    items.map(({ itemId, asin, quantity }) => ({ item_id: itemId, asin, quantity }));
  return {
    run_id: store.options.runId,
    seller: { username: store.seller.username, display_name: store.seller.displayName },
    buyer: { customer_id: store.buyer.customerId, display_name: store.buyer.displayName },
    orders: [...store.ebayOrders.values()],
    products: [...store.products.values()],
    supplier_links: [...store.supplierLinks.values()],
    active_cart: cart(store.activeCart),
    saved_cart: cart(store.savedCart),
    address_count: store.addressBook.length,
    checkout_count: store.checkouts.size,
    purchase_count: store.purchases.length,
  };
}

/** What is set, what the orders' faults stand on now before the address step, and which knobs there are. */
export function faultsOf(store: MarketplaceStore) {
  const { faults } = store;
  const scopes: readonly FaultScope[] = ['amazon', 'ebay', 'product', 'order'];
  return {
    amazon: faults.sites.amazon,
    ebay: faults.sites.ebay,
    products: Object.fromEntries(faults.products),
    orders: Object.fromEntries(faults.orders),
    armed: Object.fromEntries(
      [...faults.orders].flatMap(([id, set]) => {
        const armed = armingOf(store, id, set);
        return armed === null ? [] : [[id, armed]];
      }),
    ),
    knobs: Object.fromEntries(
      scopes.map((scope) => [scope, knobsOf(scope).map((name) => ({ name, effect: knobs[name].effect }))]),
    ),
  };
}

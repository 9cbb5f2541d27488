import type { CartItem, MarketplaceStore } from '../store.ts';

/** Adds units of a product to the shared cart; the same ASIN is one row whose quantity grows. False: unknown or too few in stock. */
export function addToCart(store: MarketplaceStore, asin: string, quantity: number, isUsed = false): boolean {
  const product = store.products.get(asin);
  const present = store.activeCart.find((item) => item.asin === asin && (item.isUsed ?? false) === isUsed);
  if (quantity < 1 || product === undefined || product.stock < quantity + (present?.quantity ?? 0))
    return false;
  if (present === undefined) store.activeCart.unshift({ itemId: store.newItemId(), asin, quantity, isUsed });
  else present.quantity += quantity;
  return true;
}

/** Sets an active row's quantity; 0 deletes it. Unknown rows and more than the stock change nothing. */
export function changeQuantity(store: MarketplaceStore, itemId: string, quantity: number): void {
  if (quantity === 0) deleteActive(store, itemId);
  const item = store.activeCart.find((candidate) => candidate.itemId === itemId);
  const stock = item === undefined ? 0 : (store.products.get(item.asin)?.stock ?? 0);
  if (item !== undefined && quantity <= stock) item.quantity = quantity;
}

/** Takes a row out of the active cart; the cart page shows it once more, marked as removed. */
export function deleteActive(store: MarketplaceStore, itemId: string): void {
  const deleted = take(store.activeCart, itemId);
  store.removedItem = deleted ?? store.removedItem;
  if (deleted?.asin === store.underWay?.asin) store.underWay = null;
}

export function deleteSaved(store: MarketplaceStore, itemId: string): void {
  take(store.savedCart, itemId);
}

export function saveForLater(store: MarketplaceStore, itemId: string): void {
  const item = take(store.activeCart, itemId);
  if (item !== null) store.savedCart.unshift(item);
}

export function moveToCart(store: MarketplaceStore, itemId: string): void {
  const item = take(store.savedCart, itemId);
  if (item !== null && !addToCart(store, item.asin, item.quantity, item.isUsed))
    store.savedCart.unshift(item);
}

function take(items: CartItem[], itemId: string): CartItem | null {
  const index = items.findIndex((item) => item.itemId === itemId);
  return index < 0 ? null : (items.splice(index, 1)[0] ?? null);
}

import type { ListedOrder } from '@crosscart/marketplace-pages';
import { storage } from '@wxt-dev/storage';

const KEPT = 5_000;

/** Order id → fingerprint of its list row when it was captured; nothing of the buyer is kept. */
export const capturedOrders = storage.defineItem<Record<string, string>>('local:captured_orders', {
  fallback: {},
});

/**
 * What the list says of an order, as one short string: while it stays the same, the order's own page need not
 * be opened again. Digested, so that it holds nothing to read.
 */
export async function fingerprintOf(row: ListedOrder): Promise<string> {
  const said = JSON.stringify([row.statusText, row.quantity, row.total, row.items, row.soldOn, row.shipBy]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(said));
  return Array.from(new Uint8Array(digest).slice(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}

/** Was this order captured while its row said the same? */
export async function isKnown(orderId: string, fingerprint: string): Promise<boolean> {
  return (await capturedOrders.getValue())[orderId] === fingerprint;
}

/** Remembers a captured order, so that a restarted scan goes on where it was. */
export async function rememberCaptured(orderId: string, fingerprint: string): Promise<void> {
  const { [orderId]: _before, ...others } = await capturedOrders.getValue();
  await capturedOrders.setValue(
    Object.fromEntries([...Object.entries(others), [orderId, fingerprint]].slice(-KEPT)),
  );
}

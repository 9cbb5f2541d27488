/** What the cart holds, as far as the plan needs it. */
export interface CartRow {
  readonly itemId: string | null;
  readonly asin: string | null;
  readonly quantity: number | null;
}

export type CartStep =
  /** Exactly the wanted product in the wanted quantity, and nothing else. */
  | { readonly kind: 'exact' }
  | { readonly kind: 'remove'; readonly itemId: string }
  | { readonly kind: 'add'; readonly quantity: number }
  /** A row that cannot be named cannot be removed. */
  | { readonly kind: 'stuck' };

/**
 * The next thing to do so that the cart holds exactly `units` of `asin`. Other rows go first; too many, a
 * quantity that cannot be read, or the product in two rows go too and are added anew.
 */
export function nextCartStep(rows: readonly CartRow[], asin: string, units: number): CartStep {
  const [wanted, ...twins] = rows.filter((row) => row.asin === asin);
  const surplus = rows.filter((row) => row.asin !== asin).concat(twins);
  const wrong = wanted !== undefined && (wanted.quantity === null || wanted.quantity > units) ? [wanted] : [];
  const [toRemove] = [...surplus, ...wrong];
  if (toRemove !== undefined) {
    return toRemove.itemId === null ? { kind: 'stuck' } : { kind: 'remove', itemId: toRemove.itemId };
  }
  const missing = units - (wanted?.quantity ?? 0);
  return missing === 0 ? { kind: 'exact' } : { kind: 'add', quantity: missing };
}

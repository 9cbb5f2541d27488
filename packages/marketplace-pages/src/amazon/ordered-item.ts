import type { Money } from '@crosscart/domain';

export interface OrderedItem {
  asin: string | null;
  title: string;
  unitPrice: Money | null;
  quantity: number | null;
  /** Its shipment is cancelled. */
  isCancelled: boolean;
}

/** Units per ASIN; items without an ASIN are left out, they cannot be matched to anything. */
export function sumUnits(items: readonly { asin: string | null; quantity: number | null }[]) {
  const units = new Map<string, number | null>();
  for (const { asin, quantity } of items) {
    if (asin === null) continue;
    const sofar = units.get(asin);
    units.set(asin, quantity === null || sofar === null ? null : (sofar ?? 0) + quantity);
  }
  return [...units].map(([asin, quantity]) => ({ asin, quantity }));
}

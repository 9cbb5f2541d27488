import type { PlacedOrder } from '@crosscart/contracts';

/** One Amazon order as its own page shows it, checked against the job. */
export interface OrderRead {
  readonly order: PlacedOrder;
  /** Units of the wanted ASIN; null when the page does not say. */
  readonly units: number | null;
  /** Holds the wanted ASIN and nothing else, goes to the buyer, is not cancelled. */
  readonly fits: boolean;
}

export type Choice =
  | { readonly kind: 'found'; readonly orders: readonly PlacedOrder[] }
  /** Fewer units than bought: Amazon shows new orders with a delay. */
  | { readonly kind: 'too_few'; readonly units: number }
  /** More units than bought fit: which of them are this purchase's cannot be told. */
  | { readonly kind: 'too_many'; readonly units: number };

/**
 * Which orders did this purchase make? All that fit when their units are exactly the wanted ones; else those
 * that the thank-you page named, when they alone are. Nothing is guessed beyond that.
 */
export function chooseOrders(
  read: readonly OrderRead[],
  wantedUnits: number,
  namedIds: readonly string[],
): Choice {
  const fitting = read.filter((each) => each.fits);
  const named = fitting.filter((each) => namedIds.includes(each.order.amazon_order_id));
  for (const candidates of [fitting, named]) {
    if (unitsOf(candidates) === wantedUnits) {
      return { kind: 'found', orders: candidates.map((each) => each.order) };
    }
  }
  const units = unitsOf(fitting);
  return units > wantedUnits ? { kind: 'too_many', units } : { kind: 'too_few', units };
}

function unitsOf(orders: readonly OrderRead[]): number {
  return orders.reduce((total, { units }) => total + (units ?? 0), 0);
}

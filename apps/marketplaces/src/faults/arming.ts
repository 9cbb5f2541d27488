import { z } from 'zod';
import { skipReason } from '../seeding/seed-plan.ts';
import type { MarketplaceStore } from '../store.ts';
import { type FaultChange, type Faults, type KnobName, placeIn } from './knobs.ts';
import { openWants, othersThatWant, wantsOf } from './open-orders.ts';

/** What a fault set on an order stands on until the address step tells which order a purchase is for. */
export const armingSchema = z.object({
  /** The order's knobs that are met before the address step. */
  knobs: z.array(z.string()),
  /** What the order still wants bought, and who else wants that product. */
  products: z.array(
    z.object({
      asin: z.string(),
      units: z.int(),
      also_wanted_by: z.array(z.object({ order_id: z.string(), units: z.int() })),
    }),
  ),
  /** The same in words. */
  says: z.string(),
});
export type Arming = z.infer<typeof armingSchema>;

/** A fault that could never be met: nothing tells which purchases are for the order. */
class NeverMet extends Error {
  override readonly name = 'NeverMet';
  readonly statusCode = 400;
}

const BEFORE_THE_ADDRESS: readonly unknown[] = ['product', 'cart', 'address'];
const ALWAYS_BEFORE: readonly KnobName[] = ['quantity_limit', 'used_offer_first', 'interstitials'];

/** Whether a fault is met before the address step: there only, there as well, or not. */
function beforeTheAddress(name: KnobName, value: unknown): 'only' | 'also' | 'not' {
  if (ALWAYS_BEFORE.includes(name)) return 'only';
  if (name === 'out_of_stock') return value === 'click' ? 'not' : 'only';
  if (name === 'late_delivery_days') return 'also';
  const place = placeIn(name, value);
  if (place === 'everywhere') return 'also';
  return BEFORE_THE_ADDRESS.includes(place) ? 'only' : 'not';
}

/** Throws NeverMet, naming the knob, when the order's products are not known and the fault needs them. */
export function refuseNeverMet(store: MarketplaceStore, orderId: string, change: FaultChange): void {
  const order = store.ebayOrders.get(orderId);
  if (order === undefined || wantsOf(store, order).length > 0) return;
  for (const [name, value] of Object.entries(change)) {
    if (value !== null && beforeTheAddress(name as KnobName, value) === 'only') {
      throw new NeverMet(`${name}: no supplier link is seeded that says what order ${orderId} is bought as`);
    }
  }
}

/** What an order's faults stand on now, until the address step; null when none of them is met before it. */
export function armingOf(store: MarketplaceStore, orderId: string, faults: Faults): Arming | null {
  const knobs = Object.entries(faults)
    .filter(([name, value]) => beforeTheAddress(name as KnobName, value) !== 'not')
    .map(([name]) => name);
  if (knobs.length === 0) return null;
  const others = othersThatWant(store, orderId);
  const products = openWants(store)
    .filter((want) => want.orderId === orderId)
    .map(({ asin, units }) => ({
      asin,
      units,
      also_wanted_by: others
        .filter((want) => want.asin === asin)
        .map((want) => ({ order_id: want.orderId, units: want.units })),
    }));
  return { knobs, products, says: sentence(store, orderId, knobs, products) };
}

function sentence(
  store: MarketplaceStore,
  orderId: string,
  knobs: readonly string[],
  products: Arming['products'],
): string {
  const names = knobs.join(', ');
  if (products.length === 0)
    return `${names}: on nothing before the address step, since ${whyNothing(store, orderId)}.`;
  const parts = products.map(({ asin, units, also_wanted_by }) => {
    const product = `${asin} (${unitsText(units)})`;
    if (also_wanted_by.length === 0) return `${product}, which no other open order wants`;
    const rivals = also_wanted_by.map((other) => `${other.order_id} (${unitsText(other.units)})`).join(', ');
    const where = also_wanted_by.every((other) => other.units === units)
      ? 'whoever of them comes meets it'
      : `on the product’s page any of them meets it, from the cart on whoever takes ${unitsText(units)}`;
    return `${product}, also wanted by ${rivals}: ${where}`;
  });
  return `${names}: until the address step on whoever buys ${parts.join('; or ')}.`;
}

function whyNothing(store: MarketplaceStore, orderId: string): string {
  const order = store.ebayOrders.get(orderId);
  const reason = order === undefined ? null : skipReason(order);
  if (reason !== null) return `the order is not to be bought (${reason})`;
  if (order?.ship_to === null) return 'the order has no address';
  return order === undefined || wantsOf(store, order).length === 0
    ? 'no supplier link says what the order is bought as'
    : 'all of it is bought or shipped';
}

const unitsText = (units: number): string => (units === 1 ? '1 unit' : `${units} units`);

import { type FaultChange, type KnobName, makeControlClient, type SeedPlan } from '@crosscart/marketplaces';
import { StackError } from '../stack/index.ts';

/** One fault that the demo is to meet: a knob of the practice marketplaces (their README) and its value. */
export interface DemoFault {
  readonly knob: string;
  readonly value: unknown;
  /** Set on a whole site instead of one order's purchase. */
  readonly site: 'amazon' | 'ebay' | null;
}

/** A fault and the order that it was set for; the site's own have none. */
export interface SetFault extends DemoFault {
  readonly orderId: string | null;
}

/** "captcha=review", "price_change_minor=500", "amazon.layout=2010s", "ebay.most_per_page=5": JSON, or a bare word. */
export function readFault(text: string): DemoFault {
  const [, site, knob = '', value = ''] = /^(amazon\.|ebay\.)?([a-z_]+)=(.+)$/.exec(text) ?? [];
  if (knob === '') throw new StackError(`--fault takes KNOB=VALUE, not ${text}.`);
  return {
    knob,
    value: jsonOrWord(value),
    site: site === 'amazon.' ? 'amazon' : site === 'ebay.' ? 'ebay' : null,
  };
}

function jsonOrWord(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Sets each fault on the purchase for an order of its own: one whose product and buyer no other order shares, so
 * that the others go on as if nothing were. Throws StackError when there are fewer such orders than faults.
 */
export async function setFaults(
  controlUrl: string,
  plan: SeedPlan,
  faults: readonly DemoFault[],
): Promise<SetFault[]> {
  const control = makeControlClient(controlUrl);
  const free = ownOrders(plan);
  const set: SetFault[] = [];
  for (const fault of faults) {
    const change = { [fault.knob]: fault.value } as FaultChange;
    if (fault.site !== null) {
      await control.setFaults(fault.site, change);
      set.push({ ...fault, orderId: null });
      continue;
    }
    const index = free.findIndex(({ units }) => fault.knob !== 'quantity_limit' || units > 1);
    const [order] = index === -1 ? [] : free.splice(index, 1);
    if (order === undefined) throw new StackError(`There is no order of its own left for ${fault.knob}.`);
    if (ONLY_FOR_ORDERS.includes(fault.knob)) await control.setFaults('order', order.orderId, change);
    else await control.setFaults('product', order.asin, change);
    set.push({ ...fault, orderId: order.orderId });
  }
  return set;
}

const ONLY_FOR_ORDERS: readonly string[] = ['wrong_name'] satisfies KnobName[];

/** Orders of one line that are to be bought, whose product and address no other order has. */
function ownOrders({ orders, expected }: SeedPlan) {
  const left = new Set([...expected.skipped, ...expected.needs_attention].map(({ order_id }) => order_id));
  const candidates = orders.flatMap(({ order_id: orderId, lines: [, other] }) => {
    const wanted = expected.wanted.filter(({ order_ids }) => order_ids.includes(orderId));
    const [only] = wanted;
    if (left.has(orderId) || other !== undefined || wanted.length !== 1 || only === undefined) return [];
    return only.order_ids.length === 1
      ? [{ orderId, asin: only.asin, units: only.units, to: only.ship_to_key }]
      : [];
  });
  const times = (isSame: (wanted: SeedPlan['expected']['wanted'][number]) => boolean) =>
    expected.wanted.filter(isSame).length;
  return candidates.filter(
    ({ asin, to }) =>
      times((wanted) => wanted.asin === asin) === 1 && times((wanted) => wanted.ship_to_key === to) === 1,
  );
}

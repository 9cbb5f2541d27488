import {
  type Arming,
  ControlRefused,
  type FaultChange,
  makeControlClient,
  type SeedPlan,
} from '@crosscart/marketplaces';
import { StackError } from '../stack/index.ts';

/** One fault that the demo is to meet: a knob of the practice marketplaces (their README) and its value. */
export interface DemoFault {
  /** "amazon", "ebay" or the id of an eBay order; null: an order of its own. */
  readonly on: string | null;
  readonly knob: string;
  readonly value: unknown;
}

/** A fault and the order that it was set for; the site's own have none. */
export interface SetFault extends DemoFault {
  readonly orderId: string | null;
  /** What it stands on until the address step, where it is met before it. */
  readonly armed: Arming | null;
}

/**
 * "captcha=review", "price_change_minor=500", "12-34567-89012.captcha=cart", "amazon.layout=2010s",
 * "ebay.most_per_page=5": the value is JSON, or a bare word.
 */
export function readFault(text: string): DemoFault {
  const [, on = null, knob = '', value = ''] = /^(?:([\w!-]+)\.)?([a-z_]+)=(.+)$/.exec(text) ?? [];
  if (knob === '') throw new StackError(`--fault takes KNOB=VALUE or ORDER.KNOB=VALUE, not ${text}.`);
  return { on, knob, value: jsonOrWord(value) };
}

function jsonOrWord(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Sets each fault on the site or the order that it names. One that names none gets an order of its own: one whose
 * product and buyer no other order shares, so that the others go on as if nothing were. Throws StackError when there
 * are fewer such orders than faults, and when the practice marketplaces refuse a fault.
 */
export async function setFaults(
  controlUrl: string,
  plan: SeedPlan,
  faults: readonly DemoFault[],
): Promise<SetFault[]> {
  const control = makeControlClient(controlUrl);
  const named = new Set(faults.map(({ on }) => on));
  const free = ownOrders(plan).filter(({ orderId }) => !named.has(orderId));
  const set: SetFault[] = [];
  for (const fault of faults) {
    const change = { [fault.knob]: fault.value } as FaultChange;
    try {
      if (fault.on === 'amazon' || fault.on === 'ebay') {
        await control.setFaults(fault.on, change);
        set.push({ ...fault, orderId: null, armed: null });
      } else {
        const orderId = fault.on ?? takeOrder(free, fault);
        set.push({ ...fault, orderId, armed: await control.setFaults('order', orderId, change) });
      }
    } catch (error) {
      if (!(error instanceof ControlRefused)) throw error;
      throw new StackError(
        `--fault ${fault.on === null ? '' : `${fault.on}.`}${fault.knob}: ${error.message}`,
      );
    }
  }
  return set;
}

type OwnOrder = ReturnType<typeof ownOrders>[number];

/** The next order of its own; for a quantity limit one that has a quantity. */
function takeOrder(free: OwnOrder[], { knob }: DemoFault): string {
  const index = free.findIndex(({ units }) => knob !== 'quantity_limit' || units > 1);
  const [order] = index === -1 ? [] : free.splice(index, 1);
  if (order === undefined) throw new StackError(`There is no order of its own left for ${knob}.`);
  return order.orderId;
}

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

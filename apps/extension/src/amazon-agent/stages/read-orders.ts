import { matchesPageText } from '@crosscart/domain';
import { type Attempt, shopUrl } from '../attempt.ts';
import { ordersBoundElsewhere } from '../bound-orders.ts';
import { type Choice, chooseOrders, type OrderRead } from '../choose-orders.ts';
import { expectPage, type Recognised } from '../expect-page.ts';

/** New orders show up with a delay; after this the purchase's orders are a person's to find. */
const LOOK_FOR_MS = 45_000;
const LOOK_AGAIN_MS = 1_500;
const MOST_HISTORY_PAGES = 10;
/** Pages print calendar days of the shop's time zone: a day of slack on either side of ours. */
const SLACK_DAYS = 1;

type Placed = Pick<Attempt, 'job' | 'tab'>;

/**
 * The orders that a placed purchase became, each read on its own page. Named ids are only hints: every order
 * must hold the wanted ASIN alone, go to the buyer, and together they must have exactly the wanted units.
 */
export async function readOrders(
  placed: Placed,
  namedIds: readonly string[],
  placedAt: number,
): Promise<Choice> {
  const giveUpAt = Date.now() + LOOK_FOR_MS;
  for (;;) {
    const choice = await readOnce(placed, namedIds, placedAt);
    if (choice.kind !== 'too_few' || Date.now() >= giveUpAt) return choice;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

async function readOnce(placed: Placed, namedIds: readonly string[], placedAt: number): Promise<Choice> {
  const { job } = placed;
  const bound = await ordersBoundElsewhere(job.id);
  const read = new Map<string, OrderRead>();
  for (const orderId of namedIds.filter((id) => !bound.has(id))) {
    read.set(orderId, await readOrder(placed, orderId));
  }
  const named = chooseOrders([...read.values()], job.units, namedIds);
  if (named.kind === 'found') return named;
  for (const orderId of await findCandidates(placed, bound, placedAt)) {
    if (!read.has(orderId)) read.set(orderId, await readOrder(placed, orderId));
  }
  return chooseOrders([...read.values()], job.units, namedIds);
}

/** Order ids of the history, newest first, that may be this purchase's by day, product and name. */
async function findCandidates(
  { job, tab }: Placed,
  bound: ReadonlySet<string>,
  placedAt: number,
): Promise<string[]> {
  const oldest = new Date(placedAt - SLACK_DAYS * 86_400_000).toISOString().slice(0, 10);
  const candidates: string[] = [];
  let url: string | null = shopUrl(job, '/your-orders/orders');
  for (let pages = 0; url !== null && pages < MOST_HISTORY_PAGES; pages += 1) {
    const { facts }: Recognised<'amazon.order_history'> = await expectPage(tab, await tab.open(url), [
      'amazon.order_history',
    ]);
    for (const card of facts.orders) {
      const isRecent = card.orderDate === null || card.orderDate >= oldest;
      const holdsAsin = card.items.some((item) => item.asin === job.asin);
      if (isRecent && holdsAsin && !card.cancelled && !bound.has(card.orderId)) candidates.push(card.orderId);
    }
    const reachedOlder = facts.orders.some((card) => card.orderDate !== null && card.orderDate < oldest);
    url = reachedOlder ? null : facts.nextPage;
  }
  return candidates;
}

/** One order's own page, checked against the job. */
async function readOrder({ job, tab }: Placed, orderId: string): Promise<OrderRead> {
  const url = shopUrl(job, `/gp/your-account/order-details?orderID=${orderId}`);
  const { facts } = await expectPage(tab, await tab.open(url), ['amazon.order_details']);
  const { charges } = facts;
  const units = facts.units.find(({ asin }) => asin === job.asin)?.quantity ?? null;
  const shippingMinor =
    charges.shipping === null ? null : charges.shipping.minor + (charges.freeShipping?.minor ?? 0);
  return {
    order: {
      amazon_order_id: orderId,
      currency: (charges.total ?? charges.itemsSubtotal)?.currency ?? job.currency,
      price_minor: charges.itemsSubtotal?.minor ?? null,
      tax_minor: charges.tax?.minor ?? null,
      shipping_minor: shippingMinor,
      total_minor: charges.total?.minor ?? null,
      units,
    },
    units,
    fits:
      facts.orderId === orderId &&
      !facts.cancelled &&
      units !== null &&
      facts.items.every((item) => item.asin === job.asin) &&
      facts.shipTo !== null &&
      matchesPageText(job.ship_to, facts.shipTo).same,
  };
}

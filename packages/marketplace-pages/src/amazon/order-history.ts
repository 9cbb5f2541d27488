import { textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import type { OrderCard } from './order-card.ts';
import { orderIdOf, readCard } from './order-card.ts';

export interface AmazonOrderHistory {
  /** `wait`: the cards are still encrypted or drawn later by script; look again when the page has settled. */
  state: 'ready' | 'empty' | 'wait';
  orders: OrderCard[];
  /** Orders in the chosen period, as the page counts them. */
  orderCount: number | null;
  /** Absolute URL of the next page; null on the last one. */
  nextPage: string | null;
}

/** Your Orders: the cards of one page, each order once. Layouts of 2010 to 2026. */
export function readOrderHistory(view: PageView): AmazonOrderHistory {
  const all = view.seen('card');
  // Older pages mark a card and the box in it alike.
  const cards = all.filter((card) => all.every((other) => other === card || !other.contains(card)));
  const orders = new Map<string, OrderCard>();
  let isPending = false;
  for (const card of cards) {
    const orderId = orderIdOf(view, card);
    if (orderId !== null) {
      orders.set(orderId, sameOrder(view, orders.get(orderId), readCard(view, card, orderId)));
    } else if (textOf(card) === '' || view.has('encrypted', card)) isPending = true;
    else view.fail('orderId');
  }
  const orderCount = readCount(view);
  const next = view.attribute('nextPage', 'href');
  return {
    state: stateOf(view, cards.length, orderCount, isPending),
    orders: [...orders.values()],
    orderCount,
    nextPage: next === null ? null : (URL.parse(next, view.url)?.href ?? null),
  };
}

/** An order that stands on the page twice: the first card counts, but no amount that the second denies. */
function sameOrder(view: PageView, first: OrderCard | undefined, again: OrderCard): OrderCard {
  if (first === undefined) return again;
  const { total } = first;
  const agrees = total?.minor === again.total?.minor && total?.currency === again.total?.currency;
  return agrees ? first : { ...first, total: view.fail('total') };
}

function stateOf(
  view: PageView,
  cards: number,
  orderCount: number | null,
  isPending: boolean,
): AmazonOrderHistory['state'] {
  if (isPending || view.has('skeleton')) return 'wait';
  if (cards > 0) return 'ready';
  const saysNone = view.seenTexts('noOrders').some((element) => view.mentions('noOrders', textOf(element)));
  return orderCount === 0 || saysNone ? 'empty' : 'wait';
}

/** "408 orders placed in", "1.012 Bestellungen". */
function readCount(view: PageView): number | null {
  const [element] = view.seenTexts('count');
  const count = /^(\d{1,3}(?:[,.]\d{3})*|\d+) /.exec(`${textOf(element ?? null)} `)?.[1];
  return count === undefined ? null : Number(count.replace(/[,.]/g, ''));
}

import type { Money } from '@crosscart/domain';
import { linesOf, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { asinOfLink } from './asin.ts';
import { orderIdIn } from './order-details.ts';

export interface OrderCard {
  orderId: string;
  orderDate: string | null;
  total: Money | null;
  shipTo: { name: string; text: string | null } | null;
  /** Every shipment of the card says so. */
  cancelled: boolean;
  statuses: string[];
  items: { asin: string | null; title: string; quantity: number | null }[];
}

export interface AmazonOrderHistory {
  /** `wait`: the cards are still encrypted or drawn later by script; look again when the page has settled. */
  state: 'ready' | 'empty' | 'wait';
  orders: OrderCard[];
  /** Orders in the chosen period, as the page counts them. */
  orderCount: number | null;
  /** Absolute URL of the next page; null on the last one. */
  nextPage: string | null;
}

/** Your Orders: the cards of one page, each order once. */
export function readOrderHistory(view: PageView): AmazonOrderHistory {
  const cards = view.all('card');
  const orders = new Map<string, OrderCard>();
  let unnamed = 0;
  for (const card of cards) {
    const orderId = view.only('orderId', orderIdIn, card);
    if (orderId === null) unnamed += 1;
    else if (!orders.has(orderId)) orders.set(orderId, readCard(view, card, orderId));
  }
  const count = /^([\d,.]+) /.exec(view.text('count') ?? '')?.[1]?.replace(/[,.]/g, '');
  const orderCount = count === undefined ? null : Number(count);
  const isPending = view.has('encrypted') ? unnamed > 0 : cards.length === 0 && orderCount !== 0;
  if (unnamed > 0 && !isPending) view.fail('orderId');
  const next = view.attribute('nextPage', 'href');
  return {
    state: isPending ? 'wait' : orders.size === 0 && unnamed === 0 ? 'empty' : 'ready',
    orders: [...orders.values()],
    orderCount,
    nextPage: next === null ? null : (URL.parse(next, view.url)?.href ?? null),
  };
}

function readCard(view: PageView, card: Element, orderId: string): OrderCard {
  const header = new Map<string, string>();
  for (const item of view.all('headerItem', card)) {
    const label = view.text('headerLabel', item);
    const value = view.text('headerValue', item);
    const meaning = label === null ? null : view.labelOf(['orderDate', 'total'] as const, label);
    if (meaning && value !== null) header.set(meaning, value);
  }
  const date = header.get('orderDate') ?? null;
  const statuses = view
    .all('status', card)
    .map(textOf)
    .filter((status) => status !== '');
  return {
    orderId,
    orderDate: date === null ? null : (view.day(date) ?? view.fail('orderDate')),
    total: view.amount('total', header.get('total') ?? view.text('olderTotal', card)),
    shipTo: readShipTo(view, card),
    cancelled: statuses.length > 0 && statuses.every((status) => view.isLabelled('cancelled', status)),
    statuses,
    items: view.all('itemTitle', card).map((link) => readItem(view, card, link)),
  };
}

function readShipTo(view: PageView, card: Element): OrderCard['shipTo'] {
  const name = view.text('shipToName', card);
  if (name === null) return null;
  const lines = linesOf(view.first('shipToBlock', card));
  return { name, text: lines.length > 1 ? lines.slice(1).join(', ') : null };
}

/** The quantity badge stands on the item's picture, beside the title: both are in the item's box. */
function readItem(view: PageView, card: Element, link: Element): OrderCard['items'][number] {
  const box =
    link.closest('.item-box') ?? link.closest('.a-fixed-left-grid') ?? (onlyTitle(view, card) ? card : null);
  const badge = box === null ? null : view.text('itemQuantity', box);
  const isKnown = box !== null || !view.has('itemQuantity', card);
  return {
    asin: asinOfLink(link.getAttribute('href')),
    title: textOf(link),
    quantity: badge !== null ? view.count('itemQuantity', badge) : isKnown ? 1 : view.fail('itemQuantity'),
  };
}

function onlyTitle(view: PageView, card: Element): boolean {
  return view.all('itemTitle', card).length === 1;
}

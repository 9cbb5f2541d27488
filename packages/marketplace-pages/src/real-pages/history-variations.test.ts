import { describe, expect, it } from 'vitest';
import type { AmazonOrderHistory } from '../amazon/order-history.ts';
import { textOf } from '../dom-text.ts';
import { readPage } from '../read-page.ts';
import { handMade } from '../testing/hand-made-pages.ts';
import { WORDINGS, wordPage } from '../testing/other-wordings.ts';
import { parsePage } from '../testing/parse-page.ts';
import { realHtml, realPages } from './fixtures.ts';

const READ_ON = '2026-11-29';

/** The American pages of Your Orders: those made by hand, and the saved real ones where they are. */
const PAGES = [
  ...['order-history', 'order-history-2018'].map((name) => ({ name, html: handMade(`amazon/${name}.html`) })),
  ...realPages('history').map((name) => ({ name, html: realHtml(`history/${name}`) })),
];

const HEADER_CELLS =
  '.order-header__header-list-item, :is(.order-header, .order-info) .a-column:not(:has(.a-column))';

const cardsOf = (page: Document) =>
  [...page.querySelectorAll('.js-order-card')].filter(
    (card) => card.parentElement?.closest('.js-order-card') == null,
  );

interface Read {
  facts: AmazonOrderHistory;
  unreadable: string[];
}

function read(page: Document, host = 'www.amazon.com'): Read {
  const reading = readPage(page, `https://${host}/your-orders/orders`, { today: READ_ON });
  if (reading.kind !== 'page' || reading.page !== 'amazon.order_history')
    throw new Error(JSON.stringify(reading));
  return reading;
}

describe.each(PAGES)('Your Orders $name', ({ html }) => {
  const original = read(parsePage(html));
  const vary = (change: (page: Document) => void): Read => {
    const page = parsePage(html);
    change(page);
    return read(page);
  };

  it.each(WORDINGS)('reads the same in the words, money and days of $name', (wording) => {
    const page = parsePage(html);
    wordPage(page.body, wording);
    const plain = ({ facts, unreadable }: Read) => ({
      unreadable,
      state: facts.state,
      orderCount: facts.orderCount,
      orders: facts.orders.map((order) => ({
        id: order.orderId,
        date: order.orderDate,
        minor: order.total?.minor ?? null,
        recipient: order.shipTo?.name ?? null,
        cancelled: order.cancelled,
        delivered: order.shipments.map(({ deliveredOn }) => deliveredOn),
        items: order.items.map(({ asin, quantity }) => [asin, quantity]),
      })),
    });
    const local = read(page, wording.host);
    expect(plain(local)).toEqual(plain(original));
    for (const { total } of local.facts.orders) {
      if (total !== null) expect(total.currency).toBe(wording.currency);
    }
  });

  it('takes what is drawn twice, or in another order, or stands around it, for what it is', () => {
    const cardsTwice = vary((page) => {
      for (const card of cardsOf(page)) card.after(card.cloneNode(true));
    });
    expect(cardsTwice).toEqual(original);
    const cellsTwice = vary((page) => {
      for (const cell of page.querySelectorAll(HEADER_CELLS)) cell.after(cell.cloneNode(true));
    });
    expect(cellsTwice).toEqual(original);
    const turned = vary((page) => {
      for (const list of page.querySelectorAll('.order-header__header-list, .order-info .a-row'))
        for (const cell of [...list.children].reverse()) list.append(cell);
    });
    expect(turned).toEqual(original);
    const crowded = vary((page) => {
      const noise =
        '<div class="a-row"><span>You saved $99.99</span><a href="/dp/B0RECOMMN1">Buy it again</a></div>';
      for (const card of cardsOf(page)) card.insertAdjacentHTML('beforeend', noise);
      page.body.insertAdjacentHTML('afterbegin', `${noise}<span>141-9999999-8888888</span>`);
    });
    expect(crowded).toEqual(original);
  });

  it('gives no total where the card has none or cannot be read, and the rest as it was', () => {
    const isTotal = (cell: Element) => /total/i.test(textOf(cell)) && /\d/.test(textOf(cell));
    const without = original.facts.orders.map((order) => ({ ...order, total: null }));
    const gone = vary((page) => {
      for (const cell of page.querySelectorAll(HEADER_CELLS)) if (isTotal(cell)) cell.remove();
    });
    expect(gone.facts.orders).toEqual(without);
    const garbled = vary((page) => {
      for (const cell of page.querySelectorAll(HEADER_CELLS)) {
        if (!isTotal(cell)) continue;
        for (const value of cell.querySelectorAll('*')) {
          if (value.children.length === 0 && /\d/.test(textOf(value))) value.replaceChildren('$12,3');
        }
      }
    });
    expect(garbled.facts.orders).toEqual(without);
  });

  it('gives no total of an order whose cards disagree about it', () => {
    const disagreeing = vary((page) => {
      for (const card of cardsOf(page)) {
        const twin = card.cloneNode(true) as Element;
        twin.innerHTML = twin.innerHTML.replace(/\$(\d)/g, '$9$1');
        card.after(twin);
      }
    });
    expect(disagreeing.facts.orders).toEqual(
      original.facts.orders.map((order) => ({ ...order, total: null })),
    );
  });
});

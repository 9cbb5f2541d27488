import { describe, expect, it } from 'vitest';
import { findControl } from '../find-control.ts';
import { handMade, readAs } from '../testing/hand-made-pages.ts';
import { parsePage } from '../testing/parse-page.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const read = (page: string, host?: string) =>
  readAs('amazon.transactions', page, '/cpe/yourpayments/transactions', host);

describe('transactions', () => {
  const html = handMade('amazon/transactions.html');

  it('reads day, section, signed amount, refund and order of each', () => {
    const { facts, unreadable } = read(html);
    expect(facts).toEqual({
      state: 'ready',
      hasNextPage: true,
      transactions: [
        {
          date: '2026-11-20',
          isInProgress: true,
          amount: usd(-3131),
          isRefund: false,
          orderId: '113-1111111-2222222',
          paymentMethod: 'Visa ****1111',
          status: 'Pending',
          descriptor: 'AMZN Mktp US',
        },
        {
          date: '2026-11-19',
          isInProgress: false,
          amount: usd(104394),
          isRefund: true,
          orderId: '111-1111111-2222222',
          paymentMethod: 'Visa ****1111',
          status: null,
          descriptor: 'Amazon.com',
        },
        {
          date: '2026-11-19',
          isInProgress: false,
          amount: usd(-746),
          isRefund: false,
          orderId: 'D01-1111111-2222222',
          paymentMethod: null,
          status: null,
          descriptor: null,
        },
        {
          date: '2026-11-01',
          isInProgress: false,
          amount: { minor: -1000, currency: 'CAD' },
          isRefund: false,
          orderId: '111-3333333-4444444',
          paymentMethod: 'Amazon Gift Card used',
          status: null,
          descriptor: 'AMZN Mktp CA',
        },
        {
          date: '2026-11-01',
          isInProgress: false,
          amount: null,
          isRefund: null,
          orderId: '111-3333333-4444444',
          paymentMethod: 'Visa ****1111',
          status: null,
          descriptor: 'Amazon.com',
        },
      ],
    });
    expect(unreadable).toEqual([]);
    expect(findControl(parsePage(html), 'amazon.transactions', 'nextPage')).not.toBeNull();
  });

  it('has no next page without the control', () => {
    expect(read(html.replace('DefaultNextPage', 'DefaultPreviousPage')).facts.hasNextPage).toBe(false);
  });

  it('of 2026 are links; money is written the same way on every site', () => {
    const eur = (minor: number) => ({ minor, currency: 'EUR' });
    const { facts, unreadable } = read(handMade('amazon/transactions-de.html'), 'www.amazon.de');
    expect(facts).toEqual({
      state: 'ready',
      hasNextPage: true,
      transactions: [
        {
          date: '2026-09-07',
          isInProgress: false,
          amount: eur(-102273),
          isRefund: false,
          orderId: '305-1111111-2222222',
          paymentMethod: 'Amazon Visa •••• 1234',
          status: 'Berechnet',
          descriptor: 'AMAZON',
        },
        {
          date: '2026-09-06',
          isInProgress: true,
          amount: eur(-36),
          isRefund: false,
          orderId: '305-1111111-2222222',
          paymentMethod: 'Amazon-Geschenkgutschein',
          status: 'Ausstehend',
          descriptor: null,
        },
        {
          date: '2026-07-31',
          isInProgress: false,
          amount: eur(2710),
          isRefund: true,
          orderId: '302-1111111-2222222',
          paymentMethod: 'Amazon Visa •••• 1234',
          status: 'Erstattet',
          descriptor: 'Amazon.de',
        },
      ],
    });
    expect(unreadable).toEqual([]);
  });

  it('knows none from not drawn yet', () => {
    expect(read(handMade('amazon/transactions-none.html')).facts).toMatchObject({
      state: 'empty',
      transactions: [],
    });
    expect(read('<div id="portalWidgetSection"></div>').facts.state).toBe('wait');
  });

  it('calls nothing a refund that the page signs as a charge', () => {
    const { facts, unreadable } = read(html.replace('+$1,043.94', '-$1,043.94'));
    expect([facts.transactions[1]?.isRefund, unreadable]).toEqual([null, ['isRefund']]);
  });

  it('of a purchase in a shop have no order and no descriptor, only its long number', () => {
    const inShop = html
      .replace(/<a [^>]*>Refund: Order #[^<]*<\/a>/, '<span>Refund: Order #0000000011111122222</span>')
      .replace('<span class="a-size-base">Amazon.com</span>', '<span>0000000011111122222</span>');
    const { facts, unreadable } = read(inShop);
    expect(facts.transactions[1]).toMatchObject({
      amount: usd(104394),
      isRefund: true,
      orderId: null,
      descriptor: null,
    });
    expect(read(inShop.replace('+$1,043.94', '')).facts.transactions[1]).toMatchObject({ isRefund: true });
    expect(unreadable).toEqual([]);
  });

  it('that pay several orders at once belong to none of them', () => {
    const second = '<a href="?orderID=113-3333333-4444444">Order #113-3333333-4444444</a>';
    const { facts } = read(html.replace('<span class="a-size-base">AMZN Mktp US</span>', second));
    expect(facts.transactions[0]).toMatchObject({ amount: usd(-3131), orderId: null, descriptor: null });
    const links = handMade('amazon/transactions-de.html');
    const [order = ''] = /Bestellnummer [\d-]+/.exec(links) ?? [];
    const { transactions } = read(
      links.replace(order, `${order}, 305-3333333-4444444`),
      'www.amazon.de',
    ).facts;
    expect(transactions.map(({ orderId }) => orderId)).toEqual([
      null,
      '305-1111111-2222222',
      '302-1111111-2222222',
    ]);
  });

  it('take no digits of the descriptor for the amount, and say no status where no amount stands', () => {
    const links = handMade('amazon/transactions-de.html').replace('>AMAZON<', '>AMZ 24 DE<');
    const { transactions } = read(links, 'www.amazon.de').facts;
    expect(transactions[0]).toMatchObject({ amount: { minor: -102273 }, descriptor: 'AMZ 24 DE' });
    const blank = read(links.replace('-€1,022.73', ''), 'www.amazon.de').facts.transactions[0];
    expect(blank).toMatchObject({ amount: null, status: null, isInProgress: null, descriptor: 'AMZ 24 DE' });
  });
});

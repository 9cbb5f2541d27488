import { describe, expect, it } from 'vitest';
import { readPage } from '../read-page.ts';
import { HAVE_REAL_PAGES, realPage } from './fixtures.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });

describe("Amazon's history as it really is", () => {
  if (!HAVE_REAL_PAGES) return;

  it('history of May 2026: orders, cancelled ones, quantities, account', () => {
    const reading = readPage(
      realPage('history/airpods-multi-order-2026-05-11.html'),
      'https://www.amazon.com/your-orders/orders',
    );
    if (reading.kind !== 'page' || reading.page !== 'amazon.order_history') throw new Error(reading.kind);
    const { orders, state, orderCount, nextPage } = reading.facts;
    expect([state, orders.length, orderCount]).toEqual(['ready', 10, 408]);
    expect(nextPage).toContain('https://www.amazon.com/your-orders/orders?startIndex=10');
    expect(orders[0]).toMatchObject({
      orderId: '112-8610849-8465178',
      orderDate: '2026-05-11',
      total: null,
      cancelled: true,
      items: [
        { asin: 'B0GSS72GZJ', quantity: 2 },
        { asin: 'B086PHRXLR', quantity: 1 },
        { asin: 'B086P6PBWB', quantity: 1 },
        {},
      ],
    });
    expect(orders[1]).toMatchObject({
      orderId: '112-8623180-6527528',
      total: usd(9054),
      cancelled: false,
      shipTo: {
        name: 'Holly Sample (BG1)',
        text: '40132 N.E., SAMPL3 WAY, Portland, OR 97230, United States',
      },
    });
    expect(reading.account).toEqual({ id: 'A0CUSTOMERREDACT', displayName: 'Holly' });
    expect(reading.unreadable).toEqual([]);
  });

  it('history of October 2026', () => {
    expect(
      readPage(realPage('history/your-orders-2026-10.html'), 'https://www.amazon.com/your-orders/orders'),
    ).toMatchObject({
      facts: {
        state: 'ready',
        orders: [
          {
            orderId: '111-2222222-3333333',
            orderDate: '2026-09-30',
            total: usd(947),
            shipTo: { name: 'Sam Buyer', text: '4820 JUNIPER CT, FAIRVIEW, OR 97024-1111, United States' },
            items: [{ asin: 'B0SHTEST01', quantity: 1 }],
          },
          {
            orderId: '111-4444444-5555555',
            orderDate: '2026-09-29',
            total: usd(1488),
            items: [{ asin: 'B0OTHER001' }],
          },
          { orderId: '111-6666666-7777777', orderDate: '2026-07-27', total: usd(114), shipTo: null },
        ],
      },
    });
  });

  it('encrypted cards say wait, no orders say empty', () => {
    const state = (file: string) =>
      readPage(realPage(`history/${file}`), 'https://www.amazon.com/your-orders/orders');
    expect(state('order-history-siege-encrypted-2026-05-10.html')).toMatchObject({
      facts: { state: 'wait', orders: [] },
    });
    expect(state('order-history-2023-zero-orders.html')).toMatchObject({
      facts: { state: 'empty', orderCount: 0 },
    });
  });

  for (const [file, first, count] of [
    ['order-history-2010-0.html', '104-5796370-4938630', 10],
    ['order-history-2020-40.html', '113-9593794-2137824', 10],
    ['order-history-2023-10.html', '112-0069846-3887437', 10],
    ['order-history-amazon-store.html', '111-1470863-4415403', 10],
    ['order-history-wholefoods.html', '113-1948316-7557856', 10],
  ] as const) {
    it(`older history gives each order once, with its date: ${file}`, () => {
      const reading = readPage(realPage(`history/${file}`), 'https://www.amazon.com/gp/css/order-history');
      if (reading.kind !== 'page' || reading.page !== 'amazon.order_history') throw new Error(reading.kind);
      expect(reading.facts.orders[0]?.orderId).toBe(first);
      expect(reading.facts.orders).toHaveLength(count);
      expect(reading.facts.orders.every((order) => order.orderDate !== null && order.total !== null)).toBe(
        true,
      );
    });
  }
});

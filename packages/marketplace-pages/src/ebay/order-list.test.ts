import { describe, expect, it } from 'vitest';
import { handMade, readAs } from '../testing/hand-made-pages.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });

describe("eBay's order list", () => {
  const html = handMade('ebay/order-list.html');

  it('reads rows, item rows, status and pages, and says that its map is unverified', () => {
    const reading = readAs('ebay.order_list', html, '/sh/ord/?filter=status:ALL_ORDERS');
    expect(reading).toMatchObject({
      verified: false,
      account: { id: 'test_seller', displayName: 'Test Seller' },
      unreadable: [],
    });
    expect(reading.facts).toEqual({
      range: { from: 1, to: 3, of: 1203 },
      totalCount: 1203,
      nextPage: 'https://www.ebay.com/sh/ord/?filter=status:ALL_ORDERS&limit=200&offset=200',
      orders: [
        {
          orderId: '12-34567-89012',
          status: 'awaiting_shipment',
          statusText: 'Ship by Nov 25',
          shipBy: '2026-11-25',
          soldOn: '2026-11-20',
          buyerUsername: 'buyer_1',
          buyerName: 'Sam Buyer',
          quantity: 2,
          subtotal: null,
          total: usd(4510),
          items: [{ itemId: '406355941732', title: 'Tea tin', sku: 'TIN-2', quantity: 2, price: null }],
          detailUrl: 'https://www.ebay.com/mesh/ord/details?mode=SH&orderid=12-34567-89012&source=Orders',
        },
        expect.objectContaining({
          orderId: '12-34567-89013',
          status: 'awaiting_shipment',
          total: null,
          items: [
            { itemId: '406355941732', title: null, sku: null, quantity: 1, price: null },
            { itemId: '406355941733', title: null, sku: null, quantity: 2, price: null },
          ],
        }),
        expect.objectContaining({ orderId: '12-34567-89014', status: 'unknown', items: [] }),
      ],
    });
  });

  it.each([
    ['Awaiting payment', 'awaiting_payment'],
    ['Shipped', 'shipped'],
    ['Partially shipped', 'partially_shipped'],
    ['Cancelled', 'cancelled'],
    ['Cancellation requested', 'cancellation_requested'],
    ['Refunded', 'refunded'],
    ['Partially refunded', 'partially_refunded'],
    ['Return requested', 'return_requested'],
    ['Returned', 'returned'],
    ['Canceled', 'cancelled'],
    ['Shipped on Nov 20', 'shipped'],
    ['Awaiting shipment', 'awaiting_shipment'],
  ])('%s means %s', (text, status) => {
    expect(readAs('ebay.order_list', html.replace('Under the weather', text)).facts.orders[2]?.status).toBe(
      status,
    );
  });

  it('does not take a row whose ids contradict each other', () => {
    const { facts, unreadable } = readAs(
      'ebay.order_list',
      html.replace('data-ordernumber="12-34567-89012"', 'data-ordernumber="12-34567-00000"'),
    );
    expect(facts.orders.map((order) => order.orderId)).not.toContain('12-34567-89012');
    expect(unreadable).toContain('orderId');
  });

  it('does not take a row whose text names another order', () => {
    const { unreadable } = readAs('ebay.order_list', html.replace('>12-34567-89012<', '>12-34567-89092<'));
    expect(unreadable).toContain('orderId');
  });

  it('has no next page when the link is disabled, and says so when the page counts more', () => {
    const disabled = html.replace(
      'class="pagination__next"',
      'class="pagination__next" aria-disabled="true"',
    );
    const cut = readAs('ebay.order_list', disabled, '/sh/ord/');
    expect([cut.facts.nextPage, cut.unreadable]).toEqual([null, ['nextPage']]);
    const last = readAs('ebay.order_list', disabled.replace('of 1,203', 'of 3'), '/sh/ord/');
    expect([last.facts.nextPage, last.unreadable]).toEqual([null, []]);
  });

  it('notices rows that the page counts and does not show', () => {
    expect(readAs('ebay.order_list', html.replace('1-3 of', '1-4 of')).unreadable).toContain('rows');
  });
});

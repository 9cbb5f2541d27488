import { describe, expect, it } from 'vitest';
import { handMade, readAs } from '../testing/hand-made-pages.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const detailOf = (name: string, host?: string) =>
  readAs('ebay.order_detail', handMade(`ebay/${name}.html`), '/', host);

describe('an eBay order of several lines', () => {
  it('has each line with its own quantity, money and tracking number', () => {
    const { facts, unreadable } = detailOf('order-detail-multi-line');
    expect(unreadable).toEqual([]);
    expect(facts).toMatchObject({
      orderId: '27-14444-30021',
      status: 'partially_refunded',
      soldOn: '2026-11-17',
      paidOn: '2026-11-18',
      buyerPaid: { subtotal: usd(7497), shipping: usd(0), salesTax: usd(544), orderTotal: usd(8041) },
      sale: usd(7497),
      fees: usd(1289),
      refunded: usd(-2499),
      difference: usd(0),
      earningsDifference: usd(0),
      linesDifference: usd(0),
      isFulfilled: false,
    });
    expect(
      facts.lines.map((line) => [
        line.itemId,
        line.quantity,
        line.total,
        line.isShipped,
        line.trackingNumbers,
      ]),
    ).toEqual([
      ['256000000011', 2, usd(4998), true, ['9400111202555000000001']],
      ['256000000012', 1, usd(2499), false, []],
    ]);
  });

  it('takes its items from the rows below its own, their SKUs from rows of their own, and no note for an item', () => {
    const { facts, unreadable } = readAs(
      'ebay.order_list',
      handMade('ebay/order-list-page-2.html'),
      '/sh/ord/?offset=200',
    );
    expect(unreadable).toEqual([]);
    expect(facts).toMatchObject({ range: { from: 201, to: 205, of: 205 }, nextPage: null });
    expect(facts.orders[0]).toMatchObject({
      quantity: 3,
      subtotal: usd(7497),
      total: usd(8041),
      items: [
        { itemId: '256000000011', sku: 'LAMP-G', quantity: 2, price: usd(2499) },
        { itemId: '256000000012', sku: 'COVER-1', quantity: 1, price: usd(2499) },
      ],
    });
    expect(facts.orders.map(({ status, shipBy }) => [status, shipBy])).toEqual([
      ['partially_refunded', null],
      ['cancelled', null],
      ['return_requested', null],
      ['refunded', null],
      ['awaiting_shipment', '2026-11-23'],
    ]);
    expect(facts.orders[1]?.items[0]?.sku).toBe('MUG');
    expect(facts.orders[3]).toMatchObject({ subtotal: null, total: null });
  });
});

describe("a line's id", () => {
  const html = handMade('ebay/order-detail.html').replace(' data-line-item-id="10085010063106"', '');
  const lineOf = (page: string) => readAs('ebay.order_detail', page).facts.lines[0]?.lineId;

  it.each(['transId', 'transid', 'transactionId', 'lineItemId'])(
    'is known by a link that names it as %s',
    (name) => {
      expect(lineOf(html.replace('transId=', `${name}=`))).toBe('10085010063106');
    },
  );

  it('is unknown where nothing names it', () => {
    expect(lineOf(html.replace('transId=', 'other='))).toBeNull();
  });
});

describe('an order page without a status of its own', () => {
  const html = handMade('ebay/order-detail.html').replace(/<span class="order-status">.*?<\/span>/, '');
  const statusOf = (page: string) => readAs('ebay.order_detail', page).facts.status;

  it('says by its lines what is to be done, and nothing while it is unpaid', () => {
    expect(statusOf(html)).toBe('awaiting_shipment');
    expect(statusOf(html.replace('Not shipped', 'Shipped'))).toBe('shipped');
    expect(statusOf(html.replace('<div><dt>Date paid</dt><dd>Nov 20, 2026</dd></div>', ''))).toBe('unknown');
  });
});

describe('a cancelled eBay order', () => {
  it('is one by its notice, whatever the status still says', () => {
    expect(detailOf('order-detail-cancelled').facts).toMatchObject({
      status: 'cancelled',
      isCancelled: true,
      shipTo: null,
      noAddress: 'The address is hidden.',
      refunded: usd(-2250),
      difference: usd(0),
      earningsDifference: usd(0),
    });
  });

  it('does not say by how much its earnings are off while the refund cannot be read', () => {
    const page = handMade('ebay/order-detail-cancelled.html').replace('-$22.50', '-$2x.50');
    expect(readAs('ebay.order_detail', page).facts).toMatchObject({
      refunded: null,
      earningsDifference: null,
    });
  });
});

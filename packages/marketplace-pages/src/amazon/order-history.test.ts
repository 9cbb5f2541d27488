import { describe, expect, it } from 'vitest';
import { handMade, readAs, readHtml } from '../testing/hand-made-pages.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const read = (name: string, host?: string) =>
  readAs('amazon.order_history', handMade(`amazon/order-history${name}.html`), '/your-orders/orders', host);

describe('order history', () => {
  const html = handMade('amazon/order-history.html');

  it('reads the cards', () => {
    const { facts, unreadable } = read('');
    expect(facts).toEqual({
      state: 'ready',
      orderCount: 12,
      nextPage: 'https://www.amazon.com/your-orders/orders?startIndex=10',
      orders: [
        {
          orderId: '112-1111111-2222222',
          orderDate: '2026-11-20',
          total: usd(3108),
          shipTo: { name: 'Sam Buyer', text: '4820 JUNIPER CT, FAIRVIEW, OR 97024, United States' },
          cancelled: false,
          statuses: ['Arriving Monday'],
          shipments: [
            {
              status: 'Arriving Monday',
              isCancelled: false,
              deliveredOn: null,
              latestDelivery: '2026-11-23',
              trackingPage: null,
            },
          ],
          items: [
            { asin: 'B0TESTTIN1', title: 'Tea tin', quantity: 2 },
            { asin: 'B0TESTTIN2', title: 'Other tin', quantity: 1 },
          ],
          itemCount: null,
        },
        {
          orderId: '112-3333333-4444444',
          orderDate: '2026-11-19',
          total: null,
          shipTo: null,
          cancelled: true,
          statuses: ['Cancelled'],
          shipments: [
            {
              status: 'Cancelled',
              isCancelled: true,
              deliveredOn: null,
              latestDelivery: null,
              trackingPage: null,
            },
          ],
          items: [{ asin: 'B0TESTTIN1', title: 'Tea tin', quantity: 1 }],
          itemCount: null,
        },
      ],
    });
    expect(unreadable).toEqual([]);
  });

  it('reads cards that are marked as nothing but orders', () => {
    const older = handMade('amazon/order-history-2018.html')
      .replaceAll('"order-card js-order-card"', '"plain"')
      .replaceAll('order js-order-card', 'order')
      .replace('<body>', '<body><div id="ordersContainer">')
      .replace('</body>', '</div></body>');
    const { orders } = readAs('amazon.order_history', older, '/gp/css/order-history').facts;
    // The addresses wait in scripts outside of these cards: whose they are is not said.
    expect(orders).toEqual(read('-2018').facts.orders.map((order) => ({ ...order, shipTo: null })));
  });

  it('of 2010 to 2023: a card in a card is one order; its address waits in a script; a store purchase', () => {
    const { facts, unreadable } = read('-2018');
    expect(facts).toMatchObject({
      state: 'ready',
      orderCount: 1012,
      nextPage: 'https://www.amazon.com/your-orders/orders?timeFilter=year-2018&startIndex=10',
      orders: [
        {
          orderId: '104-1111111-2222222',
          orderDate: '2018-11-17',
          total: usd(2218),
          shipTo: { name: 'Sam Buyer & Co', text: '4820 Juniper Ct, Fairview, OR 97024, United States' },
          shipments: [{ status: 'Delivered Nov 20, 2018', deliveredOn: '2018-11-20' }],
          items: [
            { asin: 'B0TESTTIN1', title: 'Tea tin', quantity: 2 },
            { asin: 'B0TESTTIN2', title: 'Other tin', quantity: 1 },
          ],
        },
        { orderId: '002-3333333-4444444', total: usd(853), statuses: [], items: [{ quantity: 1 }] },
        {
          orderId: '113-5555555-6666666',
          orderDate: '2018-11-02',
          total: usd(6292),
          shipTo: null,
          statuses: ['Whole Foods Market store'],
          items: [],
          itemCount: 10,
        },
      ],
    });
    expect(unreadable).toEqual([]);
  });

  it('in German', () => {
    const eur = (minor: number) => ({ minor, currency: 'EUR' });
    const { facts, unreadable } = read('-de', 'www.amazon.de');
    expect(facts).toMatchObject({
      orderCount: 1012,
      nextPage: null,
      orders: [
        {
          orderId: '305-1111111-2222222',
          orderDate: '2026-09-06',
          total: eur(100743),
          shipTo: { name: 'Max Mustermann', text: 'Musterstraße 1, 10115 Berlin, Deutschland' },
          shipments: [
            {
              status: 'Zustellung: 15. September',
              latestDelivery: '2026-09-15',
              trackingPage:
                'https://www.amazon.de/progress-tracker/package?itemId=a&orderId=305-1111111-2222222',
            },
          ],
          items: [{ asin: 'B0TESTTIN1', quantity: 2 }],
        },
        { orderId: '302-3333333-4444444', cancelled: true, total: eur(763) },
        {
          orderDate: '2025-10-03',
          total: eur(1763),
          shipments: [{ deliveredOn: '2025-10-06' }],
          items: [{ quantity: 3 }],
        },
      ],
    });
    expect(unreadable).toEqual([]);
  });

  it('with values beside their labels, an id only in its link, items without titles', () => {
    const { facts, unreadable } = read('-sites', 'www.amazon.co.uk');
    expect(facts).toMatchObject({
      orderCount: 2,
      orders: [
        {
          orderId: '205-1111111-2222222',
          orderDate: '2026-06-03',
          total: { minor: 4404, currency: 'GBP' },
          shipTo: { name: 'Sam Buyer', text: null },
          shipments: [{ latestDelivery: '2026-06-05' }],
          items: [{ asin: 'B0TESTTIN1', title: 'Tea tin', quantity: 1 }],
        },
        {
          orderId: '205-3333333-4444444',
          statuses: ['Purchased at Amazon'],
          items: [
            { asin: 'B0TESTTIN1', title: '', quantity: 1 },
            { asin: 'B0TESTTIN2', title: 'Other tin', quantity: 1 },
          ],
        },
      ],
    });
    expect(unreadable).toEqual([]);
  });

  it('waits for cards that are still encrypted or not drawn yet, and never calls them none', () => {
    expect(read('-encrypted').facts.state).toBe('wait');
    expect(read('-skeleton').facts.state).toBe('wait');
    const states = ['12 orders', '0 orders'].map(
      (count) => readAs('amazon.order_history', `<span class="num-orders">${count}</span>`).facts.state,
    );
    expect(states).toEqual(['wait', 'empty']);
    const undrawn = '<span class="num-orders">12 orders</span><div class="order-card js-order-card"></div>';
    expect(readAs('amazon.order_history', undrawn).facts.state).toBe('wait');
  });

  it('does not guess which item a badge belongs to', () => {
    const loose = html
      .replaceAll('class="item-box"', 'class="loose"')
      .replace('<span class="product-image__qty">2</span>', '')
      .replace('<div class="loose">', '<span class="product-image__qty">2</span><div class="loose">');
    const { facts, unreadable } = readAs('amazon.order_history', loose);
    expect(facts.orders[0]?.items.map((item) => item.quantity)).toEqual([null, null]);
    expect(unreadable).toContain('itemQuantity');
  });

  it('says that a card without an id could not be read', () => {
    const { facts, unreadable } = readAs('amazon.order_history', html.replace('112-3333333-4444444', ''));
    expect(facts.orders.map((order) => order.orderId)).toEqual(['112-1111111-2222222']);
    expect(unreadable).toContain('orderId');
  });

  it('is what stands where an older digital order has no details page of its own', () => {
    const card = `<div class="a-box-group order js-order-card"><div class="a-box order-info">
      <div><div class="a-row"><span class="label">Order placed</span></div><div><span>October 30, 2024</span></div></div>
      <div><div class="a-row"><span class="label">Total</span></div><div><span>$10.00</span></div></div>
      <div class="yohtmlc-order-id"><span class="label">Order #</span> <bdi dir="ltr">D01-1111111-2222222</bdi></div></div>
      <div class="a-box"><div class="a-fixed-left-grid"><div class="yohtmlc-item"><a href="/gp/product/B0TESTGIFT/ref=x">A code</a></div></div></div></div>`;
    const reading = readHtml(card, 'amazon', '/gp/your-account/order-details?orderID=111-1111111-2222222');
    expect(reading).toMatchObject({
      page: 'amazon.order_history',
      facts: {
        orders: [
          {
            orderId: 'D01-1111111-2222222',
            orderDate: '2024-10-30',
            total: { minor: 1000 },
            shipTo: null,
            items: [{ asin: 'B0TESTGIFT', title: 'A code', quantity: 1 }],
          },
        ],
      },
    });
  });

  it('has the day on which a subscription was charged', () => {
    const card = `<div class="order-card"><div class="order-header"><ul>
      <li><span class="a-text-caps">Subscription charged on</span> <span>May 3, 2026</span></li>
      <li><span class="a-text-caps">Total</span> <span>$14.99</span></li>
      <li class="yohtmlc-order-id"><span class="a-text-caps">Order #</span> <span dir="ltr">D01-1111111-2222222</span></li></ul></div></div>`;
    expect(readAs('amazon.order_history', card, '/your-orders/orders').facts.orders).toMatchObject([
      { orderId: 'D01-1111111-2222222', orderDate: '2026-05-03', total: usd(1499) },
    ]);
  });
});

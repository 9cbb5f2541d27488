import { describe, expect, it } from 'vitest';
import { handMade, readAs, readHtml } from '../testing/hand-made-pages.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const read = (html: string, path = '/') => readAs('amazon.order_details', html, path);

describe('an order of groceries', () => {
  const store = handMade('amazon/grocery-order-whole-foods.html');
  const fresh = handMade('amazon/grocery-order-fresh.html');

  it('of a Whole Foods store counts units, leaves weights unknown, and keeps a saving that nobody knew', () => {
    const { facts, unreadable } = read(store);
    expect(facts).toMatchObject({
      orderId: '113-1111111-2222222',
      orderDate: '2026-07-02',
      items: [
        { asin: 'B0TESTMLK1', title: 'Oat milk', unitPrice: usd(499), quantity: 2 },
        { asin: 'B0TESTBAN1', title: 'Bananas', unitPrice: null, quantity: null },
        { asin: null, title: 'Salad by the bowl', unitPrice: usd(600), quantity: 1 },
      ],
      units: [
        { asin: 'B0TESTMLK1', quantity: 2 },
        { asin: 'B0TESTBAN1', quantity: null },
      ],
      charges: { itemsSubtotal: usd(1750), tax: usd(52), total: usd(1677) },
      otherCharges: [{ label: 'wfm-savings-amount', amount: usd(-125) }],
      difference: usd(0),
    });
    expect(unreadable).toEqual([]);
  });

  it('of Fresh names no price of one where only the row is priced, and cancels what never came', () => {
    const { facts, unreadable } = read(fresh);
    expect(facts).toMatchObject({
      orderId: '112-1111111-2222222',
      orderDate: '2026-03-02',
      items: [
        { asin: 'B0TESTBAN1', unitPrice: null, quantity: null, isCancelled: false },
        { asin: 'B0TESTEGG1', unitPrice: null, quantity: 2, isCancelled: false },
        { asin: 'B0TESTICE1', unitPrice: null, quantity: 2, isCancelled: true },
      ],
      shipments: [{ status: 'Delivered March 3', deliveredOn: '2026-03-03' }],
      charges: {
        itemsSubtotal: usd(1821),
        shipping: usd(495),
        beforeTax: usd(2816),
        tax: usd(33),
        total: usd(2849),
      },
      otherCharges: [{ label: 'Tip:', amount: usd(500) }],
      difference: usd(0),
    });
    expect(unreadable).toEqual([]);
    // Half of the row came: it is no cancelled row.
    const half = read(fresh.replace('-$15.78', '-$7.89')).facts;
    expect(half.items[2]?.isCancelled).toBe(false);
  });

  it('has the id of its address where the page prints none, and none where it prints two', () => {
    const unnamed = store.replace('Order #113-1111111-2222222', '');
    const path = '/fopo/order-details?orderID=113-3333333-4444444';
    expect(read(unnamed, path).facts.orderId).toBe('113-3333333-4444444');
    expect(read(unnamed).facts.orderId).toBeNull();
    const two = store.replace('<h2>3 items', '<h2>Order #114-1111111-2222222</h2><h2>3 items');
    expect(read(two, path)).toMatchObject({ facts: { orderId: null }, unreadable: ['orderId'] });
  });

  it('of a new design has a name by its address', () => {
    for (const path of ['/fopo/order-details', '/uff/your-account/order-details']) {
      expect(readHtml('<h1>New design</h1>', 'amazon', `${path}?orderID=x`)).toMatchObject({
        kind: 'page_changed',
        page: 'amazon.order_details',
      });
    }
  });
});

describe('an order as it was printed until 2023', () => {
  const printed = handMade('amazon/printed-order.html');

  it('is its own summary, not that of one shipment, and items without links', () => {
    const { facts, unreadable } = read(printed);
    expect(facts).toMatchObject({
      orderId: '111-1111111-2222222',
      orderDate: '2016-02-07',
      shipTo: { name: 'Sam Buyer', text: '4820 JUNIPER CT' },
      items: [
        { asin: null, title: 'Watch strap', unitPrice: usd(1187), quantity: 2 },
        { asin: null, title: 'Spoon', unitPrice: usd(599), quantity: 1 },
      ],
      charges: {
        itemsSubtotal: usd(2973),
        shipping: usd(0),
        beforeTax: usd(2973),
        tax: usd(218),
        total: usd(3191),
      },
      difference: usd(0),
    });
    expect(unreadable).toEqual([]);
  });

  it('has no price of one unit that the subtotal does not prove, and no total that its head denies', () => {
    const { items } = read(
      printed.replace('>$29.73</td></tr><tr><td>Shipping', '>$17.86</td></tr><tr><td>Shipping'),
    ).facts;
    expect(items.map(({ unitPrice }) => unitPrice)).toEqual([null, usd(599)]);
    expect(read(printed.replace('Order Total: $31.91', 'Order Total: $31.90'))).toMatchObject({
      facts: { charges: { total: null }, difference: null },
      unreadable: ['total'],
    });
  });

  it('of a new design has a name by its address', () => {
    expect(readHtml('<h1>New design</h1>', 'amazon', '/gp/css/summary/print.html?orderID=x')).toMatchObject({
      kind: 'page_changed',
      page: 'amazon.order_details',
    });
  });
});

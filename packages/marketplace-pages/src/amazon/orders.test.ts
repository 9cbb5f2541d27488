import { describe, expect, it } from 'vitest';
import { handMade, readAs, readHtml } from '../testing/hand-made-pages.ts';
import { orderIdIn } from './order-details.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });

describe('order details', () => {
  const today = handMade('amazon/order-details-2026.html');

  it('of 2026: rows, units, a charge nobody knew, FREE', () => {
    const { facts, unreadable } = readAs('amazon.order_details', today);
    expect(facts).toMatchObject({
      orderId: '112-1111111-2222222',
      orderDate: '2026-11-20',
      shipTo: { name: 'Sam Buyer', text: '4820 JUNIPER CT, FAIRVIEW, OR 97024, United States' },
      cancelled: false,
      paymentRevisionNeeded: false,
      items: [
        { asin: 'B0TESTTIN1', title: 'Tea tin', unitPrice: usd(1299), quantity: 2 },
        { asin: 'B0TESTTIN1', title: 'Tea tin', unitPrice: usd(1299), quantity: 1 },
      ],
      units: [{ asin: 'B0TESTTIN1', quantity: 3 }],
      charges: {
        itemsSubtotal: usd(3897),
        shipping: usd(0),
        tax: usd(210),
        total: usd(4007),
        refundTotal: null,
      },
      otherCharges: [{ label: 'Reward of the week:', amount: usd(-100) }],
      difference: usd(0),
    });
    expect(unreadable).toEqual([]);
  });

  it('of 2024: old items, coupon, refund with its hidden breakdown', () => {
    const { facts, unreadable } = readAs('amazon.order_details', handMade('amazon/order-details-2024.html'));
    expect(facts).toMatchObject({
      orderId: '112-1111111-2222222',
      orderDate: '2024-09-08',
      shipTo: { name: 'Sam Buyer' },
      items: [{ asin: '1890348058', title: 'Workbook', unitPrice: usd(1000), quantity: 2 }],
      charges: {
        itemsSubtotal: usd(2000),
        coupon: usd(-200),
        beforeTax: usd(1800),
        tax: usd(150),
        total: usd(1950),
        refundTotal: usd(1050),
        shipping: null,
      },
      otherCharges: [],
      difference: usd(0),
    });
    expect(unreadable).toEqual([]);
  });

  it('is cancelled by its text alone, and asks for a payment revision by link or text', () => {
    const cancelled = today.replace(
      '<div data-component="cancelled"></div>',
      '<div data-component="cancelled"><h4>This order has been cancelled.</h4></div>',
    );
    expect(readAs('amazon.order_details', cancelled).facts.cancelled).toBe(true);
    const revise = today.replace(
      '</body>',
      '<h4 class="a-alert-heading">Payment revision needed</h4></body>',
    );
    expect(readAs('amazon.order_details', revise).facts.paymentRevisionNeeded).toBe(true);
  });

  it('does not choose between two order ids', () => {
    const two = today.replace('</body>', '<div data-component="orderId">112-9999999-2222222</div></body>');
    const { facts, unreadable } = readAs('amazon.order_details', two);
    expect([facts.orderId, unreadable]).toEqual([null, ['orderId']]);
    expect(orderIdIn('Order# 106-1234567-7654321')).toBeNull();
    expect(orderIdIn('112-1111111-2222222 and 112-1111111-2222223')).toBeNull();
    expect(orderIdIn('Order# D01-1111111-2222222')).toBe('D01-1111111-2222222');
  });

  it('is a changed page without its order id', () => {
    expect(readHtml(today.replace('data-component="orderId"', 'data-component="id"'))).toMatchObject({
      kind: 'page_changed',
      page: 'amazon.order_details',
      missing: ['orderId'],
    });
  });
});

describe('order history', () => {
  const html = handMade('amazon/order-history.html');

  it('reads the cards', () => {
    const { facts, unreadable } = readAs('amazon.order_history', html, '/your-orders/orders');
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
          items: [
            { asin: 'B0TESTTIN1', title: 'Tea tin', quantity: 2 },
            { asin: 'B0TESTTIN2', title: 'Other tin', quantity: 1 },
          ],
        },
        {
          orderId: '112-3333333-4444444',
          orderDate: '2026-11-19',
          total: null,
          shipTo: null,
          cancelled: true,
          statuses: ['Cancelled'],
          items: [{ asin: 'B0TESTTIN1', title: 'Tea tin', quantity: 1 }],
        },
      ],
    });
    expect(unreadable).toEqual([]);
  });

  it('waits for cards that are still encrypted or not drawn yet', () => {
    expect(readAs('amazon.order_history', handMade('amazon/order-history-encrypted.html')).facts.state).toBe(
      'wait',
    );
    expect(readAs('amazon.order_history', '<span class="num-orders">12 orders</span>').facts.state).toBe(
      'wait',
    );
    expect(readAs('amazon.order_history', '<span class="num-orders">0 orders</span>').facts.state).toBe(
      'empty',
    );
  });

  it('does not guess which item a badge belongs to', () => {
    const loose = html.replaceAll('class="item-box"', 'class="loose"');
    const { facts, unreadable } = readAs('amazon.order_history', loose);
    expect(facts.orders[0]?.items.map((item) => item.quantity)).toEqual([null, null]);
    expect(unreadable).toContain('itemQuantity');
  });
});

import { describe, expect, it } from 'vitest';
import { handMade, readAs } from '../testing/hand-made-pages.ts';

const CA = 'www.amazon.ca';
const cad = (minor: number) => ({ minor, currency: 'CAD' });
const usd = (minor: number) => ({ minor, currency: 'USD' });

describe('amazon.ca in French', () => {
  it('writes an order with its taxes, a charge nobody knew and a refund', () => {
    const { facts, unreadable } = readAs(
      'amazon.order_details',
      handMade('amazon/order-details-ca-fr.html'),
      '/',
      CA,
    );
    expect(facts).toMatchObject({
      orderId: '701-1111111-2222222',
      orderDate: '2026-06-01',
      shipTo: { name: 'Camille Acheteuse' },
      items: [{ asin: 'B0TESTTIN1', unitPrice: cad(64999), quantity: 2 }],
      shipments: [{ status: 'Livré le 4 juin', deliveredOn: '2026-06-04' }],
      charges: {
        itemsSubtotal: cad(129998),
        shipping: cad(999),
        freeShipping: cad(-999),
        beforeTax: cad(130198),
        tax: cad(19497),
        total: cad(149695),
        refundTotal: cad(2050),
      },
      otherCharges: [{ label: 'Écofrais', amount: cad(200) }],
      difference: cad(0),
    });
    expect(unreadable).toEqual([]);
  });

  it('lists orders, follows a parcel and names what was charged', () => {
    const history = readAs(
      'amazon.order_history',
      handMade('amazon/order-history-ca-fr.html'),
      '/',
      CA,
    ).facts;
    expect(history).toMatchObject({
      orderCount: 2,
      orders: [
        {
          orderId: '701-1111111-2222222',
          orderDate: '2026-06-01',
          total: cad(149695),
          shipTo: { name: 'Camille Acheteuse' },
          cancelled: false,
          items: [{ asin: 'B0TESTTIN1', quantity: 2 }],
        },
        { orderId: '702-1111111-2222222', orderDate: '2026-05-03', total: cad(1250), cancelled: true },
      ],
    });
    const tracking = readAs('amazon.tracking', handMade('amazon/tracking-ca-fr.html'), '/', CA).facts;
    expect(tracking).toMatchObject({
      orderId: '701-1111111-2222222',
      stage: 'shipped',
      latestDelivery: '2026-11-27',
      carrier: 'Postes Canada',
      trackingId: '7023210039414604',
      events: [{ day: '2026-11-20' }],
    });
    const { transactions } = readAs(
      'amazon.transactions',
      handMade('amazon/transactions-ca-fr.html'),
      '/',
      CA,
    ).facts;
    expect(transactions).toMatchObject([
      { date: '2026-11-20', isInProgress: true, amount: cad(-149695), isRefund: false, status: 'En attente' },
      { date: '2026-08-01', isInProgress: false, amount: cad(2050), isRefund: true },
    ]);
    expect(transactions.map(({ orderId }) => orderId)).toEqual([
      '701-1111111-2222222',
      '702-1111111-2222222',
    ]);
  });

  it('shows what an order would cost', () => {
    const { facts, unreadable } = readAs('amazon.review', handMade('amazon/review-ca-fr.html'), '/', CA);
    expect(facts).toMatchObject({
      shipTo: { name: 'Camille Acheteuse' },
      lines: [{ unitPrice: cad(64999), quantity: 2 }],
      itemCount: 2,
      charges: {
        items: cad(129998),
        shipping: cad(999),
        freeShipping: cad(-999),
        tax: cad(19467),
        total: cad(149465),
      },
      difference: cad(0),
      latestDelivery: '2026-11-27',
      blockers: [],
    });
    expect(unreadable).toEqual([]);
  });

  it('writes decimals by the place of the sign: what mixes the two is unreadable', () => {
    const html = handMade('amazon/order-details-ca-fr.html');
    const shipping = (amount: string) =>
      readAs('amazon.order_details', html.replace('>9,99\u00a0$', `>${amount}`), '/', CA).facts.charges
        .shipping;
    expect(shipping('9,99\u00a0$')).toEqual(cad(999));
    expect(shipping('$9.99')).toEqual(cad(999));
    expect(shipping('9.99\u00a0$')).toEqual(cad(999));
    for (const amount of ['$9,99', '9,999\u00a0$', '$9.999', '9 $', '1.234\u00a0$']) {
      expect([amount, shipping(amount)]).toEqual([amount, null]);
    }
  });
});

describe('amazon.com in Spanish', () => {
  it('writes an order that a gift card pays a part of', () => {
    const { facts, unreadable } = readAs('amazon.order_details', handMade('amazon/order-details-es.html'));
    expect(facts).toMatchObject({
      orderId: '112-1111111-2222222',
      orderDate: '2026-06-01',
      shipTo: { name: 'Sam Buyer' },
      items: [{ asin: 'B0TESTTIN1', unitPrice: usd(51499), quantity: 2 }],
      shipments: [{ deliveredOn: '2026-06-04' }],
      charges: {
        itemsSubtotal: usd(102998),
        shipping: usd(699),
        freeShipping: usd(-699),
        beforeTax: usd(102998),
        tax: usd(495),
        giftCard: usd(-1000),
        total: usd(102493),
      },
      otherCharges: [],
      difference: usd(0),
    });
    expect(unreadable).toEqual([]);
  });

  it('lists orders, follows a parcel and names what was charged', () => {
    const history = readAs('amazon.order_history', handMade('amazon/order-history-es.html')).facts;
    expect(history.orders).toMatchObject([
      {
        orderId: '112-1111111-2222222',
        orderDate: '2026-06-01',
        total: usd(102493),
        shipTo: { name: 'Sam Buyer' },
        shipments: [{ deliveredOn: '2026-06-04' }],
      },
    ]);
    expect(readAs('amazon.tracking', handMade('amazon/tracking-es.html')).facts).toMatchObject({
      deliveredOn: '2026-06-04',
      carrier: 'UPS',
      trackingId: '1Z999AA10123456784',
    });
    const { transactions } = readAs('amazon.transactions', handMade('amazon/transactions-es.html')).facts;
    expect(transactions).toMatchObject([
      { date: '2026-08-01', isInProgress: false, amount: usd(-102493), isRefund: false },
      { orderId: '113-1111111-2222222', amount: usd(2050), isRefund: true },
    ]);
  });

  it('shows what an order would cost', () => {
    const { facts, unreadable } = readAs('amazon.review', handMade('amazon/review-es.html'));
    expect(facts).toMatchObject({
      shipTo: { name: 'Sam Buyer' },
      itemCount: 2,
      charges: {
        items: usd(5998),
        shipping: usd(699),
        freeShipping: usd(-699),
        tax: usd(495),
        total: usd(6493),
      },
      difference: usd(0),
      latestDelivery: '2026-11-27',
      blockers: [],
    });
    expect(unreadable).toEqual([]);
  });
});

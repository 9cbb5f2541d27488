import { describe, expect, it } from 'vitest';
import { handMade, readAs } from '../testing/hand-made-pages.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const read = (name: string, host?: string) =>
  readAs('amazon.order_details', handMade(`amazon/order-details-${name}.html`), '/', host);
const present = (amounts: object) =>
  Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== null));

describe('order details', () => {
  it('of 2026: rows, units, a charge nobody knew, FREE', () => {
    const { facts, unreadable } = read('2026');
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
    const { facts, unreadable } = read('2024');
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

  it('of 2024 with id and date in one text', () => {
    const { facts, unreadable } = read('brief');
    expect(facts).toMatchObject({
      orderId: '112-1212121-3434343',
      orderDate: '2024-09-08',
      items: [{ asin: 'B0TESTTIN1', title: 'Tea tin', unitPrice: usd(2000), quantity: 1 }],
      shipments: [{ status: 'Delivered Sep 10, 2024', deliveredOn: '2024-09-10' }],
      charges: { itemsSubtotal: usd(2000), subscribeAndSave: usd(-100), total: usd(1900) },
      difference: usd(0),
    });
    expect(unreadable).toEqual([]);
  });

  it('of 2018, with an id that a checkout would call a purchase: labelled as the order it is one', () => {
    const { facts, unreadable } = read('2018');
    expect(facts).toMatchObject({
      orderId: '106-1111111-2222222',
      orderDate: '2018-12-21',
      shipTo: { name: 'Sam Buyer', text: '4820 Juniper Ct, Fairview, OR 97024' },
      items: [{ asin: 'B0TESTTIN1', title: 'Tea tin', unitPrice: usd(3099), quantity: 1 }],
      shipments: [{ status: 'Return complete', deliveredOn: null }],
      difference: usd(0),
    });
    expect(present(facts.charges)).toEqual({
      itemsSubtotal: usd(3099),
      shipping: usd(0),
      beforeTax: usd(3099),
      tax: usd(302),
      total: usd(3401),
    });
    expect(unreadable).toEqual([]);
  });

  it('names a sales tax that the total leaves out as the difference, not as contained in the prices', () => {
    const html = handMade('amazon/order-details-2018.html').replaceAll('$34.01', '$30.99');
    const { facts } = readAs('amazon.order_details', html, '/gp/your-account/order-details');
    expect(facts).toMatchObject({ difference: usd(-302), taxIncluded: false });
    expect(facts.charges).toMatchObject({ tax: usd(302), total: usd(3099) });
  });

  it('of several shipments: one cancelled, an item in two of them, an item without a link', () => {
    const { facts, unreadable } = read('shipments');
    expect(facts.items).toEqual([
      { asin: 'B0TESTTIN1', title: 'Tea tin', unitPrice: usd(1299), quantity: 2, isCancelled: false },
      { asin: 'B0TESTTIN1', title: 'Tea tin', unitPrice: usd(1299), quantity: 1, isCancelled: false },
      { asin: null, title: 'Tin label', unitPrice: usd(300), quantity: 1, isCancelled: false },
      { asin: 'B0TESTTIN2', title: 'Other tin', unitPrice: usd(750), quantity: 3, isCancelled: true },
    ]);
    expect(facts).toMatchObject({
      units: [{ asin: 'B0TESTTIN1', quantity: 3 }],
      cancelled: false,
      shipments: [
        {
          status: 'Delivered November 20',
          deliveredOn: '2026-11-20',
          trackingPage:
            'https://www.amazon.com/gp/your-account/ship-track?orderId=113-1111111-2222222&shipmentId=A',
        },
        { status: 'Arriving Tuesday', latestDelivery: '2026-11-24', deliveredOn: null },
        { status: 'Cancelled', isCancelled: true, trackingPage: null },
      ],
      charges: { promotion: usd(-300), freeShipping: usd(-599), giftCard: usd(-1000), total: usd(3131) },
      difference: usd(0),
    });
    expect(unreadable).toEqual([]);
  });

  it('of a digital order: no address, no price, its own words for the total', () => {
    expect(read('digital').facts).toMatchObject({
      orderId: 'D01-1111111-2222222',
      shipTo: null,
      items: [{ asin: 'B0TESTGIFT', unitPrice: null, quantity: 1 }],
      charges: { total: usd(1083), tax: usd(83) },
      difference: usd(0),
    });
  });

  it('in German: money, days, sums on the way, the tax added to the prices', () => {
    const eur = (minor: number) => ({ minor, currency: 'EUR' });
    const { facts, unreadable } = read('de', 'www.amazon.de');
    expect(facts).toMatchObject({
      orderId: '302-1111111-2222222',
      orderDate: '2025-10-03',
      shipTo: { name: 'Max Mustermann', text: 'Musterstraße 1, 10115 Berlin, Deutschland' },
      items: [
        { asin: 'B0TESTTIN1', unitPrice: eur(66815), quantity: 2, isCancelled: false },
        { asin: 'B0TESTTIN2', unitPrice: eur(750), isCancelled: true },
      ],
      shipments: [{ status: 'Zugestellt: 6. Oktober', deliveredOn: '2025-10-06' }, { isCancelled: true }],
      otherCharges: [],
      otherSums: [],
      difference: eur(0),
      taxIncluded: false,
    });
    expect(present(facts.charges)).toEqual({
      itemsSubtotal: eur(112464),
      shipping: eur(499),
      beforeTax: eur(112963),
      tax: eur(21463),
      sum: eur(134426),
      coupon: eur(-116),
      giftCard: eur(-1000),
      total: eur(133310),
      refundTotal: eur(2710),
    });
    expect(unreadable).toEqual([]);
    expect(read('de-digital', 'www.amazon.de').facts).toMatchObject({
      orderDate: '2026-07-16',
      shipTo: { name: 'Max Mustermann', text: '' },
      items: [{ asin: null, title: 'Ein Film', unitPrice: eur(5499), quantity: 1 }],
      charges: { itemsSubtotal: eur(4621), tax: eur(878), total: eur(5499) },
      difference: eur(0),
    });
  });

  it('in German of older wordings: "Gesamtbetrag" is the total only where no row is worded as one', () => {
    const eur = (minor: number) => ({ minor, currency: 'EUR' });
    const older = handMade('amazon/order-details-de-digital.html')
      .replace('Artikel-Zwischensumme:', 'Zwischensumme Artikel:')
      .replace('Gesamtbetrag vor Steuern:', 'Gesamtbetrag:')
      .replace('Bestellung aufgegeben', 'Getätigte Spar-Abo-Bestellung');
    const { facts, unreadable } = readAs('amazon.order_details', older, '/', 'www.amazon.de');
    expect(facts).toMatchObject({
      orderDate: '2026-07-16',
      charges: { itemsSubtotal: eur(4621), sum: eur(4621), tax: eur(878), total: eur(5499) },
      difference: eur(0),
    });
    expect(unreadable).toEqual([]);
    const alone = handMade('amazon/order-details-de-digital.html').replace(
      'Gesamtbetrag für diese Bestellung:',
      'Gesamtbetrag:',
    );
    expect(readAs('amazon.order_details', alone, '/', 'www.amazon.de').facts.charges.total).toEqual(
      eur(5499),
    );
  });

  it('of amazon.co.uk: VAT contained in the prices; the unit price is neither the list nor the per-unit price', () => {
    const gbp = (minor: number) => ({ minor, currency: 'GBP' });
    const { facts, unreadable } = read('uk', 'www.amazon.co.uk');
    expect(facts).toMatchObject({
      orderDate: '2026-06-03',
      items: [{ unitPrice: gbp(4999) }],
      shipments: [{ deliveredOn: '2026-06-05' }],
      charges: { shipping: gbp(454), tax: gbp(1020), sum: gbp(5453), promotion: gbp(-453), total: gbp(5000) },
      difference: gbp(0),
      taxIncluded: true,
    });
    expect(unreadable).toEqual([]);
  });

  it('of amazon.ca: two taxes, import fees, a fee nobody knew, what was paid in US dollars', () => {
    const cad = (minor: number) => ({ minor, currency: 'CAD' });
    const { facts, unreadable } = read('ca', 'www.amazon.ca');
    expect(facts).toMatchObject({
      charges: { importFees: cad(210), tax: cad(511), total: cad(4766), paymentTotal: usd(3490) },
      otherCharges: [{ label: 'Environmental Handling Fee:', amount: cad(45) }],
      difference: cad(0),
    });
    expect(unreadable).toEqual([]);
  });

  it('of amazon.in: lakhs, the fee for paying at the door, a total on the way', () => {
    const inr = (minor: number) => ({ minor, currency: 'INR' });
    expect(read('in', 'www.amazon.in').facts).toMatchObject({
      orderDate: '2026-03-03',
      charges: {
        deliveryPaymentFee: inr(700),
        sum: inr(12038600),
        promotion: inr(-4598),
        total: inr(12034002),
      },
      difference: inr(0),
    });
  });
});

import { describe, expect, it } from 'vitest';
import { handMade, readAs } from '../testing/hand-made-pages.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const aud = (minor: number) => ({ minor, currency: 'AUD' });
const detailOf = (name: string, host?: string) =>
  readAs('ebay.order_detail', handMade(`ebay/${name}.html`), '/', host);

describe('eBay in other countries', () => {
  it('reads the German order page: labels, days, money, postal code before the town', () => {
    const { facts, unreadable } = detailOf('order-detail-de', 'www.ebay.de');
    expect(unreadable).toEqual([]);
    expect(facts).toMatchObject({
      orderId: '12-15199-57301',
      status: 'awaiting_shipment',
      soldOn: '2026-11-20',
      paidOn: '2026-11-20',
      shipBy: '2026-11-25',
      latestDelivery: '2026-12-01',
      buyerPaid: { subtotal: eur(123998), discount: eur(-4000), shipping: eur(499), orderTotal: eur(120497) },
      sale: eur(120497),
      fees: eur(15671),
      difference: eur(0),
      earningsDifference: eur(0),
      shipTo: {
        name: 'Jan Käufer',
        line1: 'Ringstraße 7',
        line2: 'Hinterhaus',
        city: 'Arnsberg',
        state: null,
        postal_code: '59821',
        country: 'DE',
        phone: '+49 30 901820',
      },
      lines: [
        {
          itemId: '166000000021',
          lineId: '10085010063107',
          quantity: 2,
          unitPrice: eur(61999),
          isShipped: false,
        },
      ],
    });
  });

  it('reads the German list and asks for its next part by the offset where the control is no link', () => {
    const { facts } = readAs(
      'ebay.order_list',
      handMade('ebay/order-list-de.html'),
      '/sh/ord/?limit=2',
      'www.ebay.de',
    );
    expect(facts).toMatchObject({
      totalCount: 1203,
      nextPage: 'https://www.ebay.de/sh/ord/?limit=2&offset=2',
      orders: [
        { status: 'awaiting_shipment', shipBy: '2026-11-25', total: eur(120497), soldOn: '2026-11-20' },
        { status: 'cancelled', total: eur(2499) },
      ],
    });
  });

  it.each([
    ['Rückgabe', 'return_requested'],
    ['Rückerstattet', 'refunded'],
    ['Teilweise erstattet', 'partially_refunded'],
    ['Zahlung ausstehend', 'awaiting_payment'],
    ['Versandt', 'shipped'],
  ])('%s means %s there, and nothing on the American site', (text, status) => {
    const html = handMade('ebay/order-list-de.html').replace('Storniert', text);
    const read = (host: string) => readAs('ebay.order_list', html, '/sh/ord/', host).facts.orders[1]?.status;
    expect([read('www.ebay.de'), read('www.ebay.com')]).toEqual([status, 'unknown']);
  });

  it('reads the Australian order page: "Post by", "Postage", GST, days before months', () => {
    const { facts, unreadable } = detailOf('order-detail-au', 'www.ebay.com.au');
    expect(unreadable).toEqual([]);
    expect(facts).toMatchObject({
      status: 'awaiting_shipment',
      soldOn: '2026-11-19',
      shipBy: '2026-11-24',
      buyerPaid: { subtotal: aud(4500), shipping: aud(995), salesTax: aud(550), orderTotal: aud(6045) },
      sale: aud(5495),
      fees: aud(730),
      earningsDifference: aud(0),
      shipTo: { state: 'New South Wales', postal_code: '2026', country: 'AU' },
    });
  });

  it.each([
    ['www.ebay.co.uk', '£45.00', 4500, 'GBP'],
    ['www.ebay.ca', 'C $45.00', 4500, 'CAD'],
    ['www.ebay.co.uk', 'US $45.00', 4500, 'USD'],
    ['www.ebay.ca', '$45.00', 4500, 'CAD'],
  ])('on %s %s is %i %s', (host, printed, minor, currency) => {
    const html = handMade('ebay/order-detail-au.html').replaceAll('AU $45.00', printed);
    expect(readAs('ebay.order_detail', html, '/', host).facts.lines[0]?.total).toEqual({ minor, currency });
  });
});

import { describe, expect, it } from 'vitest';
import { findControl } from '../find-control.ts';
import { handMade, readAs, readHtml, readOn } from '../testing/hand-made-pages.ts';
import { parsePage } from '../testing/parse-page.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const aud = (minor: number) => ({ minor, currency: 'AUD' });
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

describe("eBay's form for a tracking number", () => {
  const path = '/ship/trk/trackings?orderId=12-34567-89012&transId=10085010063106';
  const html = handMade('ebay/add-tracking.html');

  it('says which line it is for, what it offers and that its map is unverified', () => {
    const reading = readAs('ebay.add_tracking', html, path);
    expect(reading.verified).toBe(false);
    expect(reading.facts).toEqual({
      state: 'form',
      orderId: '12-34567-89012',
      lineId: '10085010063106',
      entries: [{ number: null, carrier: null }],
      carriers: ['USPS', 'UPS', 'FedEx', 'Amazon Logistics'],
      savedNumbers: [],
      problems: [],
    });
  });

  it('knows a saved number and a refused one', () => {
    expect(readAs('ebay.add_tracking', handMade('ebay/add-tracking-saved.html'), path).facts).toMatchObject({
      state: 'saved',
      savedNumbers: ['9400111202555000000001'],
    });
    expect(
      readAs('ebay.add_tracking', handMade('ebay/add-tracking-refused.html'), path, 'www.ebay.de').facts,
    ).toMatchObject({
      state: 'form',
      entries: [{ number: '12 34', carrier: 'DHL' }],
      problems: ['Prüfen Sie die Sendungsnummer.'],
    });
  });

  it.each(['add-tracking', 'add-tracking-refused'])('offers its fields and its save button on %s', (name) => {
    const document = parsePage(handMade(`ebay/${name}.html`));
    expect(findControl(document, 'ebay.add_tracking', 'trackingNumber')?.id).toBe('s0-1-tracking-0-textbox');
    expect(findControl(document, 'ebay.add_tracking', 'carrier')?.id).toBe('carrier-0');
    expect(findControl(document, 'ebay.add_tracking', 'save')?.getAttribute('type')).toBe('submit');
  });

  it('has changed when its number field is gone', () => {
    expect(readHtml(html.replaceAll('-textbox', '-field'), 'ebay', path)).toMatchObject({
      kind: 'page_changed',
      missing: ['trackingNumber'],
    });
  });
});

describe('what stands in the way on eBay', () => {
  it.each([
    ['captcha', 'captcha'],
    ['interruption', 'bot_challenge'],
    ['error', 'error_page'],
    ['sign-in', 'sign_in'],
  ])('the %s page is %s', (name, by) => {
    expect(readOn('www.ebay.de', handMade(`ebay/${name}.html`), '/sh/ord/')).toMatchObject({
      kind: 'blocked',
      by,
    });
  });

  it.each([
    ['signin.ebay.com', '/ws/eBayISAPI.dll?SignIn&ru=x'],
    ['signin.ebay.de', '/'],
    ['www.ebay.com', '/signin/?ru=x'],
    ['www.ebay.com', '/ws/eBayISAPI.dll?SignIn&ru=x'],
    ['auth.ebay.com', '/oauth2/x'],
  ])('the address %s%s is a lost session', (host, path) => {
    expect(readOn(host, '', path)).toMatchObject({ kind: 'blocked', by: 'sign_in' });
  });

  it('is not an order list whose address only mentions a sign-in', () => {
    expect(readAs('ebay.order_list', handMade('ebay/order-list.html'), '/sh/ord/?ref=/signin/').kind).toBe(
      'page',
    );
  });

  it.each([
    ['#itemInfo', 'lineItemCard', 'lines'],
    ['buyer-paid', 'buyer-paid', 'buyerPaid'],
  ])('is not asked of a page whose %s is called otherwise now', (_what, name, landmark) => {
    const html = handMade('ebay/order-detail.html').replaceAll(name, 'renamed');
    expect(readHtml(html, 'ebay', '/mesh/ord/details')).toMatchObject({
      kind: 'page_changed',
      page: 'ebay.order_detail',
      missing: [landmark],
    });
  });
});

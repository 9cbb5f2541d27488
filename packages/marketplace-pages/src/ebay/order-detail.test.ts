import { describe, expect, it } from 'vitest';
import { handMade, readAs } from '../testing/hand-made-pages.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });

describe("eBay's order page", () => {
  const html = handMade('ebay/order-detail.html');
  const path = '/mesh/ord/details?mode=SH&orderid=12-34567-89012&source=Orders';

  it('reads lines, money, dates and address', () => {
    const reading = readAs('ebay.order_detail', html, path);
    expect(reading.unreadable).toEqual([]);
    expect(reading.facts).toEqual({
      orderId: '12-34567-89012',
      status: 'awaiting_shipment',
      statusText: 'Ship by Nov 25, 2026',
      soldOn: '2026-11-20',
      paidOn: '2026-11-20',
      shipBy: '2026-11-25',
      latestDelivery: '2026-12-02',
      lines: [
        {
          lineId: '10085010063106',
          itemId: '406355941732',
          sku: 'TIN-2',
          variation: 'Color: Blue, Size: M',
          title: 'Tea tin',
          quantity: 2,
          unitPrice: usd(2000),
          total: usd(4000),
          discount: usd(-400),
          isShipped: false,
          trackingNumbers: [],
        },
      ],
      shipTo: {
        name: 'Sam Buyer',
        line1: '4820 Juniper Court',
        line2: 'Apt 3B',
        city: 'Fairview',
        state: 'OR',
        postal_code: '97024-1111',
        country: 'US',
        phone: '+1 555 010 1234',
      },
      noAddress: null,
      buyerPaid: {
        subtotal: usd(4000),
        discount: usd(-400),
        shipping: usd(600),
        shippingDiscount: null,
        salesTax: usd(310),
        orderTotal: usd(4510),
        refund: null,
      },
      sellerEarns: {
        orderTotal: null,
        salesTax: null,
        fees: usd(-570),
        feePart: null,
        adFee: usd(-80),
        shippingLabel: null,
        refund: null,
        earnings: usd(3550),
      },
      otherCharges: [],
      sale: usd(4200),
      fees: usd(650),
      refunded: null,
      difference: usd(0),
      earningsDifference: usd(0),
      linesDifference: usd(0),
      isPaid: true,
      isCancelled: false,
      isFulfilled: false,
    });
  });

  it('keeps unknown fees unknown', () => {
    const { facts, unreadable } = readAs(
      'ebay.order_detail',
      html.replace('-$5.70', '--').replace('$35.50', '--'),
      path,
    );
    expect([facts.fees, facts.sellerEarns.earnings, facts.sale, unreadable]).toEqual([
      null,
      null,
      usd(4200),
      [],
    ]);
  });

  it('names what its sums are short of', () => {
    const { facts } = readAs(
      'ebay.order_detail',
      html
        .replace('$45.10', '$46.10')
        .replace('$35.50', '$35.00')
        .replace('<div class="total__value">$40.00', '<div class="total__value">$30.00'),
      path,
    );
    expect([facts.difference, facts.earningsDifference, facts.linesDifference]).toEqual([
      usd(100),
      usd(-150),
      usd(1000),
    ]);
  });

  it('takes a discount and fees as such when they are printed without a minus', () => {
    const unsigned = html.replaceAll('-$', '$');
    expect(readAs('ebay.order_detail', unsigned, path).facts).toMatchObject({
      sale: usd(4200),
      fees: usd(650),
      difference: usd(0),
      earningsDifference: usd(0),
    });
  });

  it('does not choose between two days to ship by', () => {
    const { facts, unreadable } = readAs('ebay.order_detail', html.replace('<dd>Nov 25', '<dd>Nov 26'), path);
    expect([facts.shipBy, unreadable]).toEqual([null, ['shipBy']]);
  });

  it('does not take an order for the one that its address names', () => {
    const other = readAs('ebay.order_detail', html, path.replace('12-34567-89012', '12-34567-89013'));
    expect([other.facts.orderId, other.unreadable]).toEqual([null, ['orderId']]);
  });

  it('lets a refund decide over the wording of the status', () => {
    const row = (amount: string) =>
      html.replace(
        '<dl class="total">',
        `<dl><div class="data-item"><dt class="label">Refund</dt><dd class="amount"><div class="value">${amount}</div></dd></div></dl><dl class="total">`,
      );
    expect(readAs('ebay.order_detail', row('-$5.00'), path).facts).toMatchObject({
      status: 'partially_refunded',
      refunded: usd(-500),
      difference: usd(0),
    });
    expect(readAs('ebay.order_detail', row('$45.10'), path).facts).toMatchObject({
      status: 'refunded',
      refunded: usd(-4510),
      isCancelled: true,
    });
  });

  it('knows unpaid, cancelled and fulfilled orders', () => {
    const unpaid = html
      .replace('<div><dt>Date paid</dt><dd>Nov 20, 2026</dd></div>', '')
      .replace('Ship by Nov 25, 2026', 'Awaiting payment');
    expect(readAs('ebay.order_detail', unpaid, path).facts).toMatchObject({
      isPaid: false,
      paidOn: null,
      status: 'awaiting_payment',
    });
    expect(
      readAs('ebay.order_detail', html.replace('Ship by Nov 25, 2026', 'Cancelled'), path).facts.isCancelled,
    ).toBe(true);
    expect(readAs('ebay.order_detail', html.replace('Not shipped', 'Shipped'), path).facts.isFulfilled).toBe(
      true,
    );
  });

  it('reads addresses without a state or a second line, and none at all', () => {
    const german = html
      .replace('<button class="tooltip__host">OR</button> ', '')
      .replace('<button class="tooltip__host">Apt 3B</button>', '')
      .replace('97024-1111', '59821')
      .replace('United States', 'Germany');
    expect(readAs('ebay.order_detail', german, path).facts.shipTo).toMatchObject({
      line2: null,
      state: null,
      postal_code: '59821',
      country: 'DE',
    });
    const pickup = html.replace(
      /<div class="shipping-address[\s\S]*?<dl class="phone">/,
      '<p class="no-address">Local pickup</p><dl class="phone">',
    );
    expect(readAs('ebay.order_detail', pickup, path)).toMatchObject({
      facts: { shipTo: null, noAddress: 'Local pickup' },
      unreadable: [],
    });
  });

  it.each([
    ['Wien 10', '1100', 'Austria'],
    ['London', 'SW1A 1AA', 'United Kingdom'],
    ['Amsterdam', '1012 AB', 'Netherlands'],
    ['Musterstadt 1', '50667', 'Germany'],
  ])('tells the town %s from its postal code %s', (city, code, country) => {
    const page = html
      .replace('<button class="tooltip__host">OR</button> ', '')
      .replace('Fairview', city)
      .replace('97024-1111', code)
      .replace('United States', country);
    expect(readAs('ebay.order_detail', page, path).facts.shipTo).toMatchObject({
      city,
      state: null,
      postal_code: code,
    });
  });

  it('would rather have no address than half of one', () => {
    const cut = html.replace('<div><button class="tooltip__host">United States</button></div>', '');
    expect(readAs('ebay.order_detail', cut, path)).toMatchObject({
      facts: { shipTo: null },
      unreadable: ['address'],
    });
    const odd = html.replace('United States', 'Atlantis');
    expect(readAs('ebay.order_detail', odd, path)).toMatchObject({
      facts: { shipTo: null },
      unreadable: ['address'],
    });
  });

  it('does not take a line id that its own link contradicts', () => {
    const { facts, unreadable } = readAs(
      'ebay.order_detail',
      html.replace('data-line-item-id="10085010063106"', 'data-line-item-id="10085010063107"'),
      path,
    );
    expect([facts.lines[0]?.lineId, unreadable]).toEqual([null, ['lineId']]);
  });
});

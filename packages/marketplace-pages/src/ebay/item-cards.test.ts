import { describe, expect, it } from 'vitest';
import { handMade, readAs } from '../testing/hand-made-pages.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const path = '/mesh/ord/details?mode=SH&orderid=15-55555-50001&source=Orders';
const html = handMade('ebay/order-detail-item-cards.html');
const read = (page: string) => readAs('ebay.order_detail', page, path);
const factsOf = (page: string) => read(page).facts;

describe("eBay's order page with item cards", () => {
  it('reads costs in groups with headings, totals in their boxes, and its shorter labels', () => {
    const reading = read(html);
    expect(reading.unreadable).toEqual([]);
    expect(reading.facts).toMatchObject({
      orderId: '15-55555-50001',
      status: 'shipped',
      soldOn: '2026-11-20',
      paidOn: '2026-11-21',
      buyerPaid: { subtotal: usd(4000), shipping: usd(600), salesTax: usd(310), orderTotal: usd(4910) },
      sellerEarns: { fees: usd(-570), adFee: usd(-80), shippingLabel: usd(-463), earnings: usd(3487) },
      otherCharges: [],
      fees: usd(650),
      difference: usd(0),
      earningsDifference: usd(0),
      linesDifference: usd(0),
      shipTo: { name: 'Pat Buyer', city: 'Salem', state: 'OR', postal_code: '97301' },
      lines: [
        {
          itemId: '256000000041',
          lineId: '10085010063108',
          sku: 'TIN-9',
          title: 'Bread tin',
          quantity: 2,
          unitPrice: usd(2000),
          total: usd(4000),
          isShipped: true,
          trackingNumbers: ['9400111202555000000002'],
        },
      ],
    });
    expect(reading.facts.lines[0]?.variation).toMatch(/^Colour: ?Blue$/);
  });

  it('counts a heading that bears the sum of its costs once', () => {
    const summed = html.replace(
      'Selling costs</dt>',
      'Selling costs</dt><dd class="amount"><div class="value">-$11.13</div></dd>',
    );
    expect(factsOf(summed)).toMatchObject({ fees: usd(650), earningsDifference: usd(0) });
    // A sum that its costs do not make is no sum of them.
    expect(factsOf(summed.replace('-$11.13', '-$10.00')).earningsDifference).toEqual(usd(1000));
  });

  it('names what the earnings are off when a cost is not there', () => {
    const page = html.replace(
      /<div class="level-2"><dt class="label">Ad fee General<\/dt>.*?<\/dd><\/div>/,
      '',
    );
    expect(factsOf(page).earningsDifference).toEqual(usd(-80));
  });

  it('says by the button that a parcel is still to be named', () => {
    const page = html
      .replace('Paid and shipped', 'Ship by Nov 25')
      .replace(
        '<button class="fake-link">9400111202555000000002</button><button class="edit-link">Edit',
        '<button class="edit-link">Add tracking',
      );
    expect(factsOf(page)).toMatchObject({
      status: 'awaiting_shipment',
      shipBy: '2026-11-25',
      lines: [{ isShipped: false, trackingNumbers: [] }],
    });
  });

  it("gives no line the order's parcels where there are several lines", () => {
    const card =
      /<div class="item-card">.*<\/div><\/div><\/div>(?=<\/div><\/div><\/div><\/div><\/body>)/.exec(
        html,
      )?.[0] ?? '';
    const second = card.replaceAll('256000000041', '256000000042');
    const { lines } = factsOf(html.replace(card, card + second));
    expect(
      lines.map(({ itemId, trackingNumbers, isShipped }) => [itemId, trackingNumbers, isShipped]),
    ).toEqual([
      ['256000000041', [], null],
      ['256000000042', [], null],
    ]);
  });
});

describe("a line's id out of the order's own links", () => {
  const link = '/ship/trk/tracking-details?itemid=256000000041&amp;transid=10085010063108';
  const lineOf = (address: string) => factsOf(html.replace(link, address)).lines[0]?.lineId;

  it.each([
    '/ship/trk/tracking-details?transid=10085010063108&amp;itemid=256000000041',
    '/fdbk/leave?orderId=15-55555-50001&amp;itemId=256000000041&amp;transactionId=10085010063108',
    '/msg?orderid=15-55555-50001&amp;orderLineItemId=256000000041-10085010063108',
  ])('is the transaction that %s names with its item', (address) => {
    expect(lineOf(address)).toBe('10085010063108');
  });

  it.each([
    ['another item', '/ship/trk/tracking-details?itemid=256000000099&amp;transid=10085010063108'],
    ['no item', '/ship/trk/tracking-details?transid=10085010063108'],
    ['another order', '/msg?orderid=15-55555-50009&amp;itemId=256000000041&amp;transId=10085010063108'],
    ['no order and no parcel', '/itm/256000000041?transId=10085010063108'],
    ['no sale', '/ship/trk/tracking-details?itemid=256000000041&amp;transid=0'],
  ])('is not taken from a link that names %s', (_what, address) => {
    expect(lineOf(address)).toBeNull();
  });

  it('is unreadable where two links name two sales of the item', () => {
    const twice = `${link}">Track</a> <a href="${link.replace('63108', '63109')}`;
    const reading = read(html.replace(link, twice));
    expect([reading.facts.lines[0]?.lineId, reading.unreadable]).toEqual([null, ['lineId']]);
  });
});

describe("eBay's order list with the names of its other layouts", () => {
  const list = handMade('ebay/order-list-page-2.html');
  const ordersOf = (page: string) => readAs('ebay.order_list', page, '/sh/ord/?offset=200').facts.orders;

  it("knows an order by its row's class, its SKU beside a label and its quantities in rows of their own", () => {
    const renamed = list
      .replaceAll(/ id="orderid_[^"]*"/g, '')
      .replaceAll(' data-ordernumber=', ' data-number=')
      .replaceAll(/<a href="\/sh\/ord[^"]*">([^<]*)<\/a>/g, '$1')
      .replaceAll('item-custom-sku', 'item-custom-sku-pair')
      .replaceAll('<td class="item-quantity">', '<td class="quantity">');
    const given = ordersOf(list);
    expect(given.length).toBeGreaterThan(3);
    expect(ordersOf(renamed)).toEqual(given);
  });

  it('does not take a row whose class names another order', () => {
    const other = list.replace(
      'class="order-info orderid_27-14444-30021',
      'class="order-info orderid_27-14444-39999',
    );
    expect(ordersOf(other).map(({ orderId }) => orderId)).not.toContain('27-14444-30021');
  });
});

describe("eBay's tracking form with a plain field for the carrier", () => {
  it('reads its fields and what it offers', () => {
    const page = handMade('ebay/add-tracking.html')
      .replace('id="carrier-0" role="combobox"', 'id="carrier-0-input"')
      .replace('<div role="listbox" hidden>', '<ul class="combobox-options">')
      .replaceAll(/<div role="option">([^<]*)<\/div>/g, '<li>$1</li>')
      .replace('</li></div>', '</li></ul>');
    const { facts } = readAs('ebay.add_tracking', page, '/ship/trk/trackings?orderId=12-34567-89012');
    expect(facts).toMatchObject({ state: 'form', carriers: ['USPS', 'UPS', 'FedEx', 'Amazon Logistics'] });
    expect(facts.entries).toEqual([{ number: null, carrier: null }]);
  });
});

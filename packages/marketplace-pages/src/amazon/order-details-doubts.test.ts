import { describe, expect, it } from 'vitest';
import { handMade, readAs, readHtml } from '../testing/hand-made-pages.ts';
import { orderIdIn } from './order-id.ts';

const read = (name: string, host?: string) =>
  readAs('amazon.order_details', handMade(`amazon/order-details-${name}.html`), '/', host);

describe('order details', () => {
  const today = handMade('amazon/order-details-2026.html');

  it('asks for a payment revision where it says so, not where the payment method merely may be changed', () => {
    const linked = (link: string) =>
      readAs(
        'amazon.order_details',
        today.replace('<div id="orderDetails">', `<div id="orderDetails">${link}`),
      ).facts.paymentRevisionNeeded;
    const link = (text: string) => `<a href="/cpe/revisepayments?orderId=112-1111111-2222222"> ${text} </a>`;
    expect(linked(link('Change payment method'))).toBe(false);
    expect(linked(link('Revise Payment'))).toBe(true);
    expect(linked(`<div class="a-alert">${link('Words that nobody knew')}</div>`)).toBe(true);
    expect(linked('<h4 class="od-status-message">Payment revision needed</h4>')).toBe(true);
    expect(linked(`<div class="aok-hidden">${link('Revise Payment')}</div>`)).toBe(false);
  });

  it('is cancelled by its text alone, and asks for a payment revision by link or text', () => {
    expect(read('cancelled').facts).toMatchObject({
      orderId: '113-5555555-6666666',
      cancelled: true,
      items: [],
    });
    const banner =
      '<div id="orderDetails"><div data-component="cancelled"></div><div data-component="cancelledOrderBanner"><h4 class="a-alert-heading">Diese Bestellung wurde storniert.</h4></div></div>';
    expect(readAs('amazon.order_details', banner, '/', 'www.amazon.de').facts).toMatchObject({
      orderId: null,
      cancelled: true,
    });
    const heading = today.replace(
      '<div id="orderDetails">',
      '<div id="orderDetails"><h4 class="a-alert-heading">This order has been cancelled</h4>',
    );
    expect(readAs('amazon.order_details', heading).facts.cancelled).toBe(true);
    expect(
      readAs('amazon.order_details', heading.replace('class="a-alert', 'hidden class="a-alert')).facts
        .cancelled,
    ).toBe(false);
    const revision = today.replace(
      '<div id="orderDetails">',
      '<div id="orderDetails"><h4 class="a-alert-heading">Payment revision needed</h4>',
    );
    expect(readAs('amazon.order_details', revision).facts.paymentRevisionNeeded).toBe(true);
  });

  it('does not choose between two order ids, two addresses, two summaries or two prices', () => {
    const two = today.replace('<span>112-1111111-2222222', '<span>112-1111111-2222222 113-9999999-8888888');
    const { facts, unreadable } = readAs('amazon.order_details', two);
    expect([facts.orderId, unreadable]).toEqual([null, ['orderId']]);
    expect(orderIdIn('112-1111111-2222222 and 112-1111111-2222223')).toBeNull();
    expect(orderIdIn('Order# D01-1111111-2222222')).toBe('D01-1111111-2222222');

    const block = /<div data-component="shippingAddress">.*?<\/ul><\/div>/s.exec(today)?.[0] ?? '';
    const addresses = readAs(
      'amazon.order_details',
      today.replace(block, block + block.replace('Sam Buyer', 'Lee Other')),
    );
    expect([addresses.facts.shipTo, addresses.unreadable]).toEqual([null, ['shipTo']]);
    expect(readAs('amazon.order_details', today.replace(block, block + block)).facts.shipTo?.name).toBe(
      'Sam Buyer',
    );

    const summary =
      /<div data-component="chargeSummary">.*?\$40\.07<\/div><\/div><\/div>/s.exec(today)?.[0] ?? '';
    const twice = today.replace(summary, summary + summary);
    expect(readAs('amazon.order_details', twice).facts).toEqual(readAs('amazon.order_details', today).facts);
    const hidden = today.replace(
      summary,
      `${summary}<div class="aok-hidden">${summary.replaceAll('$', '$9')}</div>`,
    );
    expect(readAs('amazon.order_details', hidden).facts).toEqual(readAs('amazon.order_details', today).facts);
    const other = readAs(
      'amazon.order_details',
      today.replace(summary, summary + summary.replace('$40.07', '$41.07')),
    );
    expect(other.facts.charges.total).toBeNull();
    expect(other.unreadable).toContain('summary');

    const prices = today.replace(
      '<span class="a-offscreen">$12.99</span>',
      '<span class="a-offscreen">$12.99</span><span class="a-offscreen">$13.99</span>',
    );
    expect(readAs('amazon.order_details', prices)).toMatchObject({
      facts: { items: [{ unitPrice: null }, {}] },
      unreadable: ['itemPrice'],
    });
  });

  it('does not guess a quantity that it cannot read, or whose badge stands beside the items', () => {
    const weighed = readAs('amazon.order_details', today.replace('<span>2</span>', '<span>0.31 lb</span>'));
    expect(weighed).toMatchObject({
      facts: { units: [{ asin: 'B0TESTTIN1', quantity: null }] },
      unreadable: ['itemQuantity'],
    });
    const worded = readAs('amazon.order_details', today.replace('<span>2</span>', '<span>Qty: 2</span>'));
    expect(worded.facts.units).toEqual([{ asin: 'B0TESTTIN1', quantity: 3 }]);
    const badge = '<div class="od-item-view-qty"><span>2</span></div>';
    const stray = readAs(
      'amazon.order_details',
      today
        .replace(badge, '')
        .replace('<div data-component="purchasedItems">', `${badge}<div data-component="purchasedItems">`),
    );
    expect(stray.facts.items.map((item) => item.quantity)).toEqual([null, null]);
  });

  it('takes an address from the pop-up that shows it', () => {
    const popover = JSON.stringify({
      name: 'x',
      inlineContent: '<ul><li>Sam &amp; Co</li><li>4820 "Juniper" Ct</li><li>Fairview, OR 97024</li></ul>',
    }).replaceAll('"', '&quot;');
    const block = /<div data-component="shippingAddress">.*?<\/ul><\/div>/s.exec(today)?.[0] ?? '';
    const hidden = today.replace(
      block,
      `<div class="recipient"><span data-a-popover="${popover}">Sam</span></div>`,
    );
    expect(readAs('amazon.order_details', hidden).facts.shipTo).toEqual({
      name: 'Sam & Co',
      text: '4820 "Juniper" Ct, Fairview, OR 97024',
    });
  });

  it('is a changed page when the id is gone', () => {
    const gone = today.replace('<div data-component="orderId">', '<div>');
    expect(readHtml(gone, 'amazon', '/gp/your-account/order-details')).toMatchObject({
      kind: 'page_changed',
      missing: ['orderId'],
    });
  });
});

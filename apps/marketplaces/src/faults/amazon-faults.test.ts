import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeControlClient } from '../control/client.ts';
import { practiceHosts } from '../sites.ts';
import type { PracticeMarketplaces } from '../start.ts';
import { amazonBlockers } from '../testing/blockers.ts';
import { placeOrderForm, toCheckout, toReview } from '../testing/buyer.ts';
import { startForTest, testProduct } from '../testing/practice.ts';
import { readAs, readVisited } from '../testing/read-visited.ts';
import type { SiteVisitor, VisitedPage } from '../testing/site-visitor.ts';
import { visitSite } from '../testing/site-visitor.ts';
import type { FaultChange } from './knobs.ts';

const host = practiceHosts.amazon;
const { asin } = testProduct();
const other = testProduct({ asin: 'B0TESTBBB2', title: 'Another thing' });
let practice: PracticeMarketplaces;
let amazon: SiteVisitor;

beforeEach(async () => {
  practice = await startForTest();
  practice.seed({ products: [testProduct(), other] });
  amazon = visitSite(practice.httpsPort, host);
});
afterEach(() => practice.close());

const control = () => makeControlClient(practice.controlUrl);
const onProduct = (change: FaultChange) => control().setFaults('product', asin, change);
const read = (page: VisitedPage) => readVisited(page, host);
const review = async (of = asin, quantity = 1) => toReview(amazon, await toCheckout(amazon, of, quantity));
const place = async (of = asin) => amazon.submit(await review(of), placeOrderForm, { placeYourOrder1: 'x' });
const orderId = () => practice.truth().purchases[0]?.orders[0]?.order_id ?? '';

describe('what stands in the way', () => {
  it.each(amazonBlockers)('%s is read as %s, on the product that it was set on only', async (knob, by) => {
    await onProduct({ [knob]: 'product' });
    expect(read(await amazon.get(`/dp/${asin}`))).toMatchObject({
      kind: 'blocked',
      by,
      practiceRun: 'test-run',
    });
    expect(read(await amazon.get(`/dp/${other.asin}`)).kind).toBe('page');
    expect((await control().happenings())[0]).toMatchObject({ what: `${knob} at product`, to: asin });
    await onProduct({ [knob]: null });
    expect(read(await amazon.get(`/dp/${asin}`)).kind).toBe('page');
  });

  it('lets a person sign in by claim, password and code, and leads back', async () => {
    await control().setFaults('amazon', { sign_in: 'everywhere', one_time_code: 'everywhere' });
    const claim = await amazon.get(`/dp/${asin}`);
    expect(claim.url).toContain('/ap/signin');
    const password = await amazon.submit(claim, 'form[name=signIn]', { email: 'somebody' });
    expect(read(password)).toMatchObject({ kind: 'blocked', by: 'sign_in' });
    const code = await amazon.submit(password, 'form[name=signIn]', { password: 'x' });
    expect(read(code)).toMatchObject({ kind: 'blocked', by: 'one_time_code' });
    const back = await amazon.submit(code, 'form#auth-mfa-form', { otpCode: '1' });
    expect(readAs('amazon.product', back, host).facts.asin).toBe(asin);
  });

  it('lets a person through the captcha and past the button, and never leads off the site', async () => {
    for (const knob of ['captcha', 'continue_shopping'] as const) {
      await control().setFaults('amazon', { [knob]: 'cart' });
      const stopped = await amazon.get('/gp/cart/view.html');
      const form = 'form[action*=validateCaptcha]';
      const action = `/errors/validateCaptcha?amzn-r=${encodeURIComponent(stopped.attribute(`${form} [name=amzn-r]`, 'value') ?? '')}`;
      const typed = knob === 'captcha' ? '&field-keywords=abc' : '';
      expect(readAs('amazon.cart', await amazon.get(action + typed), host).facts.active).toEqual([]);
    }
    await control().setFaults('amazon', { captcha: 'cart' });
    const off = await amazon.get('/errors/validateCaptcha?amzn-r=//evil.example/&field-keywords=a');
    expect(off.url).toBe('/');
  });

  it('places nothing when the click itself is answered with an error or a captcha', async () => {
    for (const knob of ['server_error', 'captcha', 'sign_in'] as const) {
      const page = await review();
      await onProduct({ [knob]: 'place_order' });
      expect(read(await amazon.submit(page, placeOrderForm, {})).kind).toBe('blocked');
      await onProduct({ [knob]: null });
      expect(practice.truth().purchases).toEqual([]);
    }
  });

  it('wants the card number once more', async () => {
    await onProduct({ payment_challenge: true });
    const pay = await amazon.submit(await toCheckout(amazon, asin, 1), '#add-address-dialog form', {
      'address-ui-widgets-enterAddressFullName': 'Robin Receiver',
      'address-ui-widgets-enterAddressLine1': '1 Street',
      'address-ui-widgets-enterAddressCity': 'Sacramento',
      'address-ui-widgets-enterAddressStateOrRegion': 'CA',
      'address-ui-widgets-enterAddressPostalCode': '95814',
    });
    expect(read(pay)).toMatchObject({ kind: 'blocked', by: 'payment_challenge' });
  });
});

describe('offers', () => {
  it('is out of stock on its page and cannot be added', async () => {
    await onProduct({ out_of_stock: 'product' });
    expect(readAs('amazon.product', await amazon.get(`/dp/${asin}`), host).facts).toMatchObject({
      availability: 'out_of_stock',
      canAddToCart: false,
    });
    const page = await amazon.post('/gp/product/handle-buy-box', { ASIN: asin, quantity: '1' });
    expect(page.status).toBe(409);
  });

  it('is out of stock at the start of the checkout', async () => {
    await onProduct({ out_of_stock: 'checkout' });
    expect(read(await toCheckout(amazon, asin, 1))).toMatchObject({ kind: 'blocked', by: 'checkout_error' });
  });

  it('sells out at the click: nothing is bought', async () => {
    const page = await review();
    await onProduct({ out_of_stock: 'click' });
    expect(read(await amazon.submit(page, placeOrderForm, {}))).toMatchObject({ by: 'checkout_error' });
    expect(practice.truth().purchases).toEqual([]);
  });

  it('limits the quantity on its page, and the cart keeps to it', async () => {
    await onProduct({ quantity_limit: { most: 2, at: 'product' } });
    const page = await amazon.get(`/dp/${asin}`);
    expect(readAs('amazon.product', page, host).facts.quantities).toEqual([1, 2]);
    await amazon.submit(page, 'form#addToCart', {
      'items[0.base][quantity]': '5',
      'submit.add-to-cart': 'x',
    });
    const cart = await amazon.get('/gp/cart/view.html');
    expect(readAs('amazon.cart', cart, host).facts.active.map(({ quantity }) => quantity)).toEqual([2]);
  });

  it('wants the quantity changed at the checkout', async () => {
    await onProduct({ quantity_limit: { most: 2, at: 'checkout' } });
    const reading = readAs('amazon.item_select', await toCheckout(amazon, asin, 3), host);
    expect(reading.facts.messages).toMatchObject([{ meaning: 'quantity_limit' }]);
  });

  it('shows a used offer first, and the new one is still the one that is read', async () => {
    await onProduct({ used_offer_first: true });
    const page = await amazon.get(`/dp/${asin}`);
    expect(readAs('amazon.product', page, host).facts).toMatchObject({
      price: { minor: 2000, currency: 'USD' },
      canAddToCart: true,
      offers: [{ kind: 'used' }, { kind: 'new' }],
    });
    await amazon.submit(page, '#usedAccordionRow form', { 'submit.add-to-cart-ubb': 'x' });
    await amazon.submit(await toReview(amazon, await amazon.get('/checkout/entry/cart')), placeOrderForm, {});
    expect(practice.truth().purchases[0]?.orders[0]?.lines[0]).toMatchObject({
      condition: 'used',
      unit_price_minor: 1000,
    });
  });
});

describe('the way to the review', () => {
  it.each([
    ['before_you_go', 'amazon.before_you_go', 'a[name=checkout-byg-ptc-button]'],
    ['prime_upsell', 'amazon.prime_upsell', '.prime-nothanks-button'],
  ] as const)('shows %s once, and goes on', async (name, page, link) => {
    await onProduct({ interstitials: [name] });
    const shown = await toCheckout(amazon, asin, 1);
    readAs(page, shown, host);
    const next = await amazon.get(shown.attribute(link, 'href') ?? '');
    readAs('amazon.address', next, host);
  });

  it('shows the questions of a business account, "added to cart" and a protection plan', async () => {
    await onProduct({ interstitials: ['business_order'] });
    readAs('amazon.business_order', await toCheckout(amazon, asin, 1), host);
    const add = async (name: 'added_to_cart' | 'warranty') => {
      await onProduct({ interstitials: [name] });
      const page = await amazon.get(`/dp/${asin}`);
      return amazon.submit(page, 'form#addToCart', { 'submit.add-to-cart': 'x' });
    };
    expect(readAs('amazon.added_to_cart', await add('added_to_cart'), host).facts.itemCount).toBe(2);
    const sheet = await add('warranty');
    expect(sheet.attribute('#attachSiNoCoverage a', 'href')).toBe('/gp/cart/view.html');
    expect(readAs('amazon.product', sheet, host).facts.sideSheet).toBe('warranty');
  });

  it.each([
    ['total', 'total'],
    ['tax', 'tax'],
    ['shipping', 'shipping'],
  ] as const)('shows "--" for the %s', async (unknown, charge) => {
    await onProduct({ unknown_amounts: unknown });
    const { facts } = readAs('amazon.review', await review(), host);
    expect(facts.charges[charge]).toBeNull();
    expect(facts.charges.items).toEqual({ minor: 2000, currency: 'USD' });
    expect(facts.latestDelivery).toBeNull();
  });

  it('loses the typed name', async () => {
    await control().setFaults('amazon', { wrong_name: true });
    expect(readAs('amazon.review', await review(), host).facts.shipTo?.name).toBe('Jordan Accountholder');
  });

  it('arrives late', async () => {
    await onProduct({ late_delivery_days: 20 });
    expect(readAs('amazon.review', await review(), host).facts.latestDelivery).toBe('2026-10-24');
  });

  it('changes the price at the click, once: nothing is bought at a price that was not shown', async () => {
    const page = await review();
    await onProduct({ price_change_minor: 500 });
    const again = await amazon.submit(page, placeOrderForm, {});
    expect(readAs('amazon.review', again, host).facts.charges.items).toEqual({
      minor: 2500,
      currency: 'USD',
    });
    expect(practice.truth().purchases).toEqual([]);
    await amazon.submit(again, placeOrderForm, {});
    expect(practice.truth().purchases.map(({ total_minor }) => total_minor)).toEqual([2681]);
  });
});

describe('after the click', () => {
  it.each([
    [true, 0],
    [false, 1],
  ])('the thank-you page without ids %s names %i', async (thank_you_without_ids, ids) => {
    await onProduct({ thank_you_without_ids });
    const { facts } = readAs('amazon.thank_you', await place(), host);
    expect(facts.orderIds).toHaveLength(ids);
  });

  it('cancels the order, which is then read as cancelled and never charged', async () => {
    await onProduct({ cancelled_after_placing: true });
    await place();
    const history = readAs('amazon.order_history', await amazon.get('/your-orders/orders'), host);
    expect(history.facts.orders).toMatchObject([{ orderId: orderId(), cancelled: true }]);
    const details = await amazon.get(`/gp/your-account/order-details?orderID=${orderId()}`);
    expect(readAs('amazon.order_details', details, host).facts.cancelled).toBe(true);
    const transactions = await amazon.get('/cpe/yourpayments/transactions');
    expect(readAs('amazon.transactions', transactions, host).facts.transactions).toEqual([]);
    expect(practice.truth().purchases[0]?.orders[0]?.cancelled).toBe(true);
  });

  it('wants the payment revised', async () => {
    await place();
    await onProduct({ payment_revision: true });
    const details = await amazon.get(`/gp/your-account/order-details?orderID=${orderId()}`);
    expect(readAs('amazon.order_details', details, host).facts.paymentRevisionNeeded).toBe(true);
  });

  it('draws the history by script, and hides new orders for a while', async () => {
    await place();
    await control().setFaults('amazon', { history_by_script_ms: 100 });
    const late = readAs('amazon.order_history', await amazon.get('/your-orders/orders'), host);
    expect(late.facts).toMatchObject({ state: 'wait', orders: [] });
    await control().setFaults('amazon', { history_by_script_ms: null, history_delay_ms: 60_000 });
    const hidden = readAs('amazon.order_history', await amazon.get('/your-orders/orders'), host);
    expect(hidden.facts.orders).toEqual([]);
  });

  it.each(['2010s', '2024', '2026'] as const)('reads the same order in the layout of %s', async (layout) => {
    await toCheckout(amazon, asin, 2);
    await amazon.submit(await toReview(amazon, await amazon.get('/checkout/entry/cart')), placeOrderForm, {});
    await control().setFaults('amazon', { layout });
    const usd = (minor: number) => ({ minor, currency: 'USD' });
    const details = await amazon.get(`/gp/your-account/order-details?orderID=${orderId()}`);
    expect(readAs('amazon.order_details', details, host).facts).toMatchObject({
      orderId: orderId(),
      orderDate: '2026-10-01',
      cancelled: false,
      units: [{ asin, quantity: 2 }],
      charges: { itemsSubtotal: usd(4000), shipping: usd(0), tax: usd(290), total: usd(4290) },
      difference: usd(0),
      shipTo: { name: 'Robin Receiver' },
    });
    const history = readAs('amazon.order_history', await amazon.get('/your-orders/orders'), host);
    expect(history.facts.orders).toMatchObject([
      { orderId: orderId(), orderDate: '2026-10-01', total: usd(4290), cancelled: false },
    ]);
  });

  it('shows where the parcel is and what was charged', async () => {
    await place();
    const tracked = await amazon.get(`/progress-tracker/package?orderId=${orderId()}`);
    expect(readAs('amazon.tracking', tracked, host)).toMatchObject({ unreadable: [] });
    expect(tracked.html).toContain(practice.truth().purchases[0]?.orders[0]?.tracking_number);
    const transactions = readAs(
      'amazon.transactions',
      await amazon.get('/cpe/yourpayments/transactions'),
      host,
    );
    expect(transactions.facts.transactions).toMatchObject([
      {
        date: '2026-10-01',
        amount: { minor: -2145, currency: 'USD' },
        orderId: orderId(),
        isInProgress: false,
      },
    ]);
  });
});

describe('renamed pages', () => {
  it.each([
    ['product', 'amazon.product'],
    ['cart', 'amazon.cart'],
    ['review', 'amazon.review'],
    ['thank_you', 'amazon.thank_you'],
    ['history', 'amazon.order_history'],
    ['details', 'amazon.order_details'],
    ['transactions', 'amazon.transactions'],
    ['tracking', 'amazon.tracking'],
  ] as const)('%s is %s, changed', async (renamed, page) => {
    if (!['product', 'cart', 'review'].includes(renamed)) await place();
    const urls: Record<string, string> = {
      product: `/dp/${asin}`,
      cart: '/gp/cart/view.html',
      history: '/your-orders/orders',
      details: `/gp/your-account/order-details?orderID=${orderId()}`,
      tracking: `/progress-tracker/package?orderId=${orderId()}`,
      transactions: '/cpe/yourpayments/transactions',
      thank_you: `/gp/buy/thankyou/handlers/display.html?purchaseId=${practice.truth().purchases[0]?.purchase_id}`,
    };
    const url = renamed === 'review' ? (await review()).url : (urls[renamed] ?? '');
    await control().setFaults('amazon', { renamed });
    expect(read(await amazon.get(url))).toMatchObject({ kind: 'page_changed', page });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ControlClient } from '../control/client.ts';
import { makeControlClient } from '../control/client.ts';
import type { EbayOrder, SupplierLink } from '../model.ts';
import { generateOrders } from '../seeding/generate-orders.ts';
import { practiceHosts } from '../sites.ts';
import type { PracticeMarketplaces } from '../start.ts';
import { amazonBlockers } from '../testing/blockers.ts';
import { placeOrderForm, toCheckout, toReview, typedShipTo } from '../testing/buyer.ts';
import { startForTest, testNow, testProduct } from '../testing/practice.ts';
import { readAs, readVisited } from '../testing/read-visited.ts';
import type { SiteVisitor, VisitedPage } from '../testing/site-visitor.ts';
import { visitSite } from '../testing/site-visitor.ts';
import type { FaultChange } from './knobs.ts';

// Faults of an eBay order on pages where nobody has said yet for which order a purchase is.

const host = practiceHosts.amazon;
const { asin } = testProduct();
const other = testProduct({ asin: 'B0TESTBBB2', title: 'Another thing' });
let practice: PracticeMarketplaces;
let amazon: SiteVisitor;
let control: ControlClient;
let order: EbayOrder;
let second: EbayOrder;
let third: EbayOrder;

beforeEach(async () => {
  practice = await startForTest();
  const { orders } = generateOrders({ count: 7, seed: 2, now: testNow, currency: 'USD' });
  const [one, two, three] = orders;
  if (one === undefined || two === undefined || three === undefined) throw new Error('too few orders');
  [order, second, third] = [one, two, three];
  practice.seed({ orders: [one, two, three], products: [testProduct(), other] });
  amazon = visitSite(practice.httpsPort, host);
  control = makeControlClient(practice.controlUrl);
});
afterEach(() => practice.close());

/** The order is bought as so many units of the product for each sold one; it sold one. */
const boughtAs = ({ lines: [line] }: EbayOrder, product = asin, units_per_item = 1) => {
  const { item_id = '', sku = null, variation = null } = line ?? {};
  const link: SupplierLink = { item_id, sku, variation, asin: product, units_per_item };
  practice.seed({ supplier_links: [link] });
};
const onOrder = (change: FaultChange) => control.setFaults('order', order.order_id, change);
const read = (page: VisitedPage) => readVisited(page, host);
const productPage = (of = asin) => amazon.get(`/dp/${of}`);
const add = async (of = asin, quantity = 1) =>
  amazon.submit(await productPage(of), 'form#addToCart', {
    'items[0.base][quantity]': String(quantity),
    'submit.add-to-cart': 'x',
  });
const buyFor = async (buyer: EbayOrder, of = asin, quantity = 1) =>
  amazon.submit(
    await toReview(amazon, await toCheckout(amazon, of, quantity), typedShipTo(buyer)),
    placeOrderForm,
    {},
  );
const blockedByCaptcha = { kind: 'blocked', by: 'captcha' };

describe('an order whose product no other wants', () => {
  beforeEach(() => {
    boughtAs(order);
    boughtAs(second, other.asin);
  });

  it.each(amazonBlockers)('meets %s on the page of its product', async (knob, by) => {
    await onOrder({ [knob]: 'product' });
    expect(read(await productPage())).toMatchObject({ kind: 'blocked', by });
    expect(read(await productPage(other.asin)).kind).toBe('page');
    expect((await control.happenings())[0]).toMatchObject({
      what: `${knob} at product`,
      to: order.order_id,
      or: [],
    });
  });

  it('meets it at the cart and at the address step, and others pass', async () => {
    await onOrder({ captcha: 'cart' });
    expect(read(await add())).toMatchObject(blockedByCaptcha);
    expect(read(await amazon.get('/gp/cart/view.html'))).toMatchObject(blockedByCaptcha);
    readAs('amazon.cart', await add(other.asin), host);
    readAs('amazon.thank_you', await buyFor(second, other.asin), host);
    await onOrder({ captcha: 'address' });
    expect(read(await toCheckout(amazon, asin, 1))).toMatchObject(blockedByCaptcha);
  });

  it('does not hinder another purchase by what it left in the cart', async () => {
    await add();
    await onOrder({ captcha: 'cart', interstitials: ['before_you_go'] });
    expect(read(await amazon.get('/gp/cart/view.html'))).toMatchObject(blockedByCaptcha);
    const cart = readAs('amazon.cart', await add(other.asin), host);
    expect(cart.facts.active.map((row) => row.asin)).toEqual([other.asin, asin]);
  });

  it('is renamed, slow, sold out, used and late on the page of its product', async () => {
    await onOrder({ out_of_stock: 'product' });
    expect(readAs('amazon.product', await productPage(), host).facts.availability).toBe('out_of_stock');
    await onOrder({ out_of_stock: null, used_offer_first: true, slow: { at: 'product', ms: 1 } });
    expect(readAs('amazon.product', await productPage(), host).facts.offers).toMatchObject([
      { kind: 'used' },
      { kind: 'new' },
    ]);
    expect((await control.happenings())[0]?.what).toBe('slow at product');
    await onOrder({ used_offer_first: null, late_delivery_days: 20 });
    const arrival = async (of: string) =>
      (await productPage(of)).attribute('[data-csa-c-delivery-time]', 'data-csa-c-delivery-time');
    expect([await arrival(asin), await arrival(other.asin)]).toEqual([
      expect.stringContaining('October 24'),
      expect.stringContaining('October 4'),
    ]);
    await onOrder({ renamed: 'product' });
    expect(read(await productPage())).toMatchObject({ kind: 'page_changed', page: 'amazon.product' });
    expect(read(await productPage(other.asin)).kind).toBe('page');
  });

  it('is sold out or limited at the start of its checkout', async () => {
    await onOrder({ out_of_stock: 'checkout' });
    expect(read(await toCheckout(amazon, asin, 1))).toMatchObject({ kind: 'blocked', by: 'checkout_error' });
    await onOrder({ out_of_stock: null, quantity_limit: { most: 1, at: 'checkout' } });
    const { facts } = readAs('amazon.item_select', await toCheckout(amazon, asin, 1), host);
    expect(facts.messages).toMatchObject([{ meaning: 'quantity_limit' }]);
  });

  it('may take no more than the limit from the page of its product', async () => {
    await onOrder({ quantity_limit: { most: 2, at: 'product' } });
    expect(readAs('amazon.product', await productPage(), host).facts.quantities).toEqual([1, 2]);
    expect(readAs('amazon.product', await productPage(other.asin), host).facts.quantities).toHaveLength(10);
    const cart = readAs('amazon.cart', await add(asin, 5), host);
    expect(cart.facts.active.map(({ quantity }) => quantity)).toEqual([2]);
  });

  it('meets the pages between the cart and the address step', async () => {
    await onOrder({ interstitials: ['added_to_cart', 'prime_upsell'] });
    readAs('amazon.added_to_cart', await add(), host);
    readAs('amazon.prime_upsell', await amazon.get('/checkout/entry/cart'), host);
    await amazon.post('/cart/x', {
      [`submit.delete-active.${(await control.state()).active_cart[0]?.item_id}`]: 'x',
    });
    readAs('amazon.address', await toCheckout(amazon, other.asin, 1), host);
  });

  it('is told so when the fault is set, and again once it is bought', async () => {
    const says = `captcha: until the address step on whoever buys ${asin} (1 unit), which no other open order wants.`;
    expect(await onOrder({ captcha: 'product', wrong_name: null })).toEqual({
      knobs: ['captcha'],
      products: [{ asin, units: 1, also_wanted_by: [] }],
      says,
    });
    expect(await onOrder({ captcha: 'review' })).toBeNull();
    await onOrder({ captcha: null });
    await buyFor(order);
    expect(await onOrder({ captcha: 'product' })).toMatchObject({
      products: [],
      says: 'captcha: on nothing before the address step, since all of it is bought or shipped.',
    });
    expect(read(await productPage()).kind).toBe('page');
  });
});

describe('orders that want the same product', () => {
  it('are told apart by their units as soon as a page knows them', async () => {
    boughtAs(order, asin, 2);
    boughtAs(second, asin, 1);
    const armed = await onOrder({ captcha: 'cart' });
    expect(armed?.products).toEqual([
      { asin, units: 2, also_wanted_by: [{ order_id: second.order_id, units: 1 }] },
    ]);
    expect(armed?.says).toContain(
      'on the product’s page any of them meets it, from the cart on whoever takes 2 units',
    );
    readAs('amazon.cart', await add(asin, 1), host);
    expect(read(await add(asin, 2))).toMatchObject(blockedByCaptcha);
    expect((await control.happenings())[0]).toMatchObject({ to: order.order_id, or: [] });
  });

  it('both meet it while nothing tells them apart; the address does, and so does a purchase', async () => {
    boughtAs(order);
    boughtAs(second);
    boughtAs(third, other.asin);
    const armed = await onOrder({ slow: { at: 'everywhere', ms: 1 } });
    expect(armed?.says).toBe(
      `slow: until the address step on whoever buys ${asin} (1 unit), also wanted by ${second.order_id} (1 unit): whoever of them comes meets it.`,
    );
    await buyFor(second);
    const met = (await control.happenings()).filter(({ what }) => what.startsWith('slow'));
    expect(new Set(met.map(({ what }) => what))).toEqual(
      new Set(['slow at product', 'slow at cart', 'slow at address']),
    );
    expect(new Set(met.map(({ to, or }) => [to, ...or].join(' or ')))).toEqual(
      new Set([`${order.order_id} or ${second.order_id}`]),
    );
    await buyFor(order);
    const [last] = await control.happenings();
    expect(last).toMatchObject({ what: 'slow at thank_you', to: order.order_id, or: [] });
    await productPage();
    expect((await control.happenings())[0]).toEqual(last);
  });

  it('is not hidden by the fault that another of them has elsewhere', async () => {
    boughtAs(order);
    boughtAs(second);
    await onOrder({ captcha: 'cart' });
    await control.setFaults('order', second.order_id, { captcha: 'product' });
    expect(read(await productPage())).toMatchObject(blockedByCaptcha);
    expect((await control.happenings())[0]).toMatchObject({ to: second.order_id, or: [order.order_id] });
  });
});

describe('a fault that could not be met', () => {
  it('is refused by name where no link says what the order is bought as', async () => {
    await expect(onOrder({ captcha: 'product' })).rejects.toMatchObject({
      status: 400,
      code: 'INVALID_INPUT',
      message: expect.stringMatching(/^captcha: no supplier link/),
    });
    expect(await onOrder({ captcha: 'everywhere' })).toMatchObject({ knobs: ['captcha'], products: [] });
  });

  it('is taken with the reason where the order is not to be bought', async () => {
    boughtAs(order);
    await control.setOrderState(order.order_id, 'cancelled');
    expect((await onOrder({ captcha: 'product' }))?.says).toContain(
      'the order is not to be bought (cancelled)',
    );
    expect(read(await productPage()).kind).toBe('page');
  });
});

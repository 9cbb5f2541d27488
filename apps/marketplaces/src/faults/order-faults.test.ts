import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ControlClient } from '../control/client.ts';
import { makeControlClient } from '../control/client.ts';
import type { EbayOrder } from '../model.ts';
import { generateOrders } from '../seeding/generate-orders.ts';
import { practiceHosts } from '../sites.ts';
import type { PracticeMarketplaces } from '../start.ts';
import { placeOrderForm, toCheckout, toReview, typedShipTo } from '../testing/buyer.ts';
import { startForTest, testNow, testProduct } from '../testing/practice.ts';
import { readAs, readVisited } from '../testing/read-visited.ts';
import type { SiteVisitor } from '../testing/site-visitor.ts';
import { visitSite } from '../testing/site-visitor.ts';

const host = practiceHosts.amazon;
const { asin } = testProduct();
let practice: PracticeMarketplaces;
let amazon: SiteVisitor;
let control: ControlClient;
let first: EbayOrder;
let second: EbayOrder;

beforeEach(async () => {
  practice = await startForTest();
  const plan = generateOrders({ count: 12, seed: 2, now: testNow, currency: 'USD' });
  practice.seed({ orders: plan.orders, products: [testProduct()] });
  amazon = visitSite(practice.httpsPort, host);
  control = makeControlClient(practice.controlUrl);
  const [one, two] = plan.orders.filter(({ ship_to }) => ship_to?.country === 'US');
  if (one === undefined || two === undefined) throw new Error('the plan has too few orders');
  [first, second] = [one, two];
});
afterEach(() => practice.close());

const reviewFor = async (order: EbayOrder) =>
  toReview(amazon, await toCheckout(amazon, asin, 1), typedShipTo(order));
const placeFor = async (order: EbayOrder) => amazon.submit(await reviewFor(order), placeOrderForm, {});

it('meets the purchase for that order and no other', async () => {
  await control.setFaults('order', first.order_id, { out_of_stock: 'click' });
  expect(readVisited(await placeFor(first), host)).toMatchObject({ by: 'checkout_error' });
  expect(practice.truth().purchases).toEqual([]);
  readAs('amazon.thank_you', await placeFor(second), host);
  expect(practice.truth().purchases.map(({ for_orders }) => for_orders)).toEqual([[second.order_id]]);
});

it('loses the name of that buyer only', async () => {
  await control.setFaults('order', first.order_id, { wrong_name: true });
  const nameFor = async (order: EbayOrder) =>
    readAs('amazon.review', await reviewFor(order), host).facts.shipTo?.name;
  expect(await nameFor(first)).toBe('Jordan Accountholder');
  expect(await nameFor(second)).toBe(second.ship_to?.name);
});

it('counts before the product, and the product before the site', async () => {
  await control.setFaults('amazon', { late_delivery_days: 5 });
  await control.setFaults('product', asin, { late_delivery_days: 10 });
  await control.setFaults('order', first.order_id, { late_delivery_days: 20 });
  const arrival = async (order: EbayOrder) =>
    readAs('amazon.review', await reviewFor(order), host).facts.latestDelivery;
  expect([await arrival(first), await arrival(second)]).toEqual(['2026-10-24', '2026-10-14']);
  await control.setFaults('product', asin, { late_delivery_days: null });
  expect(await arrival(second)).toBe('2026-10-09');
});

it('comes after the purchase where it stands there: the truth has it, and later pages tell', async () => {
  await control.setFaults('order', first.order_id, {
    server_error: 'thank_you',
    slow: { at: 'details', ms: 5 },
  });
  expect(readVisited(await placeFor(first), host)).toMatchObject({ by: 'error_page' });
  const [purchase] = practice.truth().purchases;
  expect(purchase?.for_orders).toEqual([first.order_id]);
  const orderId = purchase?.orders[0]?.order_id ?? '';
  const details = await amazon.get(`/gp/your-account/order-details?orderID=${orderId}`);
  expect(readAs('amazon.order_details', details, host).facts.orderId).toBe(orderId);
  expect((await control.happenings()).map(({ what }) => what)).toEqual([
    'slow at details',
    'server_error at thank_you',
    'order placed',
  ]);
});

it('gives the history card and the page of that order alone another layout', async () => {
  await placeFor(first);
  await placeFor(second);
  const [old, current] = practice.truth().purchases.map(({ orders }) => orders[0]?.order_id ?? '');
  await control.setFaults('order', first.order_id, { layout: '2010s' });
  const detailsOf = async (orderId = '') => amazon.get(`/gp/your-account/order-details?orderID=${orderId}`);
  const pages = [await detailsOf(old), await detailsOf(current)];
  expect(pages.map((page) => page.html.includes('data-component="chargeSummary"'))).toEqual([false, true]);
  expect(pages.map((page) => readAs('amazon.order_details', page, host).facts.orderId)).toEqual([
    old,
    current,
  ]);
  const history = readAs('amazon.order_history', await amazon.get('/your-orders/orders'), host);
  expect(history.facts).toMatchObject({ state: 'ready', orders: [{ orderId: current }, { orderId: old }] });
});

it('draws the card of that order alone by script', async () => {
  await placeFor(first);
  await placeFor(second);
  await control.setFaults('order', first.order_id, { history_by_script_ms: 100 });
  const history = readAs('amazon.order_history', await amazon.get('/your-orders/orders'), host);
  expect(history.facts.state).toBe('wait');
  expect(history.facts.orders.map(({ shipTo }) => shipTo?.name)).toEqual([second.ship_to?.name]);
});

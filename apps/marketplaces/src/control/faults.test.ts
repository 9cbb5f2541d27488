import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KnobName, knobs, knobsOf } from '../faults/knobs.ts';
import { generateOrders } from '../seeding/generate-orders.ts';
import type { PracticeMarketplaces } from '../start.ts';
import { startForTest, testNow } from '../testing/practice.ts';

let practice: PracticeMarketplaces;
let orderId: string;
let secondId: string;
let asin: string;

beforeEach(async () => {
  practice = await startForTest();
  const plan = generateOrders({ count: 3, seed: 1, now: testNow, currency: 'USD' });
  practice.seed(plan);
  orderId = plan.orders[0]?.order_id ?? '';
  secondId = plan.orders[1]?.order_id ?? '';
  asin = plan.products[0]?.asin ?? '';
});
afterEach(() => practice.close());

const put = async (path: string, body: unknown) => {
  const response = await fetch(new URL(path, practice.controlUrl), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};
const faults = async () => (await fetch(new URL('/faults', practice.controlUrl))).json();

describe('setting faults', () => {
  it('sets, changes and takes away knobs of a site, a product and an order', async () => {
    await put('/faults/amazon', { layout: '2010s', captcha: 'review' });
    await put(`/faults/products/${asin}`, { quantity_limit: { most: 2, at: 'checkout' } });
    await put(`/faults/orders/${orderId}`, { price_change_minor: -300 });
    await put('/faults/amazon', { captcha: null });
    expect(await faults()).toMatchObject({
      amazon: { layout: '2010s' },
      products: { [asin]: { quantity_limit: { most: 2, at: 'checkout' } } },
      orders: { [orderId]: { price_change_minor: -300 } },
    });
    expect((await faults()).amazon).not.toHaveProperty('captcha');
    await fetch(new URL('/faults', practice.controlUrl), { method: 'DELETE' });
    expect(await faults()).toMatchObject({ amazon: {}, products: {}, orders: {} });
  });

  it.each([
    ['/faults/amazon', { no_such_knob: true }, 'no_such_knob'],
    ['/faults/amazon', { captcha: 'nowhere' }, 'captcha'],
    ['/faults/amazon', { captcha: 'list' }, 'captcha'],
    ['/faults/ebay', { captcha: 'review' }, 'captcha'],
    ['/faults/ebay', { out_of_stock: 'click' }, 'out_of_stock'],
    ['/faults/amazon', { slow: { at: 'review', ms: -1 } }, 'slow'],
    ['/faults/amazon', { slow: { at: 'list', ms: 5 } }, 'slow'],
    ['/faults/amazon', { captcha: 'ebay.list' }, 'captcha'],
    ['/faults/products/ASIN', { slow: { at: 'ebay.list', ms: 5 } }, 'slow'],
    ['/faults/orders/ID', { captcha: 'tracking_form' }, 'captcha'],
    ['/faults/orders/ID', { price_change_minor: 0 }, 'price_change_minor'],
    ['/faults/orders/ID', { price_change_minor: 1.5 }, 'price_change_minor'],
    ['/faults/products/ASIN', { quantity_limit: { most: 0, at: 'product' } }, 'quantity_limit'],
    ['/faults/products/ASIN', { interstitials: ['advert'] }, 'interstitials'],
  ])('%s refuses %j by name and sets nothing', async (path, body, name) => {
    const before = await faults();
    const answer = await put(path.replace('ID', orderId).replace('ASIN', asin), body);
    expect([answer.status, answer.body.error.code]).toEqual([400, 'INVALID_INPUT']);
    expect(answer.body.error.message).toContain(name);
    expect(await faults()).toEqual(before);
  });

  it('sets every knob on an order', async () => {
    const values: Record<KnobName, unknown> = {
      sign_in: 'product',
      one_time_code: 'cart',
      captcha: 'address',
      bot_challenge: 'everywhere',
      continue_shopping: 'product',
      server_error: 'ebay.details',
      slow: { at: 'ebay.list', ms: 1 },
      renamed: 'ebay.tracking_form',
      layout: '2010s',
      most_per_page: 5,
      order_in_frame: true,
      price_change_minor: 100,
      out_of_stock: 'product',
      quantity_limit: { most: 1, at: 'product' },
      unknown_amounts: 'all',
      wrong_name: true,
      late_delivery_days: 10,
      used_offer_first: true,
      interstitials: ['warranty'],
      payment_challenge: true,
      history_by_script_ms: 1,
      history_delay_ms: 1,
      thank_you_without_ids: true,
      cancelled_after_placing: true,
      payment_revision: true,
    };
    expect(Object.keys(values).toSorted()).toEqual(Object.keys(knobs).toSorted());
    expect(await put(`/faults/orders/${orderId}`, values)).toMatchObject({ status: 200 });
    expect((await faults()).orders[orderId]).toEqual(values);
  });

  it('knows only things that are there', async () => {
    expect((await put('/faults/products/B0NOTHERE1', {})).status).toBe(404);
    expect((await put('/faults/orders/00-00000-00000', {})).status).toBe(404);
  });
});

describe('the control page', () => {
  it('has a form of every knob for each kind of thing; what is set stands open and says whom it meets', async () => {
    await put(`/faults/orders/${orderId}`, { thank_you_without_ids: true });
    await put(`/faults/orders/${secondId}`, { captcha: 'cart' });
    const page = await (await fetch(practice.controlUrl)).text();
    const { document } = parseHTML(page);
    const knobsIn = (part: Element | null | undefined) => {
      const fields = [...(part?.querySelectorAll('[data-knob]') ?? [])];
      for (const { id } of fields) expect(part?.querySelectorAll(`label[for="${id}"]`)).toHaveLength(1);
      return fields.map((field) => field.getAttribute('data-knob'));
    };
    const open = [...document.querySelectorAll('details[open]')];
    expect(open.map((thing) => thing.querySelector('.set')?.textContent)).toEqual([
      'thank_you_without_ids',
      'captcha',
    ]);
    expect(open.map((thing) => thing.querySelector('.armed')?.textContent)).toEqual([
      undefined,
      expect.stringMatching(/^captcha: until the address step on whoever buys B0\w{8} \(1 unit\), which no/),
    ]);
    expect(open.map(knobsIn)).toEqual([knobsOf('order'), knobsOf('order')]);
    expect(knobsOf('order').toSorted()).toEqual(Object.keys(knobs).toSorted());
    for (const scope of ['amazon', 'ebay', 'product', 'order'] as const) {
      expect(document.querySelector(`details[data-scope="${scope}"]`)).not.toBeNull();
      expect(knobsIn(document.querySelector(`template#form-of-${scope}`))).toEqual(knobsOf(scope));
    }
  });

  it('stands in the README knob by knob', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    for (const name of Object.keys(knobs)) expect(readme).toContain(`\`${name}\``);
  });
});

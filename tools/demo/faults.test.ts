import {
  generateOrders,
  type PracticeMarketplaces,
  type SeedPlan,
  startPracticeMarketplaces,
} from '@crosscart/marketplaces';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFault, setFaults } from './faults.ts';

let practice: PracticeMarketplaces;
let plan: SeedPlan;

beforeEach(async () => {
  practice = await startPracticeMarketplaces({ runId: 'test-run', seed: 1, log: console });
  plan = generateOrders({ count: 24, seed: 3, now: new Date('2026-10-01T12:00:00Z'), currency: 'USD' });
  practice.seed(plan);
});
afterEach(() => practice.close());

const set = (...texts: string[]) => setFaults(practice.controlUrl, plan, texts.map(readFault));
const faults = async () => (await fetch(new URL('/faults', practice.controlUrl))).json();
const bought = () =>
  plan.orders.find(({ order_id }) => plan.expected.ship_tos.some((to) => to.order_id === order_id));

describe('a fault of the demo', () => {
  it('gets an order of its own where it names none, and nothing else has it', async () => {
    const [captcha, limit] = await set('captcha=cart', 'quantity_limit={"most":1,"at":"checkout"}');
    expect((await faults()).orders).toEqual({
      [captcha?.orderId ?? '']: { captcha: 'cart' },
      [limit?.orderId ?? '']: { quantity_limit: { most: 1, at: 'checkout' } },
    });
    expect(captcha?.armed?.products).toMatchObject([{ also_wanted_by: [] }]);
    expect(limit?.armed?.products[0]?.units).toBeGreaterThan(1);
  });

  it('is set on the order or the site that it names, and others leave that order alone', async () => {
    const [first] = await set('captcha=review');
    const named = first?.orderId ?? '';
    const [, own] = await set(`${named}.out_of_stock=product`, 'sign_in=cart', 'amazon.layout=2010s');
    expect(own?.orderId).not.toBe(named);
    expect(await faults()).toMatchObject({
      amazon: { layout: '2010s' },
      orders: { [named]: { captcha: 'review', out_of_stock: 'product' } },
    });
  });

  it.each([
    ['captcha', '--fault takes KNOB=VALUE or ORDER.KNOB=VALUE, not captcha.'],
    ['ORDER.captcha=nowhere', 'captcha'],
    ['ORDER.no_such_knob=1', 'no_such_knob'],
    ['amazon.most_per_page=5', 'most_per_page'],
    ['00-00000-00000.captcha=cart', 'There is no such order.'],
  ])('%s is refused in plain words', async (text, words) => {
    const fault = text.replace('ORDER', bought()?.order_id ?? '');
    await expect(async () => set(fault)).rejects.toMatchObject({
      name: 'StackError',
      message: expect.stringContaining(words),
    });
  });

  it('has no more orders of its own than there are', async () => {
    await expect(set(...plan.orders.map(() => 'captcha=cart'))).rejects.toThrow('no order of its own left');
  });
});

import {
  generateOrders,
  type PracticeMarketplaces,
  type SeedPlan,
  startPracticeMarketplaces,
} from '@crosscart/marketplaces';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './web-app.ts';

// The practice marketplaces' own page, on which a person sets faults.

let practice: PracticeMarketplaces;
let browser: Browser;
let page: Page;
let plan: SeedPlan;

beforeAll(async () => {
  practice = await startPracticeMarketplaces({ runId: 'by-hand', seed: 1, log: console });
  plan = generateOrders({ count: 500, seed: 1, now: new Date(), currency: 'USD' });
  practice.seed(plan);
  browser = await openBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(15_000);
});
afterAll(async () => {
  await browser?.close();
  await practice?.close();
});

const faults = async () => (await fetch(new URL('/faults', practice.controlUrl))).json();

test('a person opens one of many orders, sets a fault and reads whom it meets; a bad value is refused in words', async () => {
  const wanted = plan.expected.ship_tos.find(({ order_id }) =>
    plan.expected.wanted.some(({ order_ids }) => order_ids.includes(order_id)),
  );
  const orderId = wanted?.order_id ?? '';
  await page.goto(practice.controlUrl);
  const order = page.locator(`details[data-path="/faults/orders/${orderId}"]`);
  await order.locator('summary').click();
  await order.getByLabel('captcha').selectOption('cart');
  await order.getByLabel('slow').fill('{"at":"ebay.details","ms":0}');
  await order.getByRole('button', { name: 'Set' }).click();
  await page.getByRole('status').getByText('slow').waitFor();
  expect((await faults()).orders).toEqual({});

  await order.getByLabel('slow').fill('{"at":"ebay.details","ms":5}');
  await order.getByRole('button', { name: 'Set' }).click();
  await order.getByText(/^captcha: until the address step on whoever buys/).waitFor();
  expect((await faults()).orders).toEqual({
    [orderId]: { captcha: 'cart', slow: { at: 'ebay.details', ms: 5 } },
  });

  await page.getByRole('button', { name: 'Take all faults away' }).click();
  await expect.poll(async () => (await faults()).orders).toEqual({});
});

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoArguments } from '../demo/arguments.ts';
import { runDemo } from '../demo/run.ts';
import { CHECKOUT } from '../stack/index.ts';
import { oddOrders } from './odd-orders.ts';

// One order, all the way, as `npm run demo` goes it: real browsers, the real extension, the whole stack.

const LONG = process.env.CROSSCART_LONG === '1';
const DEMO: DemoArguments = {
  orders: 8,
  dataFile: null,
  json: true,
  headed: false,
  seed: 1,
  kill: null,
  faults: [],
};
const run = (change: Partial<DemoArguments>) => runDemo({ ...DEMO, ...change }, new AbortController().signal);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'crosscart-e2e-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('orders are captured, bought once and booked to the cent; only the price guard asks for a person', async () => {
  const { result, disagreements, waiting } = await run({ orders: LONG ? 20 : 8 });
  expect(disagreements).toEqual([]);
  expect(waiting.map((line) => line.reason)).toEqual(['BLOCKER_PRICE_GUARD']);
  expect(result.skipped + result.completed + result.needsAttention).toBe(result.orders);
  expect(result).toMatchObject({ duplicatePurchases: 0, needsAttention: 1 });
  expect(result.purchasesAtAmazon).toBeGreaterThan(result.completed);
});

test.each(['api', 'worker'] as const)(
  'nothing is bought twice and no order is lost when the %s is killed between every two stages',
  async (kill) => {
    const { result, disagreements, killsLeft } = await run({ orders: LONG ? 20 : 9, kill, seed: 7 });
    expect(killsLeft, 'every blow fell').toEqual([]);
    expect(disagreements).toEqual([]);
    // A run in which everything ended with a person would prove nothing.
    expect(result.completed).toBeGreaterThan(0);
    expect(result.duplicatePurchases).toBe(0);
    expect(result.skipped + result.captured).toBe(result.orders);
    expect(result.completed + result.needsAttention).toBe(result.captured);
  },
);

test('orders of a getOrders answer are bought; what must not or cannot be bought is not', async () => {
  const dataFile = path.join(folder, 'orders.json');
  writeFileSync(dataFile, JSON.stringify(oddOrders()));
  const { result, disagreements, waiting } = await run({ orders: null, dataFile });
  expect(disagreements).toEqual([]);
  expect(waiting.map((line) => line.reason)).toEqual(['CURRENCY_MISMATCH']);
  expect(result).toMatchObject({
    orders: 9,
    skipped: 3,
    captured: 6,
    completed: 5,
    needsAttention: 1,
    duplicatePurchases: 0,
  });
});

const REAL = path.join(CHECKOUT, '../shared/fixtures/ebay-api/real-getOrders-2026-09-DE.json');
if (existsSync(REAL)) {
  test('the orders of a real getOrders answer end in the books with the money they show', async () => {
    const { result, disagreements } = await run({ orders: null, dataFile: REAL });
    expect(disagreements).toEqual([]);
    expect(result).toMatchObject({ orders: 3, skipped: 2, completed: 1, duplicatePurchases: 0 });
  });
} else {
  console.log('Left out: the real getOrders answer is not here (../shared/fixtures).');
}

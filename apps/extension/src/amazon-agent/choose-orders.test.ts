import { expect, test } from 'vitest';
import { chooseOrders, type OrderRead } from './choose-orders.ts';

function order(id: string, units: number | null, fits = true): OrderRead {
  const money = { price_minor: 1, tax_minor: 1, shipping_minor: 1, total_minor: 3 };
  return { order: { amazon_order_id: id, currency: 'USD', ...money, units }, units, fits };
}
const ids = (choice: ReturnType<typeof chooseOrders>) =>
  choice.kind === 'found' ? choice.orders.map((each) => each.amazon_order_id) : choice;

test('one click that became two orders is found whole, though the page names only one', () => {
  const read = [order('114-0000001-0000001', 1), order('113-0000002-0000002', 2)];
  expect(ids(chooseOrders(read, 3, ['113-0000002-0000002']))).toEqual([
    '114-0000001-0000001',
    '113-0000002-0000002',
  ]);
});

test('orders of something else, or to somebody else, do not count', () => {
  const read = [order('114-0000001-0000001', 1, false), order('113-0000002-0000002', 2)];
  expect(ids(chooseOrders(read, 2, []))).toEqual(['113-0000002-0000002']);
});

test('too few units: Amazon shows new orders with a delay', () => {
  expect(chooseOrders([order('114-0000001-0000001', 1)], 3, [])).toEqual({ kind: 'too_few', units: 1 });
  expect(chooseOrders([], 1, [])).toEqual({ kind: 'too_few', units: 0 });
});

test('with more than was bought, only what the thank-you page named is taken, if it is exactly that', () => {
  const read = [order('114-0000001-0000001', 1), order('113-0000002-0000002', 1)];
  expect(ids(chooseOrders(read, 1, ['113-0000002-0000002']))).toEqual(['113-0000002-0000002']);
  expect(chooseOrders(read, 1, [])).toEqual({ kind: 'too_many', units: 2 });
});

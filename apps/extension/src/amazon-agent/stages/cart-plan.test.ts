import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CartRow, nextCartStep } from './cart-plan.ts';

const ASIN = 'B0CKCVAN7S';
const row = (itemId: string | null, asin: string | null, quantity: number | null): CartRow => ({
  itemId,
  asin,
  quantity,
});

test('the wanted product in the wanted quantity alone is exact', () => {
  expect(nextCartStep([row('a', ASIN, 2)], ASIN, 2)).toEqual({ kind: 'exact' });
});

test('an empty cart gets all units, a short one the rest', () => {
  expect(nextCartStep([], ASIN, 2)).toEqual({ kind: 'add', quantity: 2 });
  expect(nextCartStep([row('a', ASIN, 1)], ASIN, 3)).toEqual({ kind: 'add', quantity: 2 });
});

test('what somebody left in the cart goes first', () => {
  const rows = [row('a', ASIN, 2), row('b', 'B000000001', 1)];
  expect(nextCartStep(rows, ASIN, 2)).toEqual({ kind: 'remove', itemId: 'b' });
});

test('too many units, and a quantity that cannot be read, are made anew', () => {
  expect(nextCartStep([row('a', ASIN, 5)], ASIN, 2)).toEqual({ kind: 'remove', itemId: 'a' });
  expect(nextCartStep([row('a', ASIN, null)], ASIN, 2)).toEqual({ kind: 'remove', itemId: 'a' });
});

test('a row that is not the wanted one and has no id cannot be got rid of', () => {
  expect(nextCartStep([row(null, 'B000000001', 1)], ASIN, 2)).toEqual({ kind: 'stuck' });
});

test('followed on a cart that obeys, the plan ends with exactly the wanted units', () => {
  const rows = fc.array(fc.tuple(fc.constantFrom(ASIN, 'B000000001', 'B000000002'), fc.option(fc.nat(9))), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 40 }), (start, units) => {
      let cart = start.map(([asin, quantity], index) => row(`i${index}`, asin, quantity));
      for (let steps = 0; steps < 60; steps += 1) {
        const step = nextCartStep(cart, ASIN, units);
        if (step.kind === 'exact') {
          expect(cart).toHaveLength(1);
          expect(cart[0]).toMatchObject({ asin: ASIN, quantity: units });
          return;
        }
        if (step.kind === 'remove') cart = cart.filter((each) => each.itemId !== step.itemId);
        if (step.kind === 'add') {
          const before = cart.find((each) => each.asin === ASIN)?.quantity ?? 0;
          // The page lets nine be added at once.
          const after = before + Math.min(9, step.quantity);
          cart = [...cart.filter((each) => each.asin !== ASIN), row('new', ASIN, after)];
        }
      }
      throw new Error('The plan did not end');
    }),
  );
});

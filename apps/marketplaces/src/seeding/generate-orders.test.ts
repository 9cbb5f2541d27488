import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testNow } from '../testing/practice.ts';
import { generateOrders } from './generate-orders.ts';
import { linkKey, skipReason, supplierPrice } from './seed-plan.ts';

const options = fc.record({
  count: fc.integer({ min: 0, max: 40 }),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  now: fc.constant(testNow),
  currency: fc.constantFrom('USD', 'EUR', 'GBP', 'AUD', 'CAD'),
});

describe('generated orders', () => {
  it('are as many as asked for, with unique order ids, ship-tos, items and products', () => {
    fc.assert(
      fc.property(options, (wanted) => {
        const plan = generateOrders(wanted);
        expect(plan.orders).toHaveLength(wanted.count);
        const lines = plan.orders.flatMap((order) => order.lines);
        for (const ids of [
          plan.orders.map((order) => order.order_id),
          plan.expected.ship_tos.map((shipTo) => shipTo.ship_to_key),
          lines.map(linkKey),
          lines.map((line) => line.line_item_id),
          plan.products.map((product) => product.asin),
        ]) {
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
    );
  });

  it('want exactly the units of the lines that are to be bought', () => {
    fc.assert(
      fc.property(options, (wanted) => {
        const plan = generateOrders(wanted);
        const units = plan.orders
          .filter((order) => skipReason(order) === null)
          .flatMap((order) => order.lines)
          .reduce((total, line) => total + line.quantity, 0);
        expect(plan.expected.wanted.reduce((total, entry) => total + entry.units, 0)).toBe(units);
        expect(plan.expected.skipped.length + plan.expected.ship_tos.length).toBe(wanted.count);
      }),
    );
  });

  it('cost 60 % of the line after discounts, save the price-guard one, which no policy allows', () => {
    fc.assert(
      fc.property(options, (wanted) => {
        const plan = generateOrders({ ...wanted, maxOrderTotalMinor: 60_000 });
        const guarded = new Set(plan.expected.needs_attention.map((entry) => entry.line_item_id));
        for (const [index, line] of plan.orders.flatMap((order) => order.lines).entries()) {
          const price = plan.products[index]?.price_minor ?? 0;
          expect(price).toBe(guarded.has(line.line_item_id) ? 180_000 : supplierPrice(line));
          if (!guarded.has(line.line_item_id)) expect(price * line.quantity).toBeLessThan(30_000);
        }
      }),
    );
  });

  it('hold every special kind from eight orders on', () => {
    fc.assert(
      fc.property(options, (wanted) => {
        const plan = generateOrders({ ...wanted, count: 8 + wanted.count });
        const bought = plan.orders.filter((order) => skipReason(order) === null);
        const splitting = new Set(plan.products.filter((product) => product.splits).map(({ asin }) => asin));
        expect(bought.some((order) => order.lines.length > 1)).toBe(true);
        expect(bought.some((order) => order.lines.some((line) => line.quantity > 1))).toBe(true);
        expect(plan.expected.wanted.some(({ asin, units }) => splitting.has(asin) && units > 1)).toBe(true);
        expect(plan.expected.needs_attention).toEqual([expect.objectContaining({ reason: 'price_guard' })]);
        const reasons = new Set(plan.expected.skipped.map((entry) => entry.reason));
        expect(reasons).toEqual(new Set(['unpaid', 'cancelled', 'fulfilled']));
      }),
    );
  });

  it('are the same for the same seed', () => {
    const same = { count: 20, seed: 7, now: testNow, currency: 'USD' };
    expect(generateOrders(same)).toEqual(generateOrders(same));
    expect(generateOrders({ ...same, seed: 8 })).not.toEqual(generateOrders(same));
  });
});

import { CapturedOrder } from '@crosscart/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aLine, anOrder } from '../../testing/orders.ts';
import { linesWithShares } from './captured-lines.ts';

const amount = fc.integer({ min: 0, max: 10_000_000 });

test('whatever the lines cost, their shares sum to the order’s sale and fees; unknown fees stay unknown', () => {
  fc.assert(
    fc.property(
      fc.array(amount, { minLength: 1, maxLength: 20 }),
      amount,
      fc.option(amount),
      (totals, sale, fees) => {
        const lines = totals.map((total_minor) => aLine({ total_minor }));
        const shared = linesWithShares(
          CapturedOrder.parse(anOrder({ lines, sale_minor: sale, fees_minor: fees })),
        );
        expect(shared.reduce((sum, line) => sum + line.sale_price_minor, 0)).toBe(sale);
        if (fees === null) expect(shared.every((line) => line.ebay_fees_minor === null)).toBe(true);
        else expect(shared.reduce((sum, line) => sum + (line.ebay_fees_minor ?? 0), 0)).toBe(fees);
      },
    ),
  );
});

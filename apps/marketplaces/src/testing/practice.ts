import type { Product } from '../model.ts';
import type { PracticeMarketplaces, PracticeOptions } from '../start.ts';
import { startPracticeMarketplaces } from '../start.ts';

/** A fixed moment for tests that read dates. */
export const testNow = new Date('2026-10-01T12:00:00.000Z');

/** Practice marketplaces on free ports; errors of the pages fail the test through the log. */
export function startForTest(options: Partial<PracticeOptions> = {}): Promise<PracticeMarketplaces> {
  return startPracticeMarketplaces({
    runId: 'test-run',
    seed: 1,
    now: () => testNow,
    log: {
      error: (details, message) => {
        throw new Error(message, { cause: details });
      },
    },
    ...options,
  });
}

/** A product for tests: $20.00, ten in stock, arriving in three days. */
export function testProduct(changes: Partial<Product> = {}): Product {
  return {
    asin: 'B0TESTAAA1',
    title: 'Test thing & <more>',
    currency: 'USD',
    price_minor: 2000,
    stock: 10,
    shipping_minor: 0,
    shipping_waived: false,
    delivery_days: 3,
    deliver_by: null,
    splits: false,
    has_buy_now: true,
    ...changes,
  };
}

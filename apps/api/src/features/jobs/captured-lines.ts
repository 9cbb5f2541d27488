import type { CapturedOrder } from '@crosscart/contracts';
import { allocateMoney, money } from '@crosscart/domain';
import type { z } from 'zod';

type Order = z.output<typeof CapturedOrder>;
export type CapturedLine = Order['lines'][number] & {
  readonly sale_price_minor: number;
  readonly ebay_fees_minor: number | null;
};

/**
 * The order's lines, each with its share of the order's sale and fees: split by the largest remainder over the
 * line totals, so that the shares sum to the order's amounts to the cent. Unknown fees stay unknown.
 */
export function linesWithShares(order: Order): CapturedLine[] {
  const weights = order.lines.map((line) => line.total_minor);
  const sales = allocateMoney(money(order.sale_minor, order.currency), weights);
  const fees =
    order.fees_minor === null ? null : allocateMoney(money(order.fees_minor, order.currency), weights);
  return order.lines.map((line, index) => ({
    ...line,
    sale_price_minor: sales[index]?.minor ?? 0,
    ebay_fees_minor: fees?.[index]?.minor ?? null,
  }));
}

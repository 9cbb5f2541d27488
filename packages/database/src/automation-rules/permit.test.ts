import { describe, expect, it } from 'vitest';
import { useTestQueue } from './test-queue.ts';
import { withLine } from './walked-orders.ts';

describe('the permit', () => {
  const queue = useTestQueue();

  it.each([
    ['the total is above the maximum', { total_minor: 20_001 }, 'BLOCKER_PRICE_GUARD'],
    ['the profit is below the floor', { total_minor: 4_351 }, 'PROFIT_BELOW_FLOOR'],
    ['the total reads "--"', { total_minor: null }, 'TOTAL_UNKNOWN'],
    ['the currency is another', { currency: 'EUR' }, 'CURRENCY_MISMATCH'],
    ['the quantity is another', { quantity: 2 }, 'QUANTITY_MISMATCH'],
    ['the product is another', { asin: 'B0OTHEROTH' }, 'QUANTITY_MISMATCH'],
    ['it would come too late', { latest_delivery: '2026-12-06' }, 'DELIVERY_TOO_LATE'],
    ['the delivery is unknown', { latest_delivery: null }, 'DELIVERY_UNKNOWN'],
    ['a real account meets a practice page', { practice_run: 'run-1' }, 'PRACTICE_MISMATCH'],
  ])('is denied when %s', async (_, review, reason) => {
    const { walk, one } = await queue.startWalk();
    const id = await walk.capture();
    const job = await walk.take(one);
    await walk.review(one, job);
    expect(await walk.permit(one, job, review)).toEqual({ decision: 'denied', reason });
    expect(await queue.jobRow(id)).toMatchObject({
      status: 'FAILED_NEEDS_ATTENTION',
      failure_reason: reason,
    });
  });

  it("is denied when the page's ship-to is not the buyer's", async () => {
    const { walk, one } = await queue.startWalk();
    await walk.capture();
    const job = await walk.take(one);
    await walk.review(one, job);
    expect(await walk.permit(one, job, {}, false)).toEqual({
      decision: 'denied',
      reason: 'BLOCKER_ADDRESS_REFUSED',
    });
  });

  it('keeps the day under its cap when two agents ask at once, and gives back what lapsed', async () => {
    const { walk, one, two } = await queue.startWalk({ dailyCapMinor: 6_000 });
    for (let i = 0; i < 2; i++) await walk.capture();
    const [first, second] = [await walk.take(one), await walk.take(two)];
    await Promise.all([walk.review(one, first), walk.review(two, second)]);
    const answers = await Promise.all([walk.permit(one, first), walk.permit(two, second)]);
    expect(answers.map((answer) => answer.decision).sort()).toEqual(['denied', 'granted']);
  });

  it('uses the estimate for unknown fees, and denies without one', async () => {
    const { walk, one, agency } = await queue.startWalk();
    await walk.capture(withLine({ ebay_fees_minor: null }));
    const job = await walk.take(one);
    await walk.review(one, job);
    // 5000 − (15 % + 0.40) = 4210 may be spent at most.
    expect(await walk.permit(one, job, { total_minor: 4_210 })).toMatchObject({ decision: 'granted' });
    await queue.test
      .sql`update app.account_policies set fee_estimate_bp = null where account_id = ${agency.accountId}`;
    expect(await walk.permit(one, job)).toEqual({ decision: 'denied', reason: 'FEES_UNKNOWN' });
  });
});

import { describe, expect, it } from 'vitest';
import { useTestQueue } from './test-queue.ts';
import { someOrder, TEST_ITEM_ID, withLine } from './walked-orders.ts';

describe('capturing an order', () => {
  const queue = useTestQueue();

  it('makes one job a line, and the same one when the order is captured again', async () => {
    const { walk } = await queue.startWalk();
    const order = someOrder();
    const first = await walk.capture(order);
    expect(await walk.capture(order)).toBe(first);
    expect((await queue.jobRow(first)).status).toBe('QUEUED');
  });

  it('guesses nothing for a line without a supplier link: a person must look', async () => {
    const { walk } = await queue.startWalk();
    const job = await walk.capture(withLine({ item_id: '999999999999' }));
    expect(await queue.jobRow(job)).toMatchObject({
      status: 'FAILED_NEEDS_ATTENTION',
      failure_reason: 'NO_SUPPLIER_LINK',
    });
    expect(await queue.openCauses(job)).toEqual(['NO_SUPPLIER_LINK']);
  });

  it('guesses nothing when two links disagree', async () => {
    const { walk, agency } = await queue.startWalk();
    await queue.test.sql`
      insert into app.supplier_links (org_id, account_id, item_id, site, asin)
      values (${agency.orgId}, ${agency.accountId}, ${TEST_ITEM_ID}, 'amazon.com', 'B0OTHEROTH')`;
    expect(await queue.jobRow(await walk.capture())).toMatchObject({ failure_reason: 'NO_SUPPLIER_LINK' });
  });

  it('takes the more specific link', async () => {
    const { walk, agency } = await queue.startWalk();
    await queue.test.sql`
      insert into app.supplier_links (org_id, account_id, item_id, variation, site, asin, units_per_item)
      values (${agency.orgId}, ${agency.accountId}, ${TEST_ITEM_ID}, 'Red', 'amazon.com', 'B0RED00000', 3)`;
    const job = await walk.capture(withLine({ variation: 'Red', qty: 2 }));
    expect(await queue.jobRow(job)).toMatchObject({ status: 'QUEUED', asin: 'B0RED00000', units: 6 });
  });

  it('keeps an order in another currency for a person', async () => {
    const { walk } = await queue.startWalk();
    expect(await queue.jobRow(await walk.capture({ currency: 'EUR' }))).toMatchObject({
      failure_reason: 'CURRENCY_MISMATCH',
    });
  });

  it('does not take a practice page for a real account, nor the reverse', async () => {
    const { walk } = await queue.startWalk();
    await expect(walk.capture({ practice_run: 'run-1' })).rejects.toThrow('PRACTICE_MISMATCH');
    const practice = await queue.startWalk({ practice: true });
    await expect(practice.walk.capture()).rejects.toThrow('PRACTICE_MISMATCH');
  });

  it('updates an order that changed before the claim', async () => {
    const { walk, one } = await queue.startWalk();
    const order = someOrder();
    const id = await walk.capture(order);
    await walk.capture(withLine({ qty: 3 }, order));
    expect(await walk.claim(one)).toMatchObject({ id, units: 3 });
    expect(await queue.openCauses(id)).toEqual(['ORDER_CHANGED']);
  });

  it('stops an attempt before it spends when the order changed on eBay', async () => {
    const { walk, one } = await queue.startWalk();
    const order = someOrder();
    const id = await walk.capture(order);
    const job = await walk.take(one);
    await walk.capture({ ...order, shipTo: 'somebody elsewhere' });
    expect(await queue.openCauses(id)).toEqual(['ORDER_CHANGED']);
    await walk.review(one, job);
    expect(await walk.permit(one, job)).toEqual({ decision: 'denied', reason: 'ORDER_CHANGED' });
  });
});

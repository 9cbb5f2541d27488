import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  advanceClock,
  createTestAgency,
  createTestDatabase,
  setClock,
  type TestDatabase,
} from '../testing/index.ts';
import { PurchaseWalk, someOrder, somePlacedOrder, TEST_ASIN, TEST_ITEM_ID } from './purchase-walk.ts';

describe('the queue', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());
  beforeEach(() => setClock(test.sql, '0'));

  async function startWalk(options: Parameters<typeof createTestAgency>[1] = {}) {
    const agency = await createTestAgency(test.sql, options);
    await test.sql`
      insert into app.supplier_links (org_id, account_id, item_id, site, asin)
      values (${agency.orgId}, ${agency.accountId}, ${TEST_ITEM_ID}, 'amazon.com', ${TEST_ASIN})`;
    const [one = '', two = ''] = agency.amazonAgentIds;
    return { walk: new PurchaseWalk(test.db, agency), agency, one, two };
  }
  const jobRow = async (id: string) => {
    const [row] = await test.sql`select * from app.automation_jobs where id = ${id}`;
    return row as Record<string, unknown>;
  };
  const openCauses = async (job: string) =>
    (
      await test.sql`select cause from app.attention_items where job_id = ${job} and status = 'open' order by cause`
    ).map((row) => row.cause);

  it('makes one job a line, and the same one when the order is captured again', async () => {
    const { walk } = await startWalk();
    const order = someOrder();
    const first = await walk.capture(order);
    expect(await walk.capture(order)).toBe(first);
    expect((await jobRow(first)).status).toBe('QUEUED');
  });

  it('guesses nothing for a line without a supplier link: a person must look', async () => {
    const { walk } = await startWalk();
    const order = someOrder();
    const [line] = order.lines;
    if (line === undefined) throw new Error('no line');
    const job = await walk.capture({ ...order, lines: [{ ...line, item_id: '999999999999' }] });
    expect(await jobRow(job)).toMatchObject({
      status: 'FAILED_NEEDS_ATTENTION',
      failure_reason: 'NO_SUPPLIER_LINK',
    });
    expect(await openCauses(job)).toEqual(['NO_SUPPLIER_LINK']);
  });

  it('guesses nothing when two links disagree', async () => {
    const { walk, agency } = await startWalk();
    await test.sql`
      insert into app.supplier_links (org_id, account_id, item_id, site, asin)
      values (${agency.orgId}, ${agency.accountId}, ${TEST_ITEM_ID}, 'amazon.com', 'B0OTHEROTH')`;
    expect(await jobRow(await walk.capture())).toMatchObject({ failure_reason: 'NO_SUPPLIER_LINK' });
  });

  it('takes the more specific link', async () => {
    const { walk, agency } = await startWalk();
    await test.sql`
      insert into app.supplier_links (org_id, account_id, item_id, variation, site, asin, units_per_item)
      values (${agency.orgId}, ${agency.accountId}, ${TEST_ITEM_ID}, 'Red', 'amazon.com', 'B0RED00000', 3)`;
    const order = someOrder();
    const [line] = order.lines;
    if (line === undefined) throw new Error('no line');
    const job = await walk.capture({ ...order, lines: [{ ...line, variation: 'Red', qty: 2 }] });
    expect(await jobRow(job)).toMatchObject({ status: 'QUEUED', asin: 'B0RED00000', units: 6 });
  });

  it('keeps an order in another currency for a person', async () => {
    const { walk } = await startWalk();
    expect(await jobRow(await walk.capture({ currency: 'EUR' }))).toMatchObject({
      failure_reason: 'CURRENCY_MISMATCH',
    });
  });

  it('does not take a practice page for a real account, nor the reverse', async () => {
    const { walk } = await startWalk();
    await expect(walk.capture({ practice_run: 'run-1' })).rejects.toThrow('PRACTICE_MISMATCH');
    const practice = await startWalk({ practice: true });
    await expect(practice.walk.capture()).rejects.toThrow('PRACTICE_MISMATCH');
  });

  it('gives the oldest ship-by first and the held job again with the same fence', async () => {
    const { walk, one } = await startWalk();
    await walk.capture({ ship_by: '2026-11-29T00:00:00Z' });
    const urgent = await walk.capture({ ship_by: '2026-11-24T00:00:00Z' });
    const held = await walk.claim(one);
    expect(held?.id).toBe(urgent);
    expect(await walk.claim(one)).toMatchObject({ id: urgent, fence: held?.fence });
  });

  it('never gives one job to two agents that claim at once', async () => {
    const { walk, agency } = await startWalk({
      amazonAccounts: Array.from({ length: 8 }, (_, index) => `www.amazon.com:B${index}`),
    });
    for (let i = 0; i < 5; i++) await walk.capture();
    const claimed = await Promise.all(agency.amazonAgentIds.map((agent) => walk.claim(agent)));
    const ids = claimed.flatMap((job) => (job === null ? [] : [job.id]));
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(5);
  });

  it('lets two agents of one Amazon account, which share its cart, buy one after the other', async () => {
    const { walk, one, two } = await startWalk({
      amazonAccounts: ['www.amazon.com:SAME', 'www.amazon.com:SAME'],
    });
    await walk.capture();
    await walk.capture();
    const job = await walk.toPlacing(one);
    expect(await walk.claim(two)).toBeNull();
    await walk.placed(one, job);
    expect(await walk.claim(two)).not.toBeNull();
  });

  it('gives nothing while the account, the agent or the org is paused or purchasing is off', async () => {
    const { walk, one, agency } = await startWalk({ mode: 'off' });
    await walk.capture();
    expect(await walk.claim(one)).toBeNull();
    await test.sql`update app.account_policies set mode = 'automatic' where account_id = ${agency.accountId}`;
    await test.sql`update app.orgs set automation_stopped_at = now() where id = ${agency.orgId}`;
    expect(await walk.claim(one)).toBeNull();
    await test.sql`update app.orgs set automation_stopped_at = null where id = ${agency.orgId}`;
    await test.sql`update app.automation_agents set status = 'paused' where id = ${one}`;
    expect(await walk.claim(one)).toBeNull();
    await test.sql`update app.automation_agents set status = 'active' where id = ${one}`;
    expect(await walk.claim(one)).not.toBeNull();
  });

  it('changes nothing for a stale fence', async () => {
    const { walk, one } = await startWalk();
    const id = await walk.capture();
    const job = await walk.claim(one);
    if (job === null) throw new Error('nothing claimed');
    const stale = { ...job, fence: job.fence - 1 };
    await expect(walk.stage(one, stale, 'OPENED')).rejects.toThrow('STALE_ATTEMPT');
    expect((await jobRow(id)).stage).toBeNull();
  });

  it('skips no stage, but lets the way be walked again before PLACING', async () => {
    const { walk, one } = await startWalk();
    await walk.capture();
    const job = await walk.claim(one);
    if (job === null) throw new Error('nothing claimed');
    await expect(walk.stage(one, job, 'REVIEWED')).rejects.toThrow('STAGE_OUT_OF_ORDER');
    await walk.review(one, job);
    await walk.stage(one, job, 'OPENED');
    await walk.review(one, job);
  });

  it('books a purchase to the cent, also when one click made two orders', async () => {
    const { walk, one } = await startWalk();
    const id = await walk.capture();
    const job = await walk.toPlacing(one);
    await walk.placed(one, job);
    const orders = [
      somePlacedOrder({ price_minor: 1_000, tax_minor: 80, shipping_minor: 0, total_minor: 1_080 }),
      // A promotion of 1.00: the parts sum to the total.
      somePlacedOrder({ price_minor: 2_100, tax_minor: 160, shipping_minor: 0, total_minor: 2_160 }),
    ];
    const done = await walk.complete(one, job, orders);
    const [record] = await test.sql`select * from app.records where id = ${done.record_id}`;
    expect(record).toMatchObject({
      job_id: id,
      sale_price_minor: 5_000,
      ebay_fees_minor: 650,
      amazon_price_minor: 3_000,
      amazon_tax_minor: 240,
      amazon_shipping_minor: 0,
      cogs_total_minor: 3_240,
      earnings_net_minor: 4_350,
      profit_minor: 1_110,
    });
    expect(record?.amazon_order_ids).toEqual(orders.map((order) => order.amazon_order_id).sort());
    const [permit] = await test.sql`select state, total_minor from app.purchase_permits where job_id = ${id}`;
    expect(permit).toEqual({ state: 'spent', total_minor: 3_240 });
  });

  it('answers a repeated completion the same and refuses one with other facts', async () => {
    const { walk, one } = await startWalk();
    await walk.capture();
    const job = await walk.toPlacing(one);
    const order = somePlacedOrder();
    const first = await walk.complete(one, job, [order]);
    expect(await walk.complete(one, job, [order])).toEqual(first);
    await expect(walk.complete(one, job, [{ ...order, total_minor: 1 }])).rejects.toThrow(
      'COMPLETION_DIFFERS',
    );
  });

  it('leaves profit unknown where the money is unknown', async () => {
    const { walk, one } = await startWalk();
    await walk.capture();
    const job = await walk.toPlacing(one);
    const { record_id } = await walk.complete(one, job, [
      somePlacedOrder({ tax_minor: null, total_minor: null }),
    ]);
    const [record] =
      await test.sql`select profit_minor, amazon_tax_minor from app.records where id = ${record_id}`;
    expect(record).toEqual({ profit_minor: null, amazon_tax_minor: null });
  });

  it('binds an Amazon order to one line only', async () => {
    const { walk, one } = await startWalk();
    await walk.capture();
    const first = await walk.toPlacing(one);
    const order = somePlacedOrder();
    await walk.complete(one, first, [order]);
    await walk.capture();
    const second = await walk.toPlacing(one);
    await expect(walk.complete(one, second, [order])).rejects.toThrow('ORDER_ALREADY_BOUND');
  });

  it('says go once', async () => {
    const { walk, one } = await startWalk();
    await walk.capture();
    const job = await walk.claim(one);
    if (job === null) throw new Error('nothing claimed');
    await walk.review(one, job);
    const permit = await walk.permit(one, job);
    if (permit.decision !== 'granted') throw new Error('not granted');
    const answers = await Promise.allSettled(
      Array.from({ length: 4 }, () => walk.placing(one, job, permit.permit_id)),
    );
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(String(answer.reason)).toContain('OUTCOME_UNKNOWN');
    }
  });

  it('refuses PLACING with a permit that lapsed', async () => {
    const { walk, one } = await startWalk();
    await walk.capture();
    const job = await walk.claim(one);
    if (job === null) throw new Error('nothing claimed');
    await walk.review(one, job);
    const permit = await walk.permit(one, job);
    if (permit.decision !== 'granted') throw new Error('not granted');
    await advanceClock(test.sql, '119 seconds');
    await walk.claim(one);
    await advanceClock(test.sql, '2 seconds');
    await expect(walk.placing(one, job, permit.permit_id)).rejects.toThrow('PERMIT_INVALID');
  });

  it('tries a lost attempt again three times at most, and never after PLACING', async () => {
    const { walk, one } = await startWalk();
    const id = await walk.capture();
    for (let attempt = 1; attempt <= 3; attempt++) {
      expect(await walk.claim(one)).toMatchObject({ id });
      await advanceClock(test.sql, '121 seconds');
      await walk.sweep();
      await advanceClock(test.sql, '10 minutes');
    }
    expect(await jobRow(id)).toMatchObject({
      status: 'FAILED_NEEDS_ATTENTION',
      failure_reason: 'LEASE_LOST',
      attempt_count: 3,
    });
    const bought = await walk.capture();
    await walk.toPlacing(one);
    await advanceClock(test.sql, '121 seconds');
    await walk.sweep();
    expect(await jobRow(bought)).toMatchObject({
      status: 'FAILED_NEEDS_ATTENTION',
      failure_reason: 'OUTCOME_UNKNOWN',
    });
    expect(await openCauses(bought)).toEqual(['OUTCOME_UNKNOWN']);
    await advanceClock(test.sql, '1 day');
    expect(await walk.claim(one)).toBeNull();
  });

  it('takes the outcome from the attempt that recorded PLACING, also after its lease was lost', async () => {
    const { walk, one } = await startWalk();
    const id = await walk.capture();
    const job = await walk.toPlacing(one);
    await advanceClock(test.sql, '121 seconds');
    await walk.sweep();
    await walk.placed(one, job);
    expect(await walk.complete(one, job, [somePlacedOrder()])).toMatchObject({ status: 'COMPLETED' });
    expect(await openCauses(id)).toEqual([]);
  });

  it('never retries a blocker by itself', async () => {
    const { walk, one } = await startWalk();
    const id = await walk.capture();
    const job = await walk.claim(one);
    if (job === null) throw new Error('nothing claimed');
    await walk.fail(one, job, 'BLOCKER_CAPTCHA');
    expect(await jobRow(id)).toMatchObject({ status: 'FAILED_NEEDS_ATTENTION', attempt_count: 1 });
  });

  it('stops an attempt before it spends when the order changed on eBay', async () => {
    const { walk, one } = await startWalk();
    const order = someOrder();
    const id = await walk.capture(order);
    const job = await walk.claim(one);
    if (job === null) throw new Error('nothing claimed');
    await walk.capture({ ...order, shipTo: 'somebody elsewhere' });
    expect(await openCauses(id)).toEqual(['ORDER_CHANGED']);
    await walk.review(one, job);
    expect(await walk.permit(one, job)).toEqual({ decision: 'denied', reason: 'ORDER_CHANGED' });
  });

  it('updates an order that changed before the claim', async () => {
    const { walk, one } = await startWalk();
    const order = someOrder();
    const id = await walk.capture(order);
    const [line] = order.lines;
    if (line === undefined) throw new Error('no line');
    await walk.capture({ ...order, lines: [{ ...line, qty: 3 }] });
    expect(await walk.claim(one)).toMatchObject({ id, units: 3 });
    expect(await openCauses(id)).toEqual(['ORDER_CHANGED']);
  });

  describe('the permit', () => {
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
      const { walk, one } = await startWalk();
      const id = await walk.capture();
      const job = await walk.claim(one);
      if (job === null) throw new Error('nothing claimed');
      await walk.review(one, job);
      expect(await walk.permit(one, job, review)).toEqual({ decision: 'denied', reason });
      expect(await jobRow(id)).toMatchObject({ status: 'FAILED_NEEDS_ATTENTION', failure_reason: reason });
    });

    it("is denied when the page's ship-to is not the buyer's", async () => {
      const { walk, one } = await startWalk();
      await walk.capture();
      const job = await walk.claim(one);
      if (job === null) throw new Error('nothing claimed');
      await walk.review(one, job);
      expect(await walk.permit(one, job, {}, false)).toEqual({
        decision: 'denied',
        reason: 'BLOCKER_ADDRESS_REFUSED',
      });
    });

    it('keeps the day under its cap when two agents ask at once, and gives back what lapsed', async () => {
      const { walk, one, two } = await startWalk({ dailyCapMinor: 6_000 });
      for (let i = 0; i < 2; i++) await walk.capture();
      const [first, second] = [await walk.claim(one), await walk.claim(two)];
      if (first === null || second === null) throw new Error('nothing claimed');
      await Promise.all([walk.review(one, first), walk.review(two, second)]);
      const answers = await Promise.all([walk.permit(one, first), walk.permit(two, second)]);
      expect(answers.map((answer) => answer.decision).sort()).toEqual(['denied', 'granted']);
    });

    it('uses the estimate for unknown fees, and denies without one', async () => {
      const { walk, one, agency } = await startWalk();
      const order = someOrder();
      const [line] = order.lines;
      if (line === undefined) throw new Error('no line');
      await walk.capture({ ...order, lines: [{ ...line, ebay_fees_minor: null }] });
      const job = await walk.claim(one);
      if (job === null) throw new Error('nothing claimed');
      await walk.review(one, job);
      // 5000 − (15 % + 0.40) = 4210 may be spent at most.
      expect(await walk.permit(one, job, { total_minor: 4_210 })).toMatchObject({ decision: 'granted' });
      await test.sql`update app.account_policies set fee_estimate_bp = null where account_id = ${agency.accountId}`;
      expect(await walk.permit(one, job)).toEqual({ decision: 'denied', reason: 'FEES_UNKNOWN' });
    });
  });

  describe('in mode confirm', () => {
    async function reviewed() {
      const started = await startWalk({ mode: 'confirm' });
      const { walk, one } = started;
      const id = await walk.capture();
      const job = await walk.claim(one);
      if (job === null) throw new Error('nothing claimed');
      await walk.review(one, job);
      expect(await walk.permit(one, job)).toMatchObject({ decision: 'needs_confirmation' });
      return { ...started, id, job };
    }
    const latestReview = async (job: string) => {
      const [row] = await test.sql`
        select id from app.purchase_reviews where job_id = ${job} order by created_at desc limit 1`;
      return row?.id as string;
    };
    const confirm = (person: string, job: string, review: string, total = 3_240) =>
      test.db.asUser({ sub: person }, (sql) => sql`select app.confirm_purchase(${job}, ${review}, ${total})`);

    it('waits for a person, stays the same review while asked again, and goes on when confirmed', async () => {
      const { walk, one, id, job, agency } = await reviewed();
      const review = await latestReview(id);
      await walk.permit(one, job);
      expect(await latestReview(id)).toBe(review);
      await confirm(agency.adminId, id, review);
      expect(await walk.permit(one, job)).toMatchObject({ decision: 'granted' });
    });

    it('goes back unclaimable without an attempt, and is claimable once confirmed', async () => {
      const { walk, one, id, job, agency } = await reviewed();
      await walk.release(one, job);
      expect(await walk.claim(one)).toBeNull();
      expect((await jobRow(id)).attempt_count).toBe(0);
      await confirm(agency.adminId, id, await latestReview(id));
      const again = await walk.claim(one);
      expect(again).toMatchObject({ id, fence: job.fence + 1 });
      if (again === null) return;
      await walk.review(one, again);
      expect(await walk.permit(one, again)).toMatchObject({ decision: 'granted' });
    });

    it('asks again when the price rose above what was confirmed', async () => {
      const { walk, one, id, job, agency } = await reviewed();
      await confirm(agency.adminId, id, await latestReview(id));
      expect(await walk.permit(one, job, { total_minor: 3_241 })).toMatchObject({
        decision: 'needs_confirmation',
      });
    });

    it('refuses what the person did not see, and people without auto_order.operate', async () => {
      const { id, agency } = await reviewed();
      const review = await latestReview(id);
      await expect(confirm(agency.adminId, id, review, 9_999)).rejects.toThrow('CONFIRMATION_STALE');
      await expect(confirm(agency.clientId, id, review)).rejects.toThrow('NOT_FOUND');
      await expect(confirm(agency.vaId, id, review)).rejects.toThrow('NOT_FOUND');
    });

    it('holds for 30 minutes', async () => {
      const { walk, one, id, job, agency } = await reviewed();
      await walk.release(one, job);
      await confirm(agency.adminId, id, await latestReview(id));
      await advanceClock(test.sql, '31 minutes');
      await walk.sweep();
      expect(await walk.claim(one)).toBeNull();
    });
  });

  it('lets a person cancel before the point of no return and never after', async () => {
    const { walk, one, agency } = await startWalk();
    const cancel = (job: string) =>
      test.db.asUser({ sub: agency.adminId }, (sql) => sql`select app.cancel_job(${job}, 'changed my mind')`);
    const early = await walk.capture();
    const held = await walk.claim(one);
    if (held === null) throw new Error('nothing claimed');
    await cancel(early);
    await expect(walk.stage(one, held, 'OPENED')).rejects.toThrow('STALE_ATTEMPT');
    const late = await walk.capture();
    await walk.toPlacing(one);
    await expect(cancel(late)).rejects.toThrow('JOB_NOT_CANCELLABLE');
  });

  it('keeps events append-only, also for service code', async () => {
    const { walk } = await startWalk();
    await walk.capture();
    await expect(test.sql`update app.automation_events set type = 'x'`).rejects.toThrow('append-only');
    await expect(test.sql`delete from app.automation_events`).rejects.toThrow('append-only');
  });

  it("lets the agents' role execute functions and read nothing", async () => {
    await expect(test.db.asAgent((sql) => sql`select 1 from app.automation_jobs`)).rejects.toThrow(
      'permission denied',
    );
    await expect(test.db.asAgent((sql) => sql`select app.sweep_automation()`)).rejects.toThrow(
      'permission denied',
    );
  });
});

import { openDatabase } from '@crosscart/database';
import { setClock } from '@crosscart/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuyingApi, startBuyingApi } from './testing/buying-api.ts';
import { anOrder, aReview, claimed, PRACTICE_RUN, walkToReview } from './testing/orders.ts';
import { purgeOnce, SWEEP_LOCK, sweepOnce } from './worker.ts';

let api: BuyingApi['api'];
let seller: BuyingApi['seller'];
let buyer: BuyingApi['buyer'];
beforeAll(async () => {
  ({ api, seller, buyer } = await startBuyingApi('automatic'));
});
afterAll(() => api.close());

const statusOf = async (id: string) => (await api.call(api.agency.va, 'GET', `/automation/jobs/${id}`)).body;

test('a lease that was lost before PLACING is tried again; the old attempt is stale', async () => {
  await seller.client.captureOrder(anOrder());
  const job = await claimed(buyer.client);
  await setClock(api.database.sql, '121 seconds');
  await sweepOnce(api.database.db, api.app.log);
  expect(await statusOf(job.id)).toMatchObject({
    status: 'QUEUED',
    failure_reason: 'LEASE_LOST',
    attempt_count: 1,
  });
  const late = buyer.client.reportStage(job.id, {
    fence: job.fence,
    stage: 'OPENED',
    practice_run: PRACTICE_RUN,
  });
  await expect(late).rejects.toMatchObject({ code: 'STALE_ATTEMPT' });
  await setClock(api.database.sql, '0');
  await api.call(api.agency.va, 'POST', `/automation/jobs/${job.id}/cancel`, {
    body: { reason: 'done here' },
  });
});

test('a lease that was lost after PLACING is never tried again, but its attempt may still report the outcome', async () => {
  await seller.client.captureOrder(anOrder());
  const job = await claimed(buyer.client);
  await walkToReview(buyer.client, job);
  const { fence } = job;
  const permit = await buyer.client.requestPermit(job.id, { fence, review: aReview() });
  if (permit.decision !== 'granted') throw new Error(permit.decision);
  await buyer.client.recordPlacing(job.id, {
    fence,
    permit_id: permit.permit_id,
    practice_run: PRACTICE_RUN,
  });
  await setClock(api.database.sql, '10 minutes');
  await sweepOnce(api.database.db, api.app.log);
  await setClock(api.database.sql, '0');
  expect(await statusOf(job.id)).toMatchObject({
    status: 'FAILED_NEEDS_ATTENTION',
    failure_reason: 'OUTCOME_UNKNOWN',
  });
  expect(await buyer.client.claim()).toMatchObject({ job: null });
  const money = { price_minor: 2_000, tax_minor: 156, shipping_minor: 99, total_minor: 2_255, units: 1 };
  const orders = [{ amazon_order_id: '113-7654321-0000001', currency: 'USD', ...money }];
  expect(await buyer.client.complete(job.id, { fence, purchase_id: null, orders })).toMatchObject({
    status: 'COMPLETED',
  });
});

test('one instance sweeps at a time', async () => {
  await seller.client.captureOrder(anOrder());
  const job = await claimed(buyer.client);
  await setClock(api.database.sql, '121 seconds');
  await api.database.sql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(${SWEEP_LOCK})`;
    await sweepOnce(api.database.db, api.app.log);
    expect(await statusOf(job.id)).toMatchObject({ status: 'CLAIMED' });
  });
  await sweepOnce(api.database.db, api.app.log);
  expect(await statusOf(job.id)).toMatchObject({ status: 'QUEUED' });
  await setClock(api.database.sql, '0');
});

test('a sweep that fails is logged, not thrown', async () => {
  const closed = openDatabase({ url: api.database.apiUrl, maxConnections: 1, applicationName: 'closed' });
  await closed.close();
  await expect(sweepOnce(closed, api.app.log)).resolves.toBeUndefined();
});

test('what an org keeps for so many days is deleted after them, and not before', async () => {
  await seller.client.captureOrder(anOrder());
  const [open] = await api.database.sql`
    select id from app.automation_jobs where status = 'QUEUED' and ship_to_encrypted is not null limit 1`;
  const [done] = await api.database.sql`
    select id from app.automation_jobs
    where status in ('COMPLETED', 'CANCELLED') and ship_to_encrypted is not null limit 1`;
  const keeps = async (id: string) => {
    const [row] = await api.database.sql`
      select ship_to_encrypted is not null as keeps from app.automation_jobs where id = ${id}`;
    return row?.keeps;
  };
  const audited = async () =>
    (await api.database.sql`select from app.audit_logs where org_id = ${api.agency.orgId}`).length;
  await api.database.sql`
    update app.orgs set ship_to_retention_days = 30, audit_retention_days = 90 where id = ${api.agency.orgId}`;
  await sweepOnce(api.database.db, api.app.log);
  const before = await audited();
  expect(before).toBeGreaterThan(0);

  await setClock(api.database.sql, '29 days');
  await purgeOnce(api.database.db, api.app.log);
  expect([await keeps(open?.id), await keeps(done?.id), await audited()]).toEqual([true, true, before]);
  await setClock(api.database.sql, '31 days');
  await purgeOnce(api.database.db, api.app.log);
  expect([await keeps(open?.id), await keeps(done?.id), await audited()]).toEqual([true, false, before]);
  await setClock(api.database.sql, '91 days');
  await purgeOnce(api.database.db, api.app.log);
  expect(await audited()).toBe(0);
  const [verdict] = await api.database
    .sql`select broken from app.verify_audit() where org_id = ${api.agency.orgId}`;
  expect(verdict?.broken).toBeNull();
  await setClock(api.database.sql, '0');
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/index.ts';
import {
  aLine,
  anOrder,
  aReview,
  arrangeBuying,
  BUYER,
  claimed,
  PRACTICE_RUN,
  walkToReview,
} from '../../testing/orders.ts';
import { listen, type PairedAgent, pairAgent } from '../../testing/paired-agents.ts';

let api: TestApi;
let seller: PairedAgent;
let buyer: PairedAgent;
let reach: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  api = await startTestApi();
  reach = await listen(api);
  const accountId = api.agency.account.id;
  seller = await pairAgent(api, reach, { role: 'EBAY_AGENT', accountId });
  buyer = await pairAgent(api, reach, { role: 'AMAZON_AGENT', accountId, marketplaceAccount: 'amzn1.A' });
  await arrangeBuying(api, 'automatic');
});
afterAll(() => api.close());

const job = async (id: string) => (await api.call(api.agency.va, 'GET', `/automation/jobs/${id}`)).body;
const placedOrder = (id: string, change: object = {}) => ({
  amazon_order_id: id,
  currency: 'USD',
  price_minor: 2_000,
  tax_minor: 156,
  shipping_minor: 99,
  total_minor: 2_255,
  units: 1,
  ...change,
});

test('one order goes all the way: captured, claimed, reviewed, permitted, placed, booked to the cent', async () => {
  const order = anOrder();
  const captured = await seller.client.captureOrder(order);
  expect(captured.jobs).toMatchObject([{ status: 'QUEUED', created: true, failure_reason: null }]);
  const again = await seller.client.captureOrder(order);
  expect(again.jobs).toMatchObject([{ id: captured.jobs[0]?.id, created: false }]);

  const held = await claimed(buyer.client);
  expect(held).toMatchObject({ id: captured.jobs[0]?.id, units: 1, practice: true, ship_to: BUYER });
  expect(await claimed(buyer.client)).toMatchObject({ id: held.id, fence: held.fence });

  await walkToReview(buyer.client, held);
  const fence = held.fence;
  const permit = await buyer.client.requestPermit(held.id, { fence, review: aReview() });
  if (permit.decision !== 'granted') throw new Error(permit.decision);
  const placing = { fence, permit_id: permit.permit_id, practice_run: PRACTICE_RUN };
  const go = await buyer.client.recordPlacing(held.id, placing);
  expect(Date.parse(go.click_before) - Date.now()).toBeLessThanOrEqual(10_000);
  await expect(buyer.client.recordPlacing(held.id, placing)).rejects.toMatchObject({
    code: 'OUTCOME_UNKNOWN',
    status: 409,
  });

  await buyer.client.reportPlaced(held.id, { fence, purchase_id: '106-1234567-1234567' });
  const facts = { fence, purchase_id: '106-1234567-1234567', orders: [placedOrder('112-1234567-0000001')] };
  const done = await buyer.client.complete(held.id, facts);
  expect(await buyer.client.complete(held.id, facts)).toEqual(done);
  await expect(
    buyer.client.complete(held.id, {
      ...facts,
      orders: [placedOrder('112-1234567-0000001', { total_minor: 1 })],
    }),
  ).rejects.toMatchObject({ code: 'COMPLETION_DIFFERS' });

  const records = await api.call(api.agency.admin, 'GET', '/records');
  expect(records.body.items.find((record: { id: string }) => record.id === done.record_id)).toMatchObject({
    ebay_order_id: order.ebay_order_id,
    sale_price_minor: 4_000,
    ebay_fees_minor: 600,
    amazon_price_minor: 2_000,
    amazon_tax_minor: 156,
    amazon_shipping_minor: 99,
    profit_minor: 4_000 - 600 - 2_255,
    amazon_order_ids: ['112-1234567-0000001'],
  });
  expect(await job(held.id)).toMatchObject({ status: 'COMPLETED', stage: 'PLACED', claimed_by: null });
  const timeline = await api.call(api.agency.va, 'GET', `/automation/jobs/${held.id}/events`);
  expect(timeline.body.items.map((event: { type: string }) => event.type)).toEqual([
    'order.captured',
    'job.created',
    'job.claimed',
    'job.stage',
    'job.stage',
    'job.stage',
    'job.stage',
    'job.permit',
    'job.placing',
    'job.placed',
    'record.created',
    'job.completed',
  ]);
  expect(timeline.body.items.at(-1).actor).toEqual({
    kind: 'agent',
    id: buyer.id,
    name: 'AMAZON_AGENT of the tests',
  });
});

test('the shares of a captured order sum to its sale and fees; an unlinked line waits for a person', async () => {
  const lines = [
    aLine({ ebay_line_id: '200000000001', total_minor: 1_000 }),
    aLine({ ebay_line_id: '200000000002', total_minor: 1_000 }),
    aLine({ ebay_line_id: '200000000003', total_minor: 1_000, item_id: '999999999999' }),
  ];
  const captured = await seller.client.captureOrder(anOrder({ lines, sale_minor: 2_500, fees_minor: 100 }));
  expect(captured.jobs.map((line) => line.failure_reason)).toEqual([null, null, 'NO_SUPPLIER_LINK']);
  const jobs = await Promise.all(captured.jobs.map((line) => job(line.id)));
  expect(jobs.map((line) => line.sale_price_minor)).toEqual([834, 833, 833]);
  expect(jobs.map((line) => line.ebay_fees_minor)).toEqual([34, 33, 33]);
  const attention = await api.call(api.agency.va, 'GET', '/attention');
  expect(attention.body.items).toMatchObject([
    { cause: 'NO_SUPPLIER_LINK', job_id: captured.jobs[2]?.id, item_name: 'Desk lamp' },
  ]);
  for (const line of captured.jobs) {
    const path = `/automation/jobs/${line.id}/cancel`;
    const cancelled = await api.call(api.agency.va, 'POST', path, { body: { reason: 'not now' } });
    expect(cancelled.body.status).toBe('CANCELLED');
  }
});

test('an older fence changes nothing: cancelled under the agent, every write is stale', async () => {
  await seller.client.captureOrder(anOrder());
  const held = await claimed(buyer.client);
  const { fence } = held;
  await api.call(api.agency.va, 'POST', `/automation/jobs/${held.id}/cancel`, {
    body: { reason: 'buyer asked' },
  });
  const beat = await buyer.client.heartbeat({ extension_version: '1.0.0', job: { id: held.id, fence } });
  expect(beat).toMatchObject({ abandon_job: true, lease_expires_at: null });
  const stale = { code: 'STALE_ATTEMPT', status: 409 };
  const { client } = buyer;
  await expect(
    client.reportStage(held.id, { fence, stage: 'OPENED', practice_run: PRACTICE_RUN }),
  ).rejects.toMatchObject(stale);
  await expect(client.requestPermit(held.id, { fence, review: aReview() })).rejects.toMatchObject(stale);
  await expect(client.release(held.id, { fence })).rejects.toMatchObject(stale);
  await expect(client.fail(held.id, { fence, reason: 'NETWORK' })).rejects.toMatchObject(stale);
  expect(await job(held.id)).toMatchObject({ status: 'CANCELLED', stage: null });
});

test('a late claim of a purchase is refused, but kept as evidence and shown to a person', async () => {
  await seller.client.captureOrder(anOrder());
  const held = await claimed(buyer.client);
  const { fence } = held;
  await buyer.client.fail(held.id, { fence, reason: 'BLOCKER_CART' });
  const late = buyer.client.complete(held.id, {
    fence,
    purchase_id: null,
    orders: [placedOrder('112-1234567-0000009')],
  });
  await expect(late).rejects.toMatchObject({ code: 'STALE_ATTEMPT' });
  const attention = await api.call(api.agency.va, 'GET', '/attention');
  const causes = attention.body.items.filter((item: { job_id: string }) => item.job_id === held.id);
  expect(causes.map((item: { cause: string }) => item.cause).sort()).toEqual(['BLOCKER_CART', 'LATE_REPORT']);
});

test('bad input names the field and writes nothing', async () => {
  const before = await api.database.sql`select count(*) from app.automation_jobs`;
  const order = anOrder();
  for (const [bad, field] of [
    [{ ...order, currency: 'usd' }, 'currency'],
    [{ ...order, sale_minor: 12.5 }, 'sale_minor'],
    [{ ...order, lines: [{ ...order.lines[0], qty: 0 }] }, 'lines[0].qty'],
    [{ ...order, buyer_email: 'a@b.example' }, 'buyer_email'],
  ] as const) {
    // A body that the types would not let through.
    const refused = seller.client.captureOrder(bad as typeof order);
    await expect(refused).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      status: 400,
      details: { fields: [{ field }] },
    });
  }
  expect(await api.database.sql`select count(*) from app.automation_jobs`).toEqual(before);
});

test('roles are kept apart', async () => {
  await expect(seller.client.claim()).rejects.toMatchObject({ code: 'WRONG_AGENT_ROLE', status: 403 });
  await expect(buyer.client.captureOrder(anOrder())).rejects.toMatchObject({ code: 'WRONG_AGENT_ROLE' });
  await expect(seller.client.captureOrder(anOrder({ practice_run: null }))).rejects.toMatchObject({
    code: 'PRACTICE_MISMATCH',
  });
});

test('a scan tells what was left out, and opens attention for what could not be read', async () => {
  const scan = {
    scan_id: crypto.randomUUID(),
    orders_seen: 3,
    skipped: [{ ebay_order_id: '77-00001-00001', reason: 'cancelled' as const }],
    unreadable: [{ ebay_order_id: '77-00002-00002', missing: ['ship_to'] }],
    practice_run: PRACTICE_RUN,
  };
  await seller.client.reportScan(scan);
  const attention = await api.call(api.agency.va, 'GET', '/attention');
  expect(attention.body.items).toContainEqual(
    expect.objectContaining({
      cause: 'ORDER_UNREADABLE',
      ebay_order_id: '77-00002-00002',
      details: { missing: ['ship_to'] },
    }),
  );
});

test('jobs are listed newest first, page by page, to those who may see their account', async () => {
  const all = await api.call(api.agency.va, 'GET', '/automation/jobs', { query: { limit: '200' } });
  const walked: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: Record<string, string> = { limit: '2', ...(cursor && { cursor }) };
    const page = await api.call(api.agency.va, 'GET', '/automation/jobs', { query });
    walked.push(...page.body.items.map((item: { id: string }) => item.id));
    cursor = page.body.next_cursor;
  }
  expect(walked).toEqual(all.body.items.map((item: { id: string }) => item.id));
  const found = await api.call(api.agency.va, 'GET', '/automation/jobs', {
    query: { search: '112-1234567-0000001' },
  });
  expect(found.body.items).toHaveLength(1);
  expect((await api.call(api.agency.plainVa, 'GET', '/automation/jobs')).status).toBe(403);
  expect((await api.call(api.otherAgency.admin, 'GET', '/automation/jobs')).body.items).toEqual([]);
  expect((await api.call(api.otherAgency.admin, 'GET', `/automation/jobs/${walked[0]}`)).status).toBe(404);
});

test('an agent revoked after PLACING may still say what came of it, and nothing else', async () => {
  const accountId = api.agency.account.id;
  const leaving = await pairAgent(api, reach, {
    role: 'AMAZON_AGENT',
    accountId,
    marketplaceAccount: 'amzn1.LEAVING',
  });
  await seller.client.captureOrder(anOrder());
  const held = await claimed(leaving.client);
  const { id, fence } = held;
  await walkToReview(leaving.client, held);
  const permit = await leaving.client.requestPermit(id, { fence, review: aReview() });
  if (permit.decision !== 'granted') throw new Error(permit.decision);
  await leaving.client.recordPlacing(id, { fence, permit_id: permit.permit_id, practice_run: PRACTICE_RUN });
  await api.call(api.agency.admin, 'POST', `/automation/agents/${leaving.id}/revoke`);

  const refused = { code: 'AGENT_REVOKED', status: 401 };
  await expect(leaving.client.claim()).rejects.toMatchObject(refused);
  await leaving.client.reportPlaced(id, { fence, purchase_id: '106-7654321-7654321' });
  const orders = [placedOrder('112-7654321-0000001')];
  expect(await leaving.client.complete(id, { fence, purchase_id: null, orders })).toMatchObject({
    status: 'COMPLETED',
  });
});

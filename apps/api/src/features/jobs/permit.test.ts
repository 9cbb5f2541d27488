import { setClock } from '@crosscart/database/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BuyingApi, startBuyingApi } from '../../testing/buying-api.ts';
import { anOrder, aReview, claimed, PRACTICE_RUN, walkToReview } from '../../testing/orders.ts';

let api: BuyingApi['api'];
let seller: BuyingApi['seller'];
let buyer: BuyingApi['buyer'];
beforeAll(async () => {
  ({ api, seller, buyer } = await startBuyingApi('automatic'));
});
afterAll(() => api.close());
beforeEach(async () => {
  await setPolicy({
    mode: 'automatic',
    max_order_total_minor: 20_000,
    profit_floor_minor: 0,
    daily_cap_minor: 10_000_000,
  });
});

async function setPolicy(change: Record<string, unknown>): Promise<void> {
  const path = `/admin/accounts/${api.agency.account.id}/policy`;
  const answer = await api.call(api.agency.admin, 'PATCH', path, { body: change });
  expect(answer.status).toBe(200);
}

/** A job on its review page. */
async function reviewed(order: Parameters<typeof anOrder>[0] = {}) {
  await seller.client.captureOrder(anOrder(order));
  const job = await claimed(buyer.client);
  await walkToReview(buyer.client, job);
  const ask = (review: Parameters<typeof aReview>[0] = {}) =>
    buyer.client.requestPermit(job.id, { fence: job.fence, review: aReview(review) });
  return { job, ask };
}

async function expectDenied(
  reason: string,
  review: Parameters<typeof aReview>[0],
  order = {},
): Promise<void> {
  const { job, ask } = await reviewed(order);
  expect(await ask(review)).toEqual({ decision: 'denied', reason });
  const seen = await api.call(api.agency.va, 'GET', `/automation/jobs/${job.id}`);
  expect(seen.body).toMatchObject({
    status: 'FAILED_NEEDS_ATTENTION',
    failure_reason: reason,
    claimed_by: null,
  });
  const attention = await api.call(api.agency.va, 'GET', '/attention', { query: { limit: '200' } });
  expect(attention.body.items).toContainEqual(expect.objectContaining({ job_id: job.id, cause: reason }));
}

test('a total above the maximum is denied', async () => {
  await setPolicy({ max_order_total_minor: 2_254 });
  await expectDenied('BLOCKER_PRICE_GUARD', {});
});
test('a profit below the floor is denied, to the cent', async () => {
  await setPolicy({ profit_floor_minor: 1_146 });
  await expectDenied('PROFIT_BELOW_FLOOR', {});
  await setPolicy({ profit_floor_minor: 1_145 });
  const { job, ask } = await reviewed();
  expect((await ask()).decision).toBe('granted');
  await buyer.client.fail(job.id, { fence: job.fence, reason: 'BLOCKER_CART' });
});
test('unknown fees are estimated, and denied where the account has no estimate', async () => {
  await setPolicy({ fee_estimate_bp: null });
  await expectDenied('FEES_UNKNOWN', {}, { fees_minor: null });
  await setPolicy({ fee_estimate_bp: 1_500 });
});
test('another currency, an unknown total, another product or quantity are denied', async () => {
  await expectDenied('CURRENCY_MISMATCH', { currency: 'EUR' });
  await expectDenied('TOTAL_UNKNOWN', { total_minor: null });
  await expectDenied('QUANTITY_MISMATCH', { quantity: 2 });
  await expectDenied('QUANTITY_MISMATCH', { asin: 'B0OTHERONE' });
});
test('a delivery after the promise, or an unknown one, is denied', async () => {
  await expectDenied('DELIVERY_TOO_LATE', { latest_delivery: '2026-11-11' });
  await expectDenied('DELIVERY_UNKNOWN', { latest_delivery: null });
  // Without a promise: ship-by (5 November) and five days.
  await expectDenied('DELIVERY_TOO_LATE', { latest_delivery: '2026-11-11' }, { latest_delivery: null });
});
test('a ship-to that is not the buyer is denied: the account holder’s name, or another street', async () => {
  await expectDenied('BLOCKER_ADDRESS_REFUSED', { ship_to_name: 'Agency Owner' });
  await expectDenied('BLOCKER_ADDRESS_REFUSED', {
    ship_to_text: '7718 ZEPHYRHAVEN TER, APT 4B, OGDENSBURGH, OR, 97024-1111, United States',
  });
});
test('a practice account never buys on a real page', async () => {
  await expectDenied('PRACTICE_MISMATCH', { practice_run: null });
});
test('a purchase above the cap of the day is denied', async () => {
  await setPolicy({ daily_cap_minor: 1 });
  await expectDenied('DAILY_CAP_REACHED', {});
});
test('modes: observe stops at the review', async () => {
  await setPolicy({ mode: 'observe' });
  await expectDenied('MODE_OBSERVE', {});
});
test('a stopped organisation gets no permit, no PLACING and no claim; the job goes back', async () => {
  const { job, ask } = await reviewed();
  const permit = await ask();
  if (permit.decision !== 'granted') throw new Error(permit.decision);
  expect((await api.call(api.agency.va, 'POST', '/automation/stop')).status).toBe(200);
  const placing = { fence: job.fence, permit_id: permit.permit_id, practice_run: PRACTICE_RUN };
  await expect(buyer.client.recordPlacing(job.id, placing)).rejects.toMatchObject({
    code: 'AUTOMATION_STOPPED',
  });
  const beat = await buyer.client.heartbeat({
    extension_version: '1.0.0',
    job: { id: job.id, fence: job.fence },
  });
  expect(beat).toMatchObject({ abandon_job: true, automation_stopped: true });
  expect(await ask()).toEqual({ decision: 'denied', reason: 'AUTOMATION_STOPPED' });
  expect(await buyer.client.claim()).toMatchObject({ job: null });
  expect((await api.call(api.agency.va, 'POST', '/automation/resume')).status).toBe(403);
  expect((await api.call(api.agency.admin, 'POST', '/automation/resume')).status).toBe(200);
  const again = await claimed(buyer.client);
  expect(again).toMatchObject({ id: job.id, fence: job.fence + 1 });
  await buyer.client.fail(again.id, { fence: again.fence, reason: 'BLOCKER_CART' });
});
test('a permit lapses after two minutes', async () => {
  const { job, ask } = await reviewed();
  const permit = await ask();
  if (permit.decision !== 'granted') throw new Error(permit.decision);
  await setClock(api.database.sql, '121 seconds');
  const placing = { fence: job.fence, permit_id: permit.permit_id, practice_run: PRACTICE_RUN };
  const refused = await buyer.client.recordPlacing(job.id, placing).catch((error: unknown) => error);
  await setClock(api.database.sql, '0');
  expect(refused).toMatchObject({ code: 'PERMIT_INVALID' });
  await buyer.client.fail(job.id, { fence: job.fence, reason: 'BLOCKER_CART' });
});

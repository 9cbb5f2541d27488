import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuyingApi, startBuyingApi } from '../../testing/buying-api.ts';
import { anOrder, aReview, claimed, walkToReview } from '../../testing/orders.ts';

let api: BuyingApi['api'];
let seller: BuyingApi['seller'];
let buyer: BuyingApi['buyer'];
beforeAll(async () => {
  ({ api, seller, buyer } = await startBuyingApi('confirm'));
});
afterAll(() => api.close());

const waiting = async (person = api.agency.admin) =>
  (await api.call(person, 'GET', '/purchases/waiting')).body.items;
const confirm = (jobId: string, reviewId: string, maxTotalMinor: number, person = api.agency.va) =>
  api.call(person, 'POST', `/automation/jobs/${jobId}/confirm`, {
    body: { review_id: reviewId, max_total_minor: maxTotalMinor },
  });

test('a person presses Place order: what was reviewed is bought, anything dearer asks again', async () => {
  await seller.client.captureOrder(anOrder());
  const first = await claimed(buyer.client);
  await walkToReview(buyer.client, first);
  const asked = await buyer.client.requestPermit(first.id, { fence: first.fence, review: aReview() });
  expect(asked.decision).toBe('needs_confirmation');

  const [item] = await waiting();
  expect(item).toMatchObject({
    job_id: first.id,
    total_minor: 2_255,
    expected_profit_minor: 4_000 - 600 - 2_255,
    agent_is_waiting: true,
    promised_delivery: '2026-11-10',
  });
  const [asVa] = await waiting(api.agency.va);
  expect(asVa).toMatchObject({ job_id: first.id, total_minor: 2_255 });
  expect(asVa).not.toHaveProperty('expected_profit_minor');

  // The agent stops waiting: the job goes back and is not claimable.
  expect(await buyer.client.release(first.id, { fence: first.fence })).toEqual({ status: 'QUEUED' });
  expect(await buyer.client.claim()).toMatchObject({ job: null });
  expect((await waiting())[0]).toMatchObject({ agent_is_waiting: false });

  const stale = await confirm(first.id, item.review_id, 2_254);
  expect(stale).toMatchObject({ status: 409, body: { error: { code: 'CONFIRMATION_STALE' } } });
  expect((await confirm(first.id, item.review_id, 2_255, api.agency.plainVa)).status).toBe(403);
  expect((await confirm(first.id, item.review_id, 2_255, api.otherAgency.admin)).status).toBe(404);
  const confirmed = await confirm(first.id, item.review_id, 2_255);
  expect(Date.parse(confirmed.body.confirmed_until) - Date.now()).toBeGreaterThan(29 * 60_000);
  expect(await waiting()).toEqual([]);
  expect((await confirm(first.id, item.review_id, 2_255)).body.error.code).toBe('CONFIRMATION_STALE');

  const second = await claimed(buyer.client);
  expect(second).toMatchObject({ id: first.id, fence: first.fence + 1 });
  await walkToReview(buyer.client, second);
  const dearer = await buyer.client.requestPermit(second.id, {
    fence: second.fence,
    review: aReview({ total_minor: 2_256 }),
  });
  expect(dearer.decision).toBe('needs_confirmation');
  const [anew] = await waiting();
  await confirm(second.id, anew.review_id, 2_256);
  const granted = await buyer.client.requestPermit(second.id, { fence: second.fence, review: aReview() });
  expect(granted.decision).toBe('granted');
});

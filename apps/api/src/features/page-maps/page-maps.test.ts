import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

it('lists every map and says which were never seen on a real page', async () => {
  const answer = await api.call(api.agency.admin, 'GET', '/automation/page-maps');
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const items: { page: string; marketplace: string; verified: boolean; sites: string[] }[] =
    answer.body.items;
  const pages = items.map(({ page }) => page);
  expect(pages).toEqual(
    expect.arrayContaining(['amazon.review', 'amazon.blockers', 'ebay.order_detail', 'ebay.account']),
  );
  expect(new Set(pages).size).toBe(pages.length);
  expect(items.filter(({ marketplace, verified }) => marketplace === 'ebay' && verified)).toEqual([]);
  expect(items.find(({ page }) => page === 'ebay.order_list')).toMatchObject({
    marketplace: 'ebay',
    sites: expect.arrayContaining(['ebay.com', 'ebay.de']),
    landmarks: ['grid'],
    recent: { not_recognised: 0, last_at: null },
  });
});

it('counts the pages that agents did not recognise this week', async () => {
  const { orgId, account } = api.agency;
  const miss = async (details: Record<string, string>, age: string) =>
    api.database.sql`
      insert into app.attention_items (org_id, account_id, cause, details, created_at)
      values (${orgId}, ${account.id}, 'BLOCKER_PAGE_NOT_RECOGNISED',
        ${api.database.sql.json(details)}, app.clock() - ${age}::interval)`;
  await miss({ page: 'amazon.review', missing: 'total' }, '1 hour');
  await miss({ expected: 'amazon.review, amazon.payment' }, '2 days');
  await miss({ page: 'amazon.review' }, '8 days');
  const answer = await api.call(api.agency.admin, 'GET', '/automation/page-maps');
  const review = answer.body.items.find(({ page }: { page: string }) => page === 'amazon.review');
  expect(review.recent).toEqual({ not_recognised: 2, last_at: expect.any(String) });
});

it('is closed to VAs and clients', async () => {
  for (const person of [api.agency.va, api.agency.client]) {
    expect((await api.call(person, 'GET', '/automation/page-maps')).status).toBe(403);
  }
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

it("counts today in the org's time zone and keeps currencies apart", async () => {
  const { admin, account, orgId } = api.agency;
  const record = { account_id: account.id, ebay_order_id: '12-15199-57289', item_name: 'Kettle', qty: 1 };
  const added = await api.call(admin, 'POST', '/records', {
    body: {
      ...record,
      sale_date: '2026-11-20',
      sale_price_minor: 5000,
      ebay_fees_minor: 500,
      amazon_price_minor: 3000,
      amazon_tax_minor: 0,
      amazon_shipping_minor: 0,
    },
  });
  expect(added.status).toBe(200);
  // Of yesterday: outside the day that is counted.
  await api.call(admin, 'POST', '/records', { body: { ...record, sale_date: '2026-11-20' } });
  await api.database.sql`
    update app.records set created_at = created_at - interval '2 days' where id <> ${added.body.id}`;

  const answer = await api.call(admin, 'GET', '/admin/overview');
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const [today] = await api.database.sql<[{ day: string }]>`
    select (app.clock() at time zone time_zone)::date::text as day from app.orgs where id = ${orgId}`;
  expect(answer.body).toEqual({
    day: today.day,
    orders_captured: 0,
    purchases_completed: 0,
    needs_attention: 0,
    waiting_confirmation: 0,
    queued: 0,
    running: 0,
    agents_online: 0,
    agents_total: 0,
    ship_by_at_risk: 0,
    pairing_requests: 0,
    automation_stopped: false,
    money: [{ currency: 'USD', sale_minor: 5000, spend_minor: 3000, profit_minor: 1500, profit_unknown: 0 }],
  });
});

it('is closed to VAs and clients', async () => {
  for (const person of [api.agency.va, api.agency.client]) {
    expect((await api.call(person, 'GET', '/admin/overview')).status).toBe(403);
  }
});

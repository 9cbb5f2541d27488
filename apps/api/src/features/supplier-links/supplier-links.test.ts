import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const link = (person: TestApi['agency']['va'], body: Record<string, unknown>) =>
  api.call(person, 'POST', '/supplier-links', {
    body: { account_id: api.agency.account.id, asin: 'B0CRSCART1', ...body },
  });

describe('supplier links', () => {
  it('are added by hand with their event, and listed newest first', async () => {
    const first = await link(api.agency.va, { item_id: '123456789012' });
    expect(first.status, JSON.stringify(first.body)).toBe(200);
    expect(first.body).toMatchObject({
      account_code: 'ACC-1',
      item_id: '123456789012',
      sku: null,
      site: 'amazon.com',
      units_per_item: 1,
      max_cost_minor: null,
      source: 'person',
      released_jobs: 0,
    });
    await link(api.agency.admin, { sku: 'KETTLE-1', asin: 'B0CRSCART2', units_per_item: 3 });
    const list = await api.call(api.agency.va, 'GET', '/supplier-links');
    expect(list.body.items.map((each: { asin: string }) => each.asin)).toEqual(['B0CRSCART2', 'B0CRSCART1']);
    const found = await api.call(api.agency.va, 'GET', '/supplier-links', { query: { search: 'kettle' } });
    expect(found.body.items).toHaveLength(1);
    const events = await api.database.sql`
      select actor_id from app.automation_events where type = 'supplier_link.created' order by id`;
    expect(events.map((event) => event.actor_id)).toEqual([api.agency.va.id, api.agency.admin.id]);
  });

  it('name an item or a SKU, a real ASIN, and no unknown field', async () => {
    const answer = await link(api.agency.admin, { asin: 'short', item_id: 'x', price: 1 });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.fields.map((each: { field: string }) => each.field).sort()).toEqual([
      'asin',
      'item_id',
      'price',
    ]);
    const neither = await link(api.agency.admin, {});
    expect(neither.body.error.details.fields).toEqual([
      { field: 'item_id', problem: 'name the item id or the SKU' },
    ]);
  });

  it('are for accounts that the person works on', async () => {
    const elsewhere = await link(api.agency.va, { account_id: api.agency.otherAccount.id, sku: 'A' });
    expect(elsewhere.status).toBe(404);
    const foreign = await link(api.agency.admin, { account_id: api.otherAgency.account.id, sku: 'A' });
    expect(foreign.status).toBe(404);
    const withoutKey = await link(api.agency.plainVa, { sku: 'A' });
    expect(withoutKey.body.error.details).toEqual({ permission: 'supplier_links.write' });
  });
});

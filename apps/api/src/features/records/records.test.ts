import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.sql`delete from app.records`;
});

const RECORD = {
  ebay_order_id: '12-15199-57289',
  sale_date: '2026-11-20',
  item_name: 'Blue kettle 1.7 l',
  qty: 1,
};

const MONEY = {
  sale_price_minor: 5000,
  ebay_fees_minor: 650,
  amazon_price_minor: 2500,
  amazon_tax_minor: 200,
  amazon_shipping_minor: 0,
};

async function addRecord(fields: Record<string, unknown> = {}) {
  const answer = await api.call(api.agency.admin, 'POST', '/records', {
    body: { account_id: api.agency.account.id, ...RECORD, ...fields },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

async function eventsOf(recordId: string) {
  return api.database.sql<{ type: string; actor_id: string; payload: Record<string, unknown> }[]>`
    select type, actor_id, payload from app.automation_events where record_id = ${recordId} order by id`;
}

describe('POST /records', () => {
  it("adds a record in the account's currency and derives its money", async () => {
    const record = await addRecord({ ...MONEY, amazon_order_ids: ['112-1234567-1234567'] });
    expect(record).toMatchObject({
      account_code: api.agency.account.code,
      currency: 'USD',
      status: 'SUCCESSFUL',
      earnings_net_minor: 4350,
      cogs_total_minor: 2700,
      profit_minor: 1650,
      amazon_order_ids: ['112-1234567-1234567'],
      job_id: null,
      version: 1,
    });
    expect(await eventsOf(record.id)).toEqual([
      expect.objectContaining({ type: 'record.created', actor_id: api.agency.admin.id }),
    ]);
  });

  it('keeps unknown money unknown: null in, null out, and no profit is made up', async () => {
    const record = await addRecord({ ...MONEY, amazon_tax_minor: null });
    expect(record).toMatchObject({ amazon_tax_minor: null, cogs_total_minor: null, profit_minor: null });
  });

  it('names every bad field and writes nothing', async () => {
    const answer = await api.call(api.agency.admin, 'POST', '/records', {
      body: { account_id: api.agency.account.id, ...RECORD, qty: 0, amazon_order_ids: ['106-1-1'], price: 3 },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error.code).toBe('VALIDATION_FAILED');
    expect(answer.body.error.details.fields.map((each: { field: string }) => each.field).sort()).toEqual([
      'amazon_order_ids[0]',
      'price',
      'qty',
    ]);
    expect(await api.database.sql`select from app.records`).toHaveLength(0);
  });

  it('refuses a second record for the same eBay line', async () => {
    await addRecord({ ebay_line_id: '10077712345' });
    const answer = await api.call(api.agency.admin, 'POST', '/records', {
      body: { account_id: api.agency.account.id, ...RECORD, ebay_line_id: '10077712345' },
    });
    expect(answer.status).toBe(409);
    expect(answer.body.error.code).toBe('ALREADY_EXISTS');
  });

  it('lets a VA with basic fields add one on an assigned account, but not with money', async () => {
    const { va, account, otherAccount } = api.agency;
    const added = await api.call(va, 'POST', '/records', { body: { account_id: account.id, ...RECORD } });
    expect(added.status).toBe(200);
    expect(added.body).not.toHaveProperty('profit_minor');

    const withMoney = await api.call(va, 'POST', '/records', {
      body: { account_id: account.id, ...RECORD, sale_price_minor: 100 },
    });
    expect(withMoney.status).toBe(403);
    expect(withMoney.body.error.details).toEqual({
      permission: 'order_tracking.write.order_fields',
      field: 'sale_price_minor',
    });

    const elsewhere = await api.call(va, 'POST', '/records', {
      body: { account_id: otherAccount.id, ...RECORD },
    });
    expect(elsewhere.status).toBe(404);
    expect(await api.database.sql`select from app.records`).toHaveLength(1);
  });

  it('refuses a client and a VA without the key, naming the key', async () => {
    const { client, plainVa, account } = api.agency;
    for (const person of [client, plainVa]) {
      const answer = await api.call(person, 'POST', '/records', {
        body: { account_id: account.id, ...RECORD },
      });
      expect(answer.status).toBe(403);
      expect(answer.body.error).toMatchObject({
        code: 'FORBIDDEN',
        details: { permission: 'order_tracking.write.basic_fields' },
      });
    }
  });

  it("answers 404 for another org's account", async () => {
    const answer = await api.call(api.agency.admin, 'POST', '/records', {
      body: { account_id: api.otherAgency.account.id, ...RECORD },
    });
    expect(answer.status).toBe(404);
  });
});

describe('GET /records', () => {
  it('pages newest sale first without losing or repeating any', async () => {
    const days = ['2026-11-18', '2026-11-20', '2026-11-20', '2026-11-19', '2026-11-20'];
    for (const [index, day] of days.entries()) {
      await addRecord({ sale_date: day, item_name: `Item ${index}` });
    }
    const seen: { id: string; sale_date: string }[] = [];
    let cursor: string | null = null;
    do {
      const answer = await api.call(api.agency.admin, 'GET', '/records', {
        query: { limit: '2', ...(cursor && { cursor }) },
      });
      expect(answer.status).toBe(200);
      seen.push(...answer.body.items);
      cursor = answer.body.next_cursor;
    } while (cursor !== null);
    expect(seen.map((record) => record.sale_date)).toEqual([
      '2026-11-20',
      '2026-11-20',
      '2026-11-20',
      '2026-11-19',
      '2026-11-18',
    ]);
    expect(new Set(seen.map((record) => record.id)).size).toBe(5);
  });

  it('finds by order ids and by words of the item name, taking % and _ as they are', async () => {
    await addRecord({ item_name: 'Blue kettle 1.7 l', amazon_order_ids: ['112-1234567-1234567'] });
    await addRecord({ item_name: 'Red 100% cotton_shirt', ebay_order_id: '12-15199-57290' });
    const found = async (search: string) => {
      const answer = await api.call(api.agency.admin, 'GET', '/records', { query: { search } });
      return answer.body.items.map((record: { item_name: string }) => record.item_name);
    };
    expect(await found('12-15199-57290')).toEqual(['Red 100% cotton_shirt']);
    expect(await found('112-1234567-1234567')).toEqual(['Blue kettle 1.7 l']);
    expect(await found('kettle BLUE')).toEqual(['Blue kettle 1.7 l']);
    expect(await found('100%')).toEqual(['Red 100% cotton_shirt']);
    expect(await found('%')).toEqual(['Red 100% cotton_shirt']);
    expect(await found('kettle_1')).toEqual([]);
  });

  it('filters by account, status and days', async () => {
    await addRecord({ sale_date: '2026-10-01', status: 'RETURN_CLOSED' });
    await addRecord({ sale_date: '2026-11-01', account_id: api.agency.otherAccount.id });
    const count = async (query: Record<string, string>) =>
      (await api.call(api.agency.admin, 'GET', '/records', { query })).body.items.length;
    expect(await count({})).toBe(2);
    expect(await count({ account_id: api.agency.otherAccount.id })).toBe(1);
    expect(await count({ status: 'RETURN_CLOSED' })).toBe(1);
    expect(await count({ from: '2026-10-02' })).toBe(1);
    expect(await count({ to: '2026-10-01' })).toBe(1);
  });

  it('refuses a cursor of another list, naming it', async () => {
    const answer = await api.call(api.agency.admin, 'GET', '/records', { query: { cursor: 'WyJ4Il0' } });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.fields[0].field).toBe('cursor');
  });

  it("shows a client only their own account's records, with profit", async () => {
    await addRecord(MONEY);
    await addRecord({ account_id: api.agency.otherAccount.id });
    const answer = await api.call(api.agency.client, 'GET', '/records');
    expect(answer.body.items).toHaveLength(1);
    expect(answer.body.items[0]).toMatchObject({ account_id: api.agency.account.id, profit_minor: 1650 });
  });

  it('shows a VA the records of assigned accounts, with profit absent', async () => {
    await addRecord(MONEY);
    await addRecord({ account_id: api.agency.otherAccount.id });
    const answer = await api.call(api.agency.va, 'GET', '/records');
    expect(answer.body.items).toHaveLength(1);
    expect(answer.body.items[0]).not.toHaveProperty('profit_minor');
  });

  it('shows nothing of another org, to nobody of another org', async () => {
    await addRecord(MONEY);
    const answer = await api.call(api.otherAgency.admin, 'GET', '/records');
    expect(answer.body.items).toEqual([]);
  });
});

describe('PATCH /records/:id', () => {
  it('changes the named fields, raises the version and says so in the log without values', async () => {
    const record = await addRecord(MONEY);
    const answer = await api.call(api.agency.admin, 'PATCH', `/records/${record.id}`, {
      body: { version: 1, amazon_tax_minor: 300, item_name: 'Kettle' },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ version: 2, item_name: 'Kettle', profit_minor: 1550 });
    const events = await eventsOf(record.id);
    expect(events.at(-1)).toMatchObject({
      type: 'record.changed',
      payload: { fields: ['item_name', 'amazon_tax_minor'], version: 2 },
    });
  });

  it('answers CONFLICT with the version in the books when somebody was faster', async () => {
    const record = await addRecord();
    const change = (item_name: string) =>
      api.call(api.agency.admin, 'PATCH', `/records/${record.id}`, { body: { version: 1, item_name } });
    const answers = await Promise.all([change('One'), change('Two')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const refused = answers.find((answer) => answer.status === 409);
    expect(refused?.body.error).toMatchObject({ code: 'CONFLICT', details: { version: 2 } });
  });

  it('needs the key of each field, and changes nothing when one is missing', async () => {
    const record = await addRecord(MONEY);
    const answer = await api.call(api.agency.va, 'PATCH', `/records/${record.id}`, {
      body: { version: 1, item_name: 'Kettle', status: 'RETURN_CLOSED' },
    });
    expect(answer.status).toBe(403);
    expect(answer.body.error).toMatchObject({
      code: 'FORBIDDEN',
      details: { permission: 'order_tracking.write.service_fields', field: 'status' },
    });
    const [row] = await api.database.sql`select item_name, version from app.records where id = ${record.id}`;
    expect(row).toEqual({ item_name: RECORD.item_name, version: 1 });
  });

  it('answers 404 for records of other accounts and other orgs', async () => {
    const elsewhere = await addRecord({ account_id: api.agency.otherAccount.id });
    for (const person of [api.agency.va, api.otherAgency.admin]) {
      const answer = await api.call(person, 'PATCH', `/records/${elsewhere.id}`, {
        body: { version: 1, item_name: 'Mine now' },
      });
      expect(answer.status).toBe(404);
    }
  });

  it('answers 400 without a version', async () => {
    const record = await addRecord();
    const answer = await api.call(api.agency.admin, 'PATCH', `/records/${record.id}`, { body: { qty: 2 } });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.fields).toEqual([{ field: 'version', problem: 'required' }]);
  });
});

describe('GET /records/summary', () => {
  it('adds what is known, counts what is not, and keeps accounts apart', async () => {
    await addRecord(MONEY);
    await addRecord({ ...MONEY, ebay_fees_minor: null });
    await addRecord({ ...MONEY, account_id: api.agency.otherAccount.id });
    const answer = await api.call(api.agency.admin, 'GET', '/records/summary');
    expect(answer.status).toBe(200);
    expect(answer.body.items).toEqual([
      {
        account_id: api.agency.account.id,
        account_code: 'ACC-1',
        currency: 'USD',
        orders: 1,
        sale_minor: 10_000,
        cogs_minor: 5400,
        profit_minor: 1650,
        profit_unknown: 1,
      },
      expect.objectContaining({ account_code: 'ACC-2', profit_minor: 1650, profit_unknown: 0 }),
    ]);
    const asClient = await api.call(api.agency.client, 'GET', '/records/summary');
    expect(asClient.body.items).toHaveLength(1);
  });

  it('leaves profit out for people who may not read it', async () => {
    await addRecord(MONEY);
    const answer = await api.call(api.agency.va, 'GET', '/records/summary');
    expect(answer.body.items).toHaveLength(1);
    expect(answer.body.items[0]).not.toHaveProperty('profit_minor');
  });
});

import { RECORD_FIELD_PERMISSIONS, RECORD_READ_PERMISSIONS, RECORD_SORT_FIELDS } from '@crosscart/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeDepartmentRole, type SignIn, startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
/** Reads records without remarks' keys of their own, and exports them. */
let exporter: SignIn;
beforeAll(async () => {
  api = await startTestApi();
  exporter = api.agency.plainVa;
  await giveKeys(exporter, ['order_tracking.export']);
  const rows = [
    ['12-15199-00001', '2026-11-01', '=HYPERLINK("http://evil.example")', 5000, 'call back', null],
    ['12-15199-00002', '2026-11-02', 'Kettle, "blue"', 9000, null, '+49 30 1'],
    ['12-15199-00003', '2026-11-03', 'Lamp', null, null, null],
  ] as const;
  for (const [order, day, name, sale, orderRemark, serviceRemark] of rows) {
    const made = await api.call(api.agency.admin, 'POST', '/records', {
      body: {
        account_id: api.agency.account.id,
        ebay_order_id: order,
        sale_date: day,
        item_name: name,
        qty: 1,
        sale_price_minor: sale,
        ebay_fees_minor: 600,
        amazon_price_minor: 6000,
        amazon_tax_minor: 0,
        amazon_shipping_minor: 0,
      },
    });
    for (const [kind, body] of [
      ['order-remark', orderRemark],
      ['service-remark', serviceRemark],
    ] as const) {
      if (body === null) continue;
      const path = `/records/${made.body.id}/${kind}`;
      expect((await api.call(api.agency.admin, 'PATCH', path, { body: { body } })).status).toBe(200);
    }
  }
});
afterAll(() => api.close());

async function giveKeys(person: SignIn, keys: string[]): Promise<void> {
  const role = await arrangeDepartmentRole(api.database.sql, api.agency.orgId, keys.join(' '), keys);
  await api.database.sql`
    insert into app.membership_department_roles (org_id, membership_id, department_role_id)
    select org_id, id, ${role} from app.memberships where user_id = ${person.id}`;
}
const list = (person: SignIn, query: Record<string, string>) =>
  api.call(person, 'GET', '/records', { query });
const exported = (person: SignIn, query: Record<string, string> = {}) =>
  api.call(person, 'GET', '/records/export', { query });
const linesOf = (csv: string) => csv.trimEnd().split('\n');

it('the keys of the fields are the same in Postgres and in the contracts', async () => {
  const rows = await api.database.sql<{ field: string; read_key: string; write_key: string | null }[]>`
    select field, read_key, write_key from app.record_fields()`;
  const writes = Object.fromEntries(
    rows
      .filter((row) => row.write_key !== null && !row.field.endsWith('remark'))
      .map((row) => [row.field, row.write_key]),
  );
  expect(writes).toEqual(RECORD_FIELD_PERMISSIONS);
  const reads = rows.filter((row) => row.read_key !== 'order_tracking.read');
  expect(Object.fromEntries(reads.map((row) => [row.field, row.read_key]))).toEqual(RECORD_READ_PERMISSIONS);
});

describe('records in another order', () => {
  it.each(RECORD_SORT_FIELDS)('are paged by %s both ways without losing or repeating any', async (sort) => {
    const seen: Record<string, unknown[]> = {};
    for (const direction of ['asc', 'desc']) {
      const values: unknown[] = [];
      const ids = new Set<string>();
      let cursor: string | null = null;
      do {
        const answer = await list(api.agency.admin, {
          sort,
          direction,
          limit: '1',
          ...(cursor && { cursor }),
        });
        expect(answer.status, JSON.stringify(answer.body)).toBe(200);
        for (const record of answer.body.items) {
          values.push(record[sort]);
          ids.add(record.id);
        }
        cursor = answer.body.next_cursor;
      } while (cursor !== null);
      expect(ids.size).toBe(3);
      seen[direction] = values;
    }
    const known = (values: unknown[] = []) => values.filter((value) => value !== null);
    expect(known(seen.desc)).toEqual(known(seen.asc).reverse());
    // Unknown comes last, whichever way.
    for (const values of Object.values(seen)) {
      const firstNull = values.indexOf(null);
      if (firstNull >= 0) expect(values.slice(firstNull).every((value) => value === null)).toBe(true);
    }
  });

  it('refuse a cursor of another order', async () => {
    const first = await list(api.agency.admin, { sort: 'qty', limit: '1' });
    const answer = await list(api.agency.admin, { sort: 'item_name', cursor: first.body.next_cursor });
    expect(answer.body.error.details.fields[0].field).toBe('cursor');
  });
});

describe('whoever may not read a field', () => {
  it('can neither sort nor filter by it, and is told the key', async () => {
    for (const query of [
      { sort: 'profit_minor' },
      { sort: 'earnings_net_minor' },
      { sort: 'cogs_total_minor' },
      { min_profit_minor: '0' },
      { max_profit_minor: '0' },
    ] as Record<string, string>[]) {
      for (const answer of [await list(api.agency.va, query), await exported(exporter, query)]) {
        expect(answer.status).toBe(403);
        expect(answer.body.error.details).toEqual({
          permission: 'profit.read',
          field: Object.keys(query)[0],
        });
      }
    }
    for (const kind of ['order_remark', 'service_remark']) {
      const answer = await list(api.agency.client, { [kind]: 'call' });
      expect(answer.body.error.details).toEqual({
        permission: `order_tracking.read.${kind}`,
        field: kind,
      });
    }
  });

  it('does not find it in any answer, nor what it could be worked out of at once', async () => {
    const [shown] = (await list(api.agency.va, { search: 'Kettle' })).body.items;
    const derived = ['earnings_net_minor', 'cogs_total_minor', 'profit_minor'];
    const path = `/records/${shown.id}`;
    const body = { version: shown.version, qty: 1 };
    const changed = (await api.call(api.agency.va, 'PATCH', path, { body })).body;
    for (const record of [shown, changed]) {
      expect(record).toMatchObject({ sale_price_minor: 9000, amazon_price_minor: 6000 });
      expect(Object.keys(record).filter((field) => derived.includes(field))).toEqual([]);
      // Whoever works the automation reads which job bought it.
      expect(record).toHaveProperty('job_id');
    }
    const [forClient] = (await list(api.agency.client, { search: 'Kettle' })).body.items;
    expect(forClient).toMatchObject({ earnings_net_minor: 8400, cogs_total_minor: 6000, profit_minor: 2400 });
    expect(forClient).not.toHaveProperty('job_id');
    const totals = async (person: SignIn) =>
      Object.keys((await api.call(person, 'GET', '/records/summary')).body.items[0]).sort();
    expect(await totals(api.agency.va)).toEqual([
      'account_code',
      'account_id',
      'currency',
      'orders',
      'sale_minor',
    ]);
    expect(await totals(api.agency.client)).toEqual(expect.arrayContaining(['cogs_minor', 'profit_minor']));
  });

  it('is told of an amount that is none, also an empty one', async () => {
    for (const amount of ['', 'much', '1.5', '99999999999999999']) {
      const answer = await list(api.agency.admin, { min_profit_minor: amount });
      expect(answer.status, amount).toBe(400);
      expect(answer.body.error.details.fields[0].field).toBe('min_profit_minor');
    }
  });

  it('finds by what they may read', async () => {
    const orders = async (person: SignIn, query: Record<string, string>) =>
      (await list(person, query)).body.items.map((record: { ebay_order_id: string }) => record.ebay_order_id);
    expect(await orders(api.agency.va, { order_remark: 'BACK' })).toEqual(['12-15199-00001']);
    expect(await orders(api.agency.client, { min_profit_minor: '0' })).toEqual(['12-15199-00002']);
    expect(await orders(api.agency.admin, { max_profit_minor: '-1' })).toEqual(['12-15199-00001']);
  });
});

describe('GET /records/export', () => {
  it('is a file of exactly what is filtered, in its order, with amounts as decimals', async () => {
    const answer = await exported(api.agency.admin, {
      from: '2026-11-02',
      sort: 'sale_date',
      direction: 'asc',
    });
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toContain('attachment');
    const [header, ...lines] = linesOf(answer.body);
    expect(header).toBe(
      'account_code,ebay_order_id,ebay_line_id,sale_date,item_name,qty,currency,sale_price,ebay_fees,amazon_price,amazon_tax,amazon_shipping,amazon_order_ids,status,return_label_cost,earnings_net,cogs_total,profit,order_remark,service_remark',
    );
    expect(lines).toEqual([
      `ACC-1,12-15199-00002,,2026-11-02,"Kettle, ""blue""",1,USD,90.00,6.00,60.00,0.00,0.00,,SUCCESSFUL,,84.00,60.00,24.00,,'+49 30 1`,
      'ACC-1,12-15199-00003,,2026-11-03,Lamp,1,USD,,6.00,60.00,0.00,0.00,,SUCCESSFUL,,,60.00,,,',
    ]);
  });

  it('holds no formulas, and no columns that the person may not read', async () => {
    const answer = await exported(exporter);
    expect(answer.status).toBe(200);
    const header = linesOf(answer.body)[0];
    expect(header).not.toMatch(/profit|earnings|cogs/);
    expect(header).toContain('order_remark');
    expect(answer.body).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    // A negative amount stays a number.
    expect((await exported(api.agency.admin)).body).toContain(',-16.00,');
  });

  it('is closed without its key, and empty of other accounts and orgs', async () => {
    for (const person of [api.agency.va, api.agency.client]) {
      const answer = await exported(person);
      expect(answer.body.error.details).toEqual({ permission: 'order_tracking.export' });
    }
    expect(linesOf((await exported(api.otherAgency.admin)).body)).toHaveLength(1);
    const elsewhere = await exported(exporter, { account_id: api.otherAgency.account.id });
    expect(linesOf(elsewhere.body)).toHaveLength(1);
  });

  it('holds every record once, however many pages it takes', async () => {
    await api.database.sql`
      insert into app.records (org_id, account_id, ebay_order_id, sale_date, item_name, qty, currency)
      select ${api.agency.orgId}, ${api.agency.otherAccount.id}, '12-15199-' || (10000 + n), '2026-10-01', 'Many', 1, 'USD'
      from generate_series(1, 1201) n`;
    const lines = linesOf((await exported(api.agency.admin, { search: 'Many' })).body).slice(1);
    expect(lines).toHaveLength(1201);
    expect(new Set(lines).size).toBe(1201);
  });
});

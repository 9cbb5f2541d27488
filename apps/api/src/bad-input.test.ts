import * as contracts from '@crosscart/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const nasty = fc.oneof(
  fc.constantFrom('\0', '0000-01-01', '9999-12-31', '\\u0000', "'; drop table x", '💥', '\ud800'),
  fc.string(),
);
const value = fc.oneof(fc.jsonValue(), nasty, fc.maxSafeInteger(), fc.constant(null));

/** Bodies that name the real fields, each kept right or made wrong. */
const spoiled = <T extends Record<string, unknown>>(right: T) =>
  fc.record(
    Object.fromEntries(
      Object.entries(right).map(([field, good]) => [
        field,
        fc.oneof({ weight: 4, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: value }),
      ]),
    ),
    { requiredKeys: [] },
  );

const DOORS = () => {
  const { account } = api.agency;
  const money = Object.fromEntries(
    Object.keys(contracts.RECORD_FIELD_PERMISSIONS)
      .filter((field) => field.endsWith('_minor'))
      .map((field) => [field, 100]),
  );
  const record = {
    sale_date: '2026-11-20',
    ebay_order_id: '12-15199-57289',
    item_name: 'Kettle',
    qty: 1,
    ...money,
  };
  return [
    ['POST', '/records', { account_id: account.id, ebay_line_id: null, ...record }],
    ['PATCH', `/records/${crypto.randomUUID()}`, { version: 1, ...record }],
    ['POST', '/admin/invites', { email: 'a@b.example', role: 'client', expires_in_days: 3 }],
    ['POST', '/admin/accounts', { account_code: 'FUZZ', name: 'Fuzz', currency: 'USD', admin_remarks: 'x' }],
    ['PATCH', `/admin/accounts/${account.id}`, { name: 'Fuzz', admin_remarks: 'x', paused: false }],
    ['PATCH', `/admin/accounts/${account.id}/policy`, { daily_cap_minor: 5, fee_estimate_bp: 3 }],
    ['POST', '/supplier-links', { account_id: account.id, sku: 'A', asin: 'B0CRSCART1', variation: 'red' }],
    ['POST', '/setup', { code: 'ABCDEFGHJKLM', org_name: 'X', owner_email: 'a@b.example', time_zone: 'UTC' }],
  ] as const;
};

const fieldsOf = ({ body }: { body: { error: { details: { fields: { field: string }[] } } } }) =>
  body.error.details.fields.map(({ field }) => field);

describe('what a door does not ask for', () => {
  it('is refused by name, in the query as in the body, where it asks for other things and where for none', async () => {
    const { admin, account } = api.agency;
    const ask = (method: 'GET' | 'POST' | 'DELETE', path: string, sent: object) =>
      api.call(admin, method, path, sent);
    for (const [method, path, sent, field] of [
      ['GET', '/me', { query: { org_id: 'x' } }, 'org_id'],
      ['GET', '/records', { query: { org_id: 'x' } }, 'org_id'],
      ['POST', '/automation/stop', { body: { account_id: account.id } }, 'account_id'],
      ['POST', '/automation/stop?account_id=1', {}, 'account_id'],
      ['POST', '/automation/stop', { body: [1] }, 'body'],
      ['DELETE', `/admin/accounts/${account.id}`, { body: { force: true } }, 'force'],
      ['POST', '/presence', { body: { account_id: null, user_id: admin.id } }, 'user_id'],
    ] as const) {
      const answer = await ask(method, path, sent);
      expect(answer.status, path).toBe(400);
      expect(fieldsOf(answer), path).toEqual([field]);
    }
    const [org] = await api.database
      .sql`select automation_stopped_at from app.orgs where id = ${api.agency.orgId}`;
    expect(org).toEqual({ automation_stopped_at: null });
    expect((await ask('POST', '/automation/stop', { body: {} })).status).toBe(200);
    expect((await ask('POST', '/automation/resume', {})).status).toBe(200);
  });
});

describe('a value that no column can hold', () => {
  it('is refused by the name of its field: a day of the year 0000, a cursor that was made up', async () => {
    const cursorOf = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
    const id = crypto.randomUUID();
    for (const [path, query] of [
      ['/records', { from: '0000-01-01' }],
      ['/records/export', { to: '0000-12-31' }],
      ['/records/summary', { from: '0000-01-01' }],
      ['/admin/audit', { from: '0000-01-01T00:00:00Z' }],
      ['/records', { cursor: cursorOf('sale_date', 'desc', '0000-01-01', id) }],
      ['/records', { cursor: cursorOf('item_name', 'desc', 'a\0', id), sort: 'item_name' }],
      ['/admin/accounts', { cursor: cursorOf('a\0', id) }],
      ['/admin/users', { cursor: cursorOf('0000-01-01T00:00:00Z', id) }],
      ['/automation/jobs', { cursor: cursorOf('0000-01-01T00:00:00Z', id) }],
    ] as const) {
      const answer = await api.call(api.agency.admin, 'GET', path, { query });
      expect(answer.status, path).toBe(400);
      const [field] = Object.keys(query);
      expect(fieldsOf(answer), path).toEqual([field]);
    }
  });
});

describe('whatever is sent', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7])('to door %i, the answer is never a fault of ours', async (index) => {
    const door = DOORS()[index];
    if (door === undefined) throw new Error('no such door');
    const [method, path, right] = door;
    await fc.assert(
      fc.asyncProperty(spoiled(right), async (body) => {
        const answer = await api.call(api.agency.admin, method, path, { body });
        expect(answer.status, JSON.stringify({ body, answer: answer.body })).toBeLessThan(500);
        if (answer.status === 400) expect(answer.body.error.details.fields.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it('as a query, the answer is never a fault of ours', async () => {
    const query = fc.record(
      { search: nasty, cursor: nasty, from: nasty, to: nasty, limit: nasty, account_id: nasty },
      { requiredKeys: [] },
    );
    const paths = ['/records', '/admin/users', '/admin/invites', '/admin/accounts', '/supplier-links'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), query, async (path, wanted) => {
        const answer = await api.call(api.agency.admin, 'GET', path, { query: wanted });
        expect(answer.status, JSON.stringify({ path, wanted, answer: answer.body })).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
  });
});

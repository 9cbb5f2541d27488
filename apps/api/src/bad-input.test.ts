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

import {
  ASSIGNABLE_PERMISSION_KEYS,
  type PermissionKey,
  RECORD_READ_PERMISSIONS,
  withImplied,
} from '@crosscart/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeVa } from '../../testing/doors/arrangement.ts';
import {
  type Agency,
  arrangeAccount,
  newPerson,
  type SignIn,
  startTestApi,
  type TestApi,
} from '../../testing/index.ts';
import { selectEventsAfter } from '../events/queries.ts';

/** A record whose every secret stands nowhere else, so that it can be looked for in any answer. */
interface Marked {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  /** Profit, earnings and cost: every derived amount. */
  readonly derived: readonly number[];
  readonly profit: number;
  readonly order_remark: string;
  readonly service_remark: string;
}

const LONG = process.env.CROSSCART_LONG === '1';
const ACCOUNTS = 3;

let api: TestApi;
let agencies: readonly { readonly agency: Agency; readonly accounts: readonly string[] }[];
let records: Marked[];
beforeAll(async () => {
  api = await startTestApi();
  records = [];
  agencies = await Promise.all(
    [api.agency, api.otherAgency].map(async (agency) => {
      const third = await arrangeAccount(api.database.sql, agency.orgId, { code: 'ACC-3' });
      const accounts = [agency.account.id, agency.otherAccount.id, third.id];
      for (const accountId of accounts)
        for (const _ of [1, 2]) records.push(await mark(agency.orgId, accountId));
      return { agency, accounts };
    }),
  );
});
afterAll(() => api.close());

let marked = 0;
async function mark(orgId: string, accountId: string): Promise<Marked> {
  const { sql } = api.database;
  marked += 1;
  const number = marked;
  // Digits that no id, time or other amount of the test shows.
  const profit = 987_650_000 + number;
  const cost = 456_780_000 + number;
  const earnings = profit + cost;
  const name = `Kettle zq${number}zq`;
  const [row] = await sql<[{ id: string }]>`
    insert into app.records (org_id, account_id, ebay_order_id, sale_date, item_name, qty, currency, sale_price_minor,
      ebay_fees_minor, amazon_price_minor, amazon_tax_minor, amazon_shipping_minor)
    values (${orgId}, ${accountId}, ${`12-${String(number).padStart(5, '0')}-57289`}, '2026-11-20', ${name}, 1, 'USD',
      ${earnings + 600}, 600, ${cost - 700}, 500, 200) returning id`;
  const remarks = { order_remark: `orderword${number}x`, service_remark: `serviceword${number}x` };
  for (const [table, body] of [
    ['order_remarks', remarks.order_remark],
    ['service_remarks', remarks.service_remark],
  ]) {
    await sql.unsafe(
      `insert into app.${table} (record_id, org_id, account_id, body) values ($1, $2, $3, $4)`,
      [row.id, orgId, accountId, String(body)],
    );
  }
  await sql`
    insert into app.automation_events (org_id, account_id, record_id, type, actor_kind, payload)
    values (${orgId}, ${accountId}, ${row.id}, 'record.created', 'system', '{}')`;
  return { id: row.id, accountId, name, profit, derived: [profit, earnings, cost], ...remarks };
}

const somebody = fc.record({
  agency: fc.constantFrom(0, 1),
  role: fc.constantFrom('va', 'va', 'va', 'client', 'admin'),
  keys: fc.oneof(
    fc.subarray([...ASSIGNABLE_PERMISSION_KEYS], { maxLength: 2 }),
    fc.subarray([...ASSIGNABLE_PERMISSION_KEYS]),
  ),
  accounts: fc.subarray([...Array(ACCOUNTS).keys()]),
  vasReadProfit: fc.boolean(),
});
type Somebody = typeof somebody extends fc.Arbitrary<infer T> ? T : never;

describe('whoever asks', () => {
  it(
    'is told of the records, and of them of the columns, that are theirs, by no list, search, order, file or event more',
    async () => {
      await fc.assert(fc.asyncProperty(somebody, askForEverything), { numRuns: LONG ? 400 : 25 });
    },
    LONG ? 1_800_000 : 120_000,
  );
});

async function askForEverything(who: Somebody): Promise<void> {
  const place = agencies[who.agency];
  if (place === undefined) throw new Error('no such agency');
  const accounts = who.accounts.map((index) => String(place.accounts[index]));
  const person = await arrive(who, place.agency, accounts);
  const keys = keysOf(who);
  const own = who.role === 'admin' ? place.accounts : accounts;
  const seen = keys.has('order_tracking.read')
    ? records.filter(({ accountId }) => own.includes(accountId))
    : [];
  const unseen = records.filter((record) => !seen.includes(record));
  const mayRemark = (key: PermissionKey, { accountId }: Marked) => own.includes(accountId) && keys.has(key);
  const hidden = [
    ...unseen.flatMap(({ id, name, derived }) => [id, name, ...spelled(derived)]),
    ...(keys.has('profit.read') ? [] : seen.flatMap(({ derived }) => spelled(derived))),
    // A remark has a key of its own, which may be held without seeing the record.
    ...records
      .filter((record) => !mayRemark('order_tracking.read.order_remark', record))
      .map((record) => record.order_remark),
    ...records
      .filter((record) => !mayRemark('order_tracking.read.service_remark', record))
      .map((record) => record.service_remark),
  ];
  const ask = async (path: string, query: Record<string, string> = {}) => {
    const answer = await api.call(person, 'GET', path, { query });
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    const told = hidden.filter((secret) => text.includes(secret) && !Object.values(query).includes(secret));
    expect(told, `${path} ${JSON.stringify(query)} tells ${JSON.stringify(who)}`).toEqual([]);
    return answer;
  };

  const listed = await ask('/records', { limit: '200' });
  if (keys.has('order_tracking.read')) {
    const ids = listed.body.items.map(({ id }: { id: string }) => id).sort();
    expect(ids, JSON.stringify(who)).toEqual(seen.map(({ id }) => id).sort());
  } else expect(listed.status).toBe(403);
  for (const sort of ['profit_minor', 'item_name', 'updated_at', 'earnings_net_minor', 'cogs_total_minor']) {
    const { status } = await ask('/records', { sort, direction: 'asc', limit: '200' });
    if (sort in RECORD_READ_PERMISSIONS && !keys.has('profit.read')) expect(status, sort).toBe(403);
  }
  const [stranger = records[0], mine = records[0]] = [unseen[0], seen[0]];
  for (const record of [stranger, mine]) {
    if (record === undefined) continue;
    const found = await ask('/records', { search: record.name });
    if (unseen.includes(record)) expect(found.body.items ?? []).toEqual([]);
    for (const [filter, key] of [
      ['order_remark', 'order_tracking.read.order_remark'],
      ['service_remark', 'order_tracking.read.service_remark'],
    ] as const) {
      const answer = await ask('/records', { [filter]: record[filter] });
      if (!keys.has(key)) expect(answer.status, filter).toBe(403);
      await ask(`/records/${record.id}/${filter.replace('_', '-')}`);
    }
    const byProfit = await ask('/records', { min_profit_minor: String(record.profit) });
    if (!keys.has('profit.read')) expect(byProfit.status).toBe(403);
  }
  await ask('/records/summary');
  await ask('/records/export');
  await ask('/records/export', { sort: 'profit_minor' });
  await ask('/admin/overview');

  const { events } = await selectEventsAfter(
    api.database.db,
    { sub: person.id, org_id: place.agency.orgId },
    place.agency.orgId,
    { xid: '0', id: 0 },
    10_000,
  );
  const text = JSON.stringify(events);
  expect(
    hidden.filter((secret) => text.includes(secret)),
    `events tell ${JSON.stringify(who)}`,
  ).toEqual([]);
}

async function arrive(who: Somebody, agency: Agency, accounts: readonly string[]): Promise<SignIn> {
  const { sql } = api.database;
  await sql`delete from app.role_permissions where role = 'va' and permission_key = 'profit.read'`;
  if (who.vasReadProfit) {
    await sql`insert into app.role_permissions (org_id, role, permission_key) values (${agency.orgId}, 'va', 'profit.read')`;
  }
  if (who.role === 'va') {
    return arrangeVa(
      api,
      agency,
      who.keys,
      accounts.map((id) => ({ id })),
    );
  }
  const id = crypto.randomUUID();
  await sql`insert into app.profiles (id, email) values (${id}, ${`${id}@people.example`})`;
  await sql`insert into app.memberships (org_id, user_id, role) values (${agency.orgId}, ${id}, ${who.role})`;
  if (who.role === 'client') {
    await sql`update app.accounts set client_user_id = ${id} where id = any(${[...accounts]}::uuid[])`;
  }
  return { ...newPerson(`${id}@people.example`), id };
}

function keysOf({ role, keys, vasReadProfit }: Somebody): ReadonlySet<PermissionKey> {
  if (role === 'admin') {
    return new Set([
      'order_tracking.read',
      'order_tracking.export',
      'order_tracking.read.order_remark',
      'order_tracking.read.service_remark',
      'profit.read',
    ]);
  }
  if (role === 'client') return new Set(['order_tracking.read', 'profit.read']);
  return withImplied([...keys, ...(vasReadProfit ? (['profit.read'] as const) : [])]);
}

/** In minor units, as answers have them, and as files do. */
const spelled = (amounts: readonly number[]): string[] =>
  amounts.flatMap((minor) => [String(minor), inDollars(minor)]);

const inDollars = (minor: number): string =>
  `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;

import { ASSIGNABLE_PERMISSION_KEYS } from '@crosscart/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, readTables, type Table, type TestDatabase } from '../testing/index.ts';
import { attempt } from './attempt.ts';
import { givePlace, type Place, type Somebody, writeFacts } from './cast.ts';
import { keyOf, rowsFor } from './due-rows.ts';
import { EXPECTATIONS } from './expectations.ts';

/** What a person is in an org, by numbers: which of its accounts, which keys. Null: no member of it. */
interface Standing {
  readonly role: 'admin' | 'va' | 'client';
  readonly suspended: boolean;
  readonly keys: readonly (typeof ASSIGNABLE_PERMISSION_KEYS)[number][];
  readonly accounts: readonly number[];
}
interface Move {
  readonly person: number;
  readonly org: number;
  readonly standing: Standing | null;
}

const ORGS = 3;
const ACCOUNTS = 3;
const PEOPLE = 4;
const LONG = process.env.CROSSCART_LONG === '1';

const standing = fc.option(
  fc.record({
    role: fc.constantFrom('admin', 'va', 'va', 'va', 'client'),
    suspended: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
    keys: fc.oneof(
      fc.subarray([...ASSIGNABLE_PERMISSION_KEYS], { maxLength: 3 }),
      fc.subarray([...ASSIGNABLE_PERMISSION_KEYS]),
    ),
    accounts: fc.subarray([...Array(ACCOUNTS).keys()]),
  }),
  { freq: 4 },
);
const move: fc.Arbitrary<Move> = fc.record({
  person: fc.nat({ max: PEOPLE - 1 }),
  org: fc.nat({ max: ORGS - 1 }),
  standing,
});

let test: TestDatabase;
let tables: readonly Table[];
let orgs: readonly { readonly orgId: string; readonly accounts: readonly string[] }[];
beforeAll(async () => {
  test = await createTestDatabase();
  tables = (await readTables(test.sql)).filter(({ name }) => (EXPECTATIONS[name]?.sees.length ?? 0) > 0);
  orgs = await Promise.all([...Array(ORGS).keys()].map(openOrg));
});
afterAll(() => test.drop());

async function openOrg(number: number) {
  const { sql } = test;
  const [org] = await sql<
    [{ id: string }]
  >`select app_private.create_org(${`Org ${number}`}, 'USD', 'UTC') as id`;
  const accounts = await sql<{ id: string }[]>`
    insert into app.accounts (org_id, account_code, name, currency)
    select ${org.id}, 'A-' || n, 'Shop', 'USD' from generate_series(1, ${ACCOUNTS}::int) as n returning id`;
  await sql`insert into app.account_policies (account_id, org_id) select id, org_id from app.accounts where org_id = ${org.id}`;
  await sql`
    insert into app.records (org_id, account_id, ebay_order_id, sale_date, item_name, qty, currency)
    select org_id, id, '12-00000-0000' || n, current_date, 'Kettle', 1, 'USD'
    from app.accounts, generate_series(1, 2) as n where org_id = ${org.id}`;
  for (const remarks of ['order_remarks', 'service_remarks']) {
    await sql.unsafe(`
      insert into app.${remarks} (record_id, org_id, account_id, body)
      select id, org_id, account_id, 'x' from app.records where org_id = '${org.id}'`);
  }
  await sql`
    insert into app.supplier_links (org_id, account_id, sku, site, asin)
    select org_id, id, 'SKU', 'amazon.com', 'B0TESTTEST' from app.accounts where org_id = ${org.id}`;
  await sql`
    insert into app.attention_items (org_id, account_id, ebay_order_id, cause)
    select org_id, id, 'x', 'BLOCKER_CAPTCHA' from app.accounts where org_id = ${org.id}`;
  await sql`
    insert into app.automation_events (org_id, account_id, record_id, type, actor_kind)
    select r.org_id, r.account_id, r.id, type, 'system'
    from app.records r, unnest(array['record.created', 'job.created', 'account.changed']) as type
    where r.org_id = ${org.id}`;
  return { orgId: org.id, accounts: accounts.map(({ id }) => id) };
}

describe('whatever becomes of people', () => {
  it(
    'everybody sees exactly what is theirs after every change of place, role, keys and assignments',
    async () => {
      const moves = fc.array(move, { minLength: 3, maxLength: LONG ? 25 : 8 });
      await fc.assert(fc.asyncProperty(moves, walk), { numRuns: LONG ? 40 : 8 });
    },
    LONG ? 1_800_000 : 120_000,
  );
});

/** Takes new people through the moves; after each, the one who moved and one who did not are asked for everything. */
async function walk(moves: readonly Move[]): Promise<void> {
  const ids = await Promise.all([...Array(PEOPLE).keys()].map(newProfile));
  const places = ids.map(() => new Map<number, Place>());
  for (const { person, org, standing: next } of moves) {
    const place = next === null ? null : placeOf(org, next);
    await settle(String(ids[person]), org, place);
    if (place?.role === 'client') takeFromOthers(places, org, place.accounts ?? []);
    if (place === null) places[person]?.delete(org);
    else places[person]?.set(org, place);
    const people = ids.map(
      (id, index): Somebody => ({
        name: `person ${index}`,
        id,
        memberships: [...(places[index]?.values() ?? [])],
      }),
    );
    await writeFacts(test.sql, people);
    for (const asked of new Set([person, (person + 1) % PEOPLE])) await compare(String(ids[asked]), moves);
  }
}

/** An account has one client: whoever had it before has it no more. */
function takeFromOthers(places: readonly Map<number, Place>[], org: number, taken: readonly string[]): void {
  for (const each of places) {
    const other = each.get(org);
    if (other?.role !== 'client') continue;
    each.set(org, {
      ...other,
      accounts: (other.accounts ?? []).filter((account) => !taken.includes(account)),
    });
  }
}

async function compare(person: string, moves: readonly Move[]): Promise<void> {
  for (const table of tables) {
    const seen = await attempt(test.db, person, `select ${keyOf(table)} as key from app.${table.name} t`);
    const due = await rowsFor(test.sql, table, EXPECTATIONS[table.name]?.sees ?? [], person);
    expect(seen.keys, `app.${table.name} after ${JSON.stringify(moves)}`).toEqual(due);
  }
}

async function newProfile(): Promise<string> {
  const id = crypto.randomUUID();
  await test.sql`insert into app.profiles (id, email) values (${id}, ${`${id}@example.com`})`;
  return id;
}

function placeOf(org: number, { role, suspended, keys, accounts }: Standing): Place {
  const there = orgs[org];
  if (there === undefined) throw new Error('no such org');
  // An admin may have assignments left of the time as a VA; a client's keys are of no use to them.
  return {
    agency: there,
    role,
    suspended,
    keys,
    accounts: accounts.map((index) => String(there.accounts[index])),
  };
}

/** Leaves no trace of what the person was there, then gives them their new place. */
async function settle(person: string, org: number, place: Place | null): Promise<void> {
  const { sql } = test;
  const orgId = String(orgs[org]?.orgId);
  await sql`update app.accounts set client_user_id = null where org_id = ${orgId} and client_user_id = ${person}`;
  await sql`delete from app.account_assignments where org_id = ${orgId} and user_id = ${person}`;
  await sql`delete from app.memberships where org_id = ${orgId} and user_id = ${person}`;
  if (place === null) return;
  await givePlace(sql, person, place);
  for (const account of place.role === 'client' ? (place.accounts ?? []) : []) {
    await sql`update app.accounts set client_user_id = ${person} where id = ${account}`;
  }
}

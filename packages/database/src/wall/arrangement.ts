import { EVENT_TYPES } from '@crosscart/contracts';
import {
  addTestAccount,
  createTestAgency,
  createTestDatabase,
  fillTables,
  readTables,
  type Table,
  type TestAgency,
  type TestDatabase,
} from '../testing/index.ts';
import { buySomething } from './buy-something.ts';
import { invitePeople, type Somebody, writeFacts } from './cast.ts';

/** Two agencies with rows in every table and people of every kind. */
export interface Wall {
  readonly test: TestDatabase;
  readonly ours: TestAgency;
  readonly theirs: TestAgency;
  /** Our second account, which concerns our admins alone. */
  readonly aside: TestAgency;
  readonly tables: readonly Table[];
  readonly people: readonly Somebody[];
  /** A sentence for every table that could not be given rows. */
  readonly unfilled: readonly string[];
}

/** Whoever calls it drops `test`. */
export async function arrangeWall(): Promise<Wall> {
  const test = await createTestDatabase();
  const vaKeys = ['auto_order.operate'];
  const ours = await createTestAgency(test.sql, { vaKeys });
  const theirs = await createTestAgency(test.sql, { vaKeys });
  const aside = await addTestAccount(test.sql, ours, 'SHOP-2');
  for (const agency of [ours, theirs, aside]) await buySomething(test, agency);
  const people = await invitePeople(test.sql, ours, theirs);
  for (const { adminId } of [ours, theirs]) {
    // Something for the audit.
    await test.db.asUser({ sub: adminId }, (sql) => sql`update app.accounts set name = 'Renamed'`);
  }
  await test.sql`select app.seal_audit()`;
  const tables = await readTables(test.sql);
  const unfilled = await fillTables(test.sql, tables, [ours, theirs, aside]);
  await addDeleted(test, ours);
  for (const agency of [ours, theirs, aside]) await tellEverything(test, agency, people);
  await writeFacts(test.sql, people);
  return { test, ours, theirs, aside, tables, people, unfilled };
}

/** Every kind of event, of the account and of the org alone; of each person, that their place changed or was noted about, and that they were assigned. */
async function tellEverything(
  { sql }: TestDatabase,
  { orgId, accountId }: TestAgency,
  people: readonly Somebody[],
): Promise<void> {
  await sql`
    insert into app.automation_events (org_id, account_id, record_id, type, actor_kind, payload)
    select ${orgId}, account_id, record_id, type, 'system', payload
    from unnest(${[...EVENT_TYPES]}::text[]) as type, unnest(array['{"field":"order_remark"}', '{"field":"service_remark"}', '{"fields":["name"]}',
        '{"fields":["admin_remarks"]}', '{"fields":["paused"]}', '{"fields":["vas"]}']::jsonb[]) as payload,
      (select ${accountId}::uuid as account_id, id as record_id from app.records where account_id = ${accountId}
        union all values (${accountId}::uuid, null::uuid), (null, null)) as place`;
  await sql`
    insert into app.automation_events (org_id, account_id, type, actor_kind, payload)
    select ${orgId}, ${accountId}, 'account.changed', 'system', jsonb_build_object('assigned', id, 'fields', '["vas"]'::jsonb)
    from unnest(${people.map(({ id }) => id)}::uuid[]) as id`;
  await sql`
    insert into app.automation_events (org_id, type, actor_kind, payload)
    select ${orgId}, 'membership.changed', 'system', jsonb_build_object('user_id', id, 'fields', fields)
    from unnest(${people.map(({ id }) => id)}::uuid[]) as id,
      unnest(array['["role"]', '["admin_remarks"]', '["admin_remarks","role"]']::jsonb[]) as fields`;
}

/** What is deleted stays in the table and is nobody's to see. */
async function addDeleted({ sql }: TestDatabase, { orgId, accountId }: TestAgency): Promise<void> {
  await sql`
    insert into app.records (org_id, account_id, ebay_order_id, sale_date, item_name, qty, currency, deleted_at)
    values (${orgId}, ${accountId}, '12-00000-00000', current_date, 'Deleted', 1, 'USD', now())`;
  await sql`
    insert into app.supplier_links (org_id, account_id, sku, site, asin, deleted_at)
    values (${orgId}, ${accountId}, 'gone', 'amazon.com', 'B0TESTTEST', now())`;
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PurchaseWalk, somePlacedOrder, TEST_ASIN, TEST_ITEM_ID } from '../automation-rules/purchase-walk.ts';
import {
  createTestAgency,
  createTestDatabase,
  type TestAgency,
  type TestDatabase,
} from '../testing/index.ts';

/** Read from the catalogue, so that a new table without its wall fails here. */
describe('the wall', () => {
  let test: TestDatabase;
  let ours: TestAgency;
  let theirs: TestAgency;
  let tables: string[];
  let withOrg: Set<string>;

  beforeAll(async () => {
    test = await createTestDatabase();
    tables = (
      await test.sql`select c.relname from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind = 'r'`
    ).map((row) => row.relname as string);
    withOrg = new Set(
      (
        await test.sql`
          select table_name from information_schema.columns where table_schema = 'app' and column_name = 'org_id'`
      ).map((row) => row.table_name as string),
    );
    ours = await createTestAgency(test.sql, {
      vaKeys: ['auto_order.operate', 'order_tracking.write.order_fields'],
    });
    theirs = await createTestAgency(test.sql);
    for (const agency of [ours, theirs]) await buySomething(agency);
  });
  afterAll(() => test.drop());

  async function buySomething(agency: TestAgency) {
    await test.sql`
      insert into app.supplier_links (org_id, account_id, item_id, site, asin)
      values (${agency.orgId}, ${agency.accountId}, ${TEST_ITEM_ID}, 'amazon.com', ${TEST_ASIN})`;
    const walk = new PurchaseWalk(test.db, agency);
    const [agent = ''] = agency.amazonAgentIds;
    await walk.capture();
    const job = await walk.toPlacing(agent);
    await walk.complete(agent, job, [somePlacedOrder()]);
    await walk.capture();
    const second = await walk.claim(agent);
    if (second !== null) await walk.fail(agent, second, 'BLOCKER_CAPTCHA');
  }

  /** Rows of a table that a person sees, by org; tables they have no grant on are no rows. */
  async function visible(person: string, table: string): Promise<Record<string, unknown>[]> {
    try {
      return await test.db.asUser({ sub: person }, (sql) =>
        sql.unsafe(`select ${columnOfOrg(table)} as org from app.${table}`),
      );
    } catch (error) {
      if ((error as { code?: string }).code === '42501') return [];
      throw error;
    }
  }
  const columnOfOrg = (table: string) =>
    table === 'orgs' ? 'id' : withOrg.has(table) ? 'org_id' : 'null::uuid';
  const COMMON_TABLES = new Set(['permission_implications', 'profiles']);

  it('stands before every table: row-level security enabled and forced', async () => {
    const open = await test.sql`
      select relname from pg_class
      where relnamespace = 'app'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`;
    expect(open).toEqual([]);
    expect(tables.length).toBeGreaterThan(25);
  });

  it('has only policies for signed-in people', async () => {
    const others = await test.sql`
      select tablename, policyname from pg_policies where schemaname = 'app' and roles <> '{authenticated}'`;
    expect(others).toEqual([]);
  });

  it('gives people who are not signed in, the API itself and agents no right on any table', async () => {
    const rights = await test.sql`
      select role, c.relname
      from pg_class c, unnest(array['anon', 'crosscart_api', 'crosscart_agent']) as role
      where c.relnamespace = 'app'::regnamespace and c.relkind = 'r'
        and has_any_column_privilege(role::name, c.oid, 'select, insert, update')`;
    expect(rights).toEqual([]);
  });

  it('lets nobody but service code execute a function that is not granted by name', async () => {
    const open = await test.sql`
      select p.proname from pg_proc p
      where p.pronamespace in ('app'::regnamespace, 'app_private'::regnamespace)
        and has_function_privilege('anon', p.oid, 'execute')`;
    expect(open).toEqual([]);
  });

  it('runs every security definer function with an empty search path', async () => {
    const loose = await test.sql`
      select proname from pg_proc
      where pronamespace in ('app'::regnamespace, 'app_private'::regnamespace) and prosecdef
        and not ('search_path=""' = any (coalesce(proconfig, '{}')))`;
    expect(loose).toEqual([]);
  });

  it('indexes every org and account column that a policy compares', async () => {
    const missing = await test.sql`
      select c.relname, a.attname
      from pg_policy p join pg_class c on c.oid = p.polrelid
      join pg_attribute a on a.attrelid = c.oid and a.attname in ('org_id', 'account_id')
      where pg_get_expr(p.polqual, p.polrelid) ~ ('\\m' || a.attname || ' IN')
        and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum)
      group by 1, 2 order by 1, 2`;
    expect(missing).toEqual([]);
  });

  it('shows an outsider, and a suspended admin, nothing of anybody', async () => {
    const suspended = await createTestAgency(test.sql);
    await test.sql`
      update app.memberships set status = 'suspended', is_owner = false where user_id = ${suspended.adminId}`;
    for (const table of tables.filter((name) => !COMMON_TABLES.has(name))) {
      expect(await visible(randomUUID(), table), table).toEqual([]);
      if (table !== 'memberships') expect(await visible(suspended.adminId, table), table).toEqual([]);
    }
  });

  it("shows everybody at most their own org's rows", async () => {
    for (const person of [ours.adminId, ours.vaId, ours.clientId]) {
      for (const table of tables.filter((name) => !COMMON_TABLES.has(name))) {
        const orgs = new Set((await visible(person, table)).map((row) => row.org));
        orgs.delete(ours.orgId);
        expect([...orgs], `${table} as ${person}`).toEqual([]);
      }
    }
  });

  it('shows a client records but nothing of the automation', async () => {
    expect(await visible(ours.clientId, 'records')).toHaveLength(1);
    for (const table of [
      'automation_jobs',
      'purchases',
      'attention_items',
      'purchase_reviews',
      'automation_agents',
    ]) {
      expect(await visible(ours.clientId, table), table).toEqual([]);
    }
  });

  it('shows a VA what their keys grant on assigned accounts, and nothing once unassigned', async () => {
    expect(await visible(ours.vaId, 'automation_jobs')).toHaveLength(2);
    expect(await visible(theirs.vaId, 'automation_jobs')).toEqual([]);
    await test.sql`delete from app.account_assignments where user_id = ${ours.vaId}`;
    expect(await visible(ours.vaId, 'automation_jobs')).toEqual([]);
    expect(await visible(ours.vaId, 'records')).toEqual([]);
  });

  it("keeps a buyer's address and an agent's secret from every person, admins included", async () => {
    for (const column of ['automation_jobs.ship_to_encrypted', 'automation_agents.token_secret_encrypted']) {
      const [table, name] = column.split('.');
      await expect(
        test.db.asUser({ sub: ours.adminId }, (sql) => sql.unsafe(`select ${name} from app.${table}`)),
      ).rejects.toThrow('permission denied');
    }
  });

  it('lets nobody write the queue, the money or the log but by its functions', async () => {
    for (const table of [
      'automation_jobs',
      'purchase_permits',
      'purchases',
      'automation_events',
      'attention_items',
    ]) {
      await expect(
        test.db.asUser({ sub: ours.adminId }, (sql) => sql.unsafe(`update app.${table} set org_id = org_id`)),
      ).rejects.toThrow('permission denied');
    }
  });

  it('never lets an account change from practice to real', async () => {
    await expect(
      test.sql`update app.accounts set practice = true where id = ${ours.accountId}`,
    ).rejects.toThrow('FORBIDDEN');
  });
});

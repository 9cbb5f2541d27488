import type postgres from 'postgres';

/** Who lists records in the bench: ids of people of one org. */
export interface BenchAgency {
  readonly orgId: string;
  readonly people: Readonly<Record<'admin' | 'va' | 'client', string>>;
  /** The client's one account. */
  readonly clientAccountId: string;
}

export const ACCOUNTS = 200;
export const RECORDS = 1_000_000;

/** Two orgs of 200 accounts each, a million records in the first; a VA with all of its accounts, a client with one. */
export async function fillAgency(sql: postgres.Sql): Promise<BenchAgency> {
  const orgId = await openOrg(sql, 'A');
  await openOrg(sql, 'B');
  const admin = await join(sql, orgId, 'admin');
  const va = await join(sql, orgId, 'va');
  const client = await join(sql, orgId, 'client');
  const [role] = await sql<[{ id: string }]>`
    insert into app.department_roles (org_id, name) values (${orgId}, 'Order desk') returning id`;
  await sql`
    insert into app.department_role_permissions (org_id, department_role_id, permission_key)
    values (${orgId}, ${role.id}, 'order_tracking.read')`;
  await sql`
    insert into app.membership_department_roles (org_id, membership_id, department_role_id)
    select ${orgId}, id, ${role.id} from app.memberships where user_id = ${va}`;
  await sql`
    insert into app.account_assignments (org_id, account_id, user_id)
    select org_id, id, ${va} from app.accounts where org_id = ${orgId}`;
  const [own] = await sql<[{ id: string }]>`
    update app.accounts set client_user_id = ${client} where org_id = ${orgId} and account_code = 'A-100' returning id`;
  await addRecords(sql, orgId);
  return { orgId, people: { admin, va, client }, clientAccountId: own.id };
}

async function openOrg(sql: postgres.Sql, code: string): Promise<string> {
  const [org] = await sql<[{ id: string }]>`
    select app_private.create_org(${`Agency ${code}`}, 'USD', 'America/New_York') as id`;
  await sql`
    insert into app.accounts (org_id, account_code, name, currency)
    select ${org.id}, ${code} || '-' || n, 'Shop ' || n, 'USD' from generate_series(1, ${ACCOUNTS}::int) as n`;
  return org.id;
}

async function join(sql: postgres.Sql, orgId: string, role: string): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into app.profiles (id, email) values (${id}, ${`${role}@bench.example`})`;
  await sql`insert into app.memberships (org_id, user_id, role) values (${orgId}, ${id}, ${role})`;
  return id;
}

/** Two years of sales, spread evenly. The indexes are made afterwards, which takes a third of the time. */
async function addRecords(sql: postgres.Sql, orgId: string): Promise<void> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
    where schemaname = 'app' and tablename = 'records' and indexname <> 'records_pkey'`;
  await sql.begin(async (inside) => {
    await inside`set local session_replication_role = replica`;
    await inside`set local maintenance_work_mem = '256MB'`;
    for (const { name } of indexes) await inside.unsafe(`drop index app.${name}`);
    await inside`
      insert into app.records (org_id, account_id, ebay_order_id, ebay_line_id, sale_date, item_name, qty, currency,
        sale_price_minor, ebay_fees_minor, amazon_price_minor, amazon_tax_minor, amazon_shipping_minor, amazon_order_ids)
      select ${orgId}, accounts.ids[1 + (n * 7919) % ${ACCOUNTS}::int],
        '12-' || lpad((n % 100000)::text, 5, '0') || '-' || lpad((n / 10)::text, 5, '0'), n::text,
        date '2026-11-29' - (n % 730)::int, 'Garden hose, ' || n || ' ft', 1, 'USD',
        5000 + n % 1000, 600, 3000, 240, 0, array['112-' || lpad(n::text, 7, '0') || '-0000000']
      from generate_series(1::bigint, ${RECORDS}::bigint) as n,
        (select array_agg(id order by id) as ids from app.accounts where org_id = ${orgId}) as accounts`;
    for (const { definition } of indexes) await inside.unsafe(definition);
  });
  await sql`vacuum analyze`;
}

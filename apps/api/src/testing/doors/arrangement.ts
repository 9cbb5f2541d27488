import type { PermissionKey } from '@crosscart/contracts';
import { fillTables, readTables } from '@crosscart/database/testing';
import { type Agency, arrangeDepartmentRole, newPerson, type SignIn, type TestApi } from '../index.ts';
import type { Ids } from './samples.ts';

/** Gives both agencies a row in every table, for every account, so that each door has something to tell or to change. */
export async function fillAgencies({ database, agency, otherAgency }: TestApi): Promise<void> {
  const places = [agency, otherAgency].flatMap(({ orgId, account, otherAccount }) =>
    [account, otherAccount].map(({ id: accountId }) => ({ orgId, accountId })),
  );
  const faults = await fillTables(database.sql, await readTables(database.sql), places);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

const TABLES: Readonly<Record<string, string>> = {
  record_id: 'records',
  job_id: 'automation_jobs',
  review_id: 'purchase_reviews',
  attention_id: 'attention_items',
  supplier_link_id: 'supplier_links',
  agent_id: 'automation_agents',
  pairing_request_id: 'automation_pairing_requests',
  invite_id: 'invites',
  department_role_id: 'department_roles',
  role_id: 'department_roles',
};

/** Ids of the agency's rows, for that account where a row has one. */
export async function idsOf(
  { database: { sql } }: TestApi,
  agency: Agency,
  account = agency.account,
): Promise<Ids> {
  const ids: Record<string, string> = {
    org_id: agency.orgId,
    account_id: account.id,
    user_id: agency.va.id,
    client_user_id: agency.client.id,
    new_owner_user_id: agency.va.id,
  };
  for (const [name, table] of Object.entries(TABLES)) {
    const [row] = await sql.unsafe<{ id: string }[]>(`
      select id from app.${table} t
      where org_id = '${agency.orgId}' and coalesce(to_jsonb(t) ->> 'account_id', '${account.id}') = '${account.id}'
      limit 1`);
    if (row !== undefined) ids[name] = row.id;
  }
  const [membership] = await sql<[{ id: string }]>`
    select id from app.memberships where org_id = ${agency.orgId} and user_id = ${agency.va.id}`;
  const [device] = await sql<
    [{ id: string }]
  >`select install_instance_id as id from app.automation_devices limit 1`;
  return { ...ids, membership_id: membership.id, install_instance_id: device.id };
}

/** A VA of the agency with one department role of those keys, assigned to those accounts. */
export async function arrangeVa(
  { database: { sql } }: TestApi,
  agency: Agency,
  keys: readonly PermissionKey[],
  accounts: readonly { readonly id: string }[],
): Promise<SignIn> {
  const id = crypto.randomUUID();
  const person = { ...newPerson(`${id}@vas.example`), id };
  await sql`insert into app.profiles (id, email, full_name) values (${id}, ${person.email}, 'Somebody')`;
  const [membership] = await sql<[{ id: string }]>`
    insert into app.memberships (org_id, user_id, role) values (${agency.orgId}, ${id}, 'va') returning id`;
  const roleId = await arrangeDepartmentRole(sql, agency.orgId, id, keys);
  await sql`
    insert into app.membership_department_roles (org_id, membership_id, department_role_id)
    values (${agency.orgId}, ${membership.id}, ${roleId})`;
  for (const account of accounts) {
    await sql`
      insert into app.account_assignments (org_id, account_id, user_id) values (${agency.orgId}, ${account.id}, ${id})`;
  }
  return person;
}

/**
 * A digest of everything that is stored, but for what only counts or tells when somebody was last there. Two equal
 * ones: nothing was written in between.
 */
export async function digestOfEverything({ database: { sql } }: TestApi): Promise<string> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' order by 1`;
  const parts = tables
    .map(({ name }) => name)
    .filter((name) => !['rate_windows', 'device_proofs', 'presence'].includes(name))
    .map(
      (
        name,
      ) => `select '${name}' || coalesce(md5(string_agg((to_jsonb(t) - 'last_seen_at')::text, ',' order by t::text)), '') as part
        from app.${name} t`,
    );
  const rows = await sql.unsafe<{ part: string }[]>(parts.join(' union all '));
  return rows.map(({ part }) => part).join('\n');
}

/** Every id and e-mail address that only that agency's rows hold. */
export async function secretsOf(
  { database: { sql } }: TestApi,
  agency: Agency,
): Promise<ReadonlySet<string>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'app' and column_name = 'org_id'`;
  const found = new Set<string>([agency.orgId]);
  for (const { name } of tables) {
    const rows = await sql.unsafe<{ text: string }[]>(
      `select to_jsonb(t)::text as text from app.${name} t where org_id = '${agency.orgId}'`,
    );
    for (const { text } of rows) for (const [id] of text.matchAll(UUID)) found.add(id);
  }
  const people = await sql<{ id: string; email: string }[]>`
    select p.id, p.email from app.profiles p join app.memberships m on m.user_id = p.id and m.org_id = ${agency.orgId}`;
  for (const { id, email } of people) found.add(id).add(email);
  return found;
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

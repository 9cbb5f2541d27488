import type { Account, AccountBrief, createAccount, updateAccount } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';
import type { ParsedBody } from '../../routing/route.ts';

export interface AccountFilter {
  /** LIKE pattern on code and name. */
  readonly pattern: string | null;
  /** Lower-case code and id of the last one seen. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

const asAccount = (sql: Sql) => sql`
  a.id, a.account_code, a.name, a.currency, a.practice, a.paused, a.created_at,
  (select n.body from app.admin_notes n where n.account_id = a.id) as admin_remarks,
  (select p.mode from app.account_policies p where p.account_id = a.id) as mode,
  (select jsonb_build_object('user_id', p.id, 'email', p.email, 'full_name', p.full_name)
    from app.profiles p where p.id = a.client_user_id) as client,
  coalesce((
    select jsonb_agg(jsonb_build_object('user_id', p.id, 'email', p.email, 'full_name', p.full_name) order by p.email)
    from app.account_assignments s join app.profiles p on p.id = s.user_id
    where s.account_id = a.id), '[]') as vas`;

export function selectAccountBriefs(sql: Sql, orgId: string) {
  return sql<AccountBrief[]>`
    select id, account_code, name, currency, practice
    from app.accounts
    where org_id = ${orgId} and deleted_at is null
    order by lower(account_code), id`;
}

export function selectAccounts(sql: Sql, orgId: string, filter: AccountFilter) {
  const [code, id] = filter.after ?? [null, null];
  return sql<Account[]>`
    select ${asAccount(sql)}
    from app.accounts a
    where a.org_id = ${orgId} and a.deleted_at is null
      and (${filter.pattern}::text is null
        or a.account_code ilike ${filter.pattern} or a.name ilike ${filter.pattern})
      and (${code}::text is null or (lower(a.account_code), a.id) > (${code}, ${id}::uuid))
    order by lower(a.account_code), a.id
    limit ${filter.limit}`;
}

export function selectAccount(sql: Sql, orgId: string, id: string) {
  return sql<[Account?]>`
    select ${asAccount(sql)}
    from app.accounts a
    where a.org_id = ${orgId} and a.id = ${id} and a.deleted_at is null`;
}

/** With its policy and its event; answers its id. */
export async function insertAccount(
  sql: Sql,
  orgId: string,
  account: ParsedBody<typeof createAccount>,
): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    select app.create_account(${orgId}, ${JSON.stringify(account)}::text::jsonb) as id`;
  return row.id;
}

/** Answers whether there is such an account. `changes` names at least one field. */
export async function updateAccountRow(
  sql: Sql,
  orgId: string,
  id: string,
  changes: Omit<ParsedBody<typeof updateAccount>, 'admin_remarks'>,
): Promise<boolean> {
  const rows = await sql`
    update app.accounts set ${sql(changes)}
    where org_id = ${orgId} and id = ${id} and deleted_at is null
    returning id`;
  return rows.length > 0;
}

/** What admins note about the account; null takes it away. Refuses NOT_FOUND. */
export async function noteOnAccount(sql: Sql, orgId: string, id: string, note: string | null): Promise<void> {
  await sql`select app.note_on_account(${orgId}, ${id}, ${note})`;
}

/** Refuses NOT_FOUND, ACCOUNT_IN_USE. */
export async function closeAccountRow(sql: Sql, orgId: string, id: string): Promise<void> {
  await sql`select app.delete_account(${orgId}, ${id})`;
}

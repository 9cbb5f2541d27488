import type { assignVa, ResponseOf } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

export type VaAssignment = ResponseOf<typeof assignVa>;

const asAssignment = (sql: Sql) => sql`s.user_id, p.email, p.full_name, s.created_at as assigned_at`;

export function selectAssignments(sql: Sql, accountId: string) {
  return sql<VaAssignment[]>`
    select ${asAssignment(sql)}
    from app.account_assignments s join app.profiles p on p.id = s.user_id
    where s.account_id = ${accountId}
    order by s.created_at, s.user_id`;
}

export async function selectAssignment(
  sql: Sql,
  accountId: string,
  userId: string,
): Promise<VaAssignment | null> {
  const [row] = await sql<[VaAssignment?]>`
    select ${asAssignment(sql)}
    from app.account_assignments s join app.profiles p on p.id = s.user_id
    where s.account_id = ${accountId} and s.user_id = ${userId}`;
  return row ?? null;
}

export async function isVaOf(sql: Sql, orgId: string, userId: string): Promise<boolean> {
  const [row] = await sql<[{ is_va: boolean }]>`
    select exists (
      select from app.memberships where org_id = ${orgId} and user_id = ${userId} and role = 'va'
    ) as is_va`;
  return row.is_va;
}

/** Answers whether it is new. */
export async function insertAssignment(
  sql: Sql,
  assignment: { orgId: string; accountId: string; userId: string; assignedBy: string },
): Promise<boolean> {
  const rows = await sql`
    insert into app.account_assignments (org_id, account_id, user_id, assigned_by)
    values (${assignment.orgId}, ${assignment.accountId}, ${assignment.userId}, ${assignment.assignedBy})
    on conflict (user_id, account_id) do nothing
    returning user_id`;
  return rows.length > 0;
}

/** Answers whether there was one. */
export async function deleteAssignment(
  sql: Sql,
  orgId: string,
  accountId: string,
  userId: string,
): Promise<boolean> {
  const rows = await sql`
    delete from app.account_assignments
    where org_id = ${orgId} and account_id = ${accountId} and user_id = ${userId}
    returning user_id`;
  return rows.length > 0;
}

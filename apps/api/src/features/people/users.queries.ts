import type { Role, User, UserDetail, updateUser } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';
import type { ParsedBody } from '../../routing/route.ts';

export interface UserFilter {
  /** LIKE pattern on e-mail and name. */
  readonly pattern: string | null;
  readonly role: Role | null;
  readonly status: User['status'] | null;
  /** Joined at and membership id of the last one seen. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

const asUser = (sql: Sql) => sql`
  m.user_id, m.id as membership_id, p.email, p.full_name, m.role, m.status, m.is_owner, m.last_seen_at,
  m.created_at as joined_at,
  (select n.body from app.admin_notes n where n.membership_id = m.id) as admin_remarks,
  coalesce((
    select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.position, d.name)
    from app.membership_department_roles x join app.department_roles d on d.id = x.department_role_id
    where x.membership_id = m.id), '[]') as department_roles,
  coalesce((
    select jsonb_agg(jsonb_build_object('id', a.id, 'account_code', a.account_code) order by a.account_code)
    from app.accounts a
    where a.org_id = m.org_id and a.deleted_at is null
      and (a.client_user_id = m.user_id or exists (
        select from app.account_assignments s where s.account_id = a.id and s.user_id = m.user_id))
  ), '[]') as accounts`;

export function selectUsers(sql: Sql, orgId: string, filter: UserFilter) {
  const [joinedAt, id] = filter.after ?? [null, null];
  return sql<User[]>`
    select ${asUser(sql)}
    from app.memberships m join app.profiles p on p.id = m.user_id
    where m.org_id = ${orgId}
      and (${filter.pattern}::text is null or p.email ilike ${filter.pattern} or p.full_name ilike ${filter.pattern})
      and (${filter.role}::text is null or m.role = ${filter.role})
      and (${filter.status}::text is null or m.status = ${filter.status})
      and (${joinedAt}::timestamptz is null or (m.created_at, m.id) > (${joinedAt}::timestamptz, ${id}::uuid))
    order by m.created_at, m.id
    limit ${filter.limit}`;
}

export function selectUser(sql: Sql, orgId: string, userId: string) {
  return sql<[UserDetail?]>`
    select ${asUser(sql)}, app.keys_of_member(m.org_id, m.user_id) as permissions,
      (select jsonb_build_object('prefix', c.prefix, 'expires_at', c.expires_at, 'locked_until', c.locked_until)
        from app.access_codes c where c.org_id = m.org_id and c.user_id = m.user_id) as access_code
    from app.memberships m join app.profiles p on p.id = m.user_id
    where m.org_id = ${orgId} and m.user_id = ${userId}`;
}

/** Refuses NOT_FOUND, FORBIDDEN, OWNER_PROTECTED, LAST_ADMIN, VALIDATION_FAILED (department_role_ids). */
export async function changeMember(
  sql: Sql,
  orgId: string,
  userId: string,
  change: ParsedBody<typeof updateUser>,
): Promise<void> {
  await sql`select app.change_member(${orgId}, ${userId}, ${JSON.stringify(change)}::text::jsonb)`;
}

/** Refuses NOT_FOUND, FORBIDDEN, OWNER_PROTECTED, LAST_ADMIN. */
export async function removeMember(sql: Sql, orgId: string, userId: string): Promise<void> {
  await sql`select app.remove_member(${orgId}, ${userId})`;
}

/** Refuses NOT_FOUND, FORBIDDEN. */
export async function deleteAccessCode(sql: Sql, orgId: string, userId: string): Promise<void> {
  await sql`select app.revoke_access_code(${orgId}, ${userId})`;
}

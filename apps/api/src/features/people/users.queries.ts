import type { Role, User } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

export interface UserFilter {
  /** LIKE pattern on e-mail and name. */
  readonly pattern: string | null;
  readonly role: Role | null;
  /** Joined at and membership id of the last one seen. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

export function selectUsers(sql: Sql, orgId: string, filter: UserFilter) {
  const [joinedAt, id] = filter.after ?? [null, null];
  return sql<User[]>`
    select m.user_id, m.id as membership_id, p.email, p.full_name, m.role, m.status, m.is_owner,
      null::text as admin_remarks, p.last_seen_at, m.created_at as joined_at,
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
      ), '[]') as accounts
    from app.memberships m join app.profiles p on p.id = m.user_id
    where m.org_id = ${orgId}
      and (${filter.pattern}::text is null or p.email ilike ${filter.pattern} or p.full_name ilike ${filter.pattern})
      and (${filter.role}::text is null or m.role = ${filter.role})
      and (${joinedAt}::timestamptz is null or (m.created_at, m.id) > (${joinedAt}::timestamptz, ${id}::uuid))
    order by m.created_at, m.id
    limit ${filter.limit}`;
}

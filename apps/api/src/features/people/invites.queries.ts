import type { createInvite, Invite } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';
import type { ParsedBody } from '../../routing/route.ts';

export interface InviteFilter {
  readonly status: Invite['status'] | null;
  /** Created at and id of the last one seen. */
  readonly before: readonly [string, string] | null;
  readonly limit: number;
}

/** An open invite whose time is over counts as expired; nothing has to touch the row for that. */
const STATUS = `case when i.status = 'open' and i.expires_at <= app.clock() then 'expired' else i.status end`;

const asInvite = (sql: Sql) => sql`
  i.id, i.email, i.role, i.is_owner, ${sql.unsafe(STATUS)} as status, i.created_at, i.expires_at,
  null::text as link, i.mail_status, i.mailed_at,
  (select coalesce(p.full_name, p.email) from app.profiles p where p.id = i.invited_by) as invited_by,
  coalesce((
    select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.position, d.name)
    from app.invite_department_roles x join app.department_roles d on d.id = x.department_role_id
    where x.invite_id = i.id), '[]') as department_roles`;

export function selectInvites(sql: Sql, orgId: string, filter: InviteFilter) {
  const [createdAt, id] = filter.before ?? [null, null];
  return sql<Invite[]>`
    select ${asInvite(sql)}
    from app.invites i
    where i.org_id = ${orgId}
      and (${filter.status}::text is null or ${sql.unsafe(STATUS)} = ${filter.status})
      and (${createdAt}::timestamptz is null or (i.created_at, i.id) < (${createdAt}::timestamptz, ${id}::uuid))
    order by i.created_at desc, i.id desc
    limit ${filter.limit}`;
}

export async function selectInvite(sql: Sql, orgId: string, id: string): Promise<Invite | null> {
  const [row] = await sql<[Invite?]>`
    select ${asInvite(sql)} from app.invites i where i.org_id = ${orgId} and i.id = ${id}`;
  return row ?? null;
}

export async function isMember(sql: Sql, orgId: string, email: string): Promise<boolean> {
  const [row] = await sql<[{ is_member: boolean }]>`
    select exists (
      select from app.memberships m join app.profiles p on p.id = m.user_id
      where m.org_id = ${orgId} and lower(p.email) = lower(${email})
    ) as is_member`;
  return row.is_member;
}

/** An expired invite makes way for a new one: one open row per e-mail is all that the table holds. */
export async function closeExpiredInvites(sql: Sql, orgId: string, email: string): Promise<void> {
  await sql`
    update app.invites set status = 'revoked'
    where org_id = ${orgId} and lower(email) = lower(${email})
      and status = 'open' and not is_owner and expires_at <= app.clock()`;
}

export async function insertInvite(
  sql: Sql,
  orgId: string,
  invitedBy: string,
  body: ParsedBody<typeof createInvite>,
): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    insert into app.invites (org_id, email, role, invited_by, expires_at)
    values (${orgId}, ${body.email}, ${body.role}, ${invitedBy},
      app.clock() + make_interval(days => ${body.expires_in_days}))
    returning id`;
  return row.id;
}

/** Answers how many of the ids are department roles of the org. */
export async function insertInviteDepartmentRoles(
  sql: Sql,
  orgId: string,
  inviteId: string,
  departmentRoleIds: readonly string[],
): Promise<number> {
  const rows = await sql`
    insert into app.invite_department_roles (org_id, invite_id, department_role_id)
    select d.org_id, ${inviteId}, d.id from app.department_roles d
    where d.org_id = ${orgId} and d.id = any(${[...departmentRoleIds]}::uuid[])
    returning department_role_id`;
  return rows.length;
}

/** Answers whether there was one to revoke. The owner's invite is not. */
export async function revokeOpenInvite(sql: Sql, orgId: string, id: string): Promise<boolean> {
  const rows = await sql`
    update app.invites set status = 'revoked'
    where org_id = ${orgId} and id = ${id} and status = 'open' and not is_owner
    returning id`;
  return rows.length > 0;
}

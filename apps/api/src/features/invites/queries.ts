import type { Invite, MailStatus, Role } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';
import type { z } from 'zod';

/** An invite as it is stored; its link is the API's to say. */
export type StoredInvite = Omit<Invite, 'link'>;

export interface InviteFilter {
  readonly status: Invite['status'] | null;
  /** LIKE pattern on the e-mail. */
  readonly pattern: string | null;
  /** Created at and id of the last one seen. */
  readonly before: readonly [string, string] | null;
  readonly limit: number;
}

/** An open invite whose time is over counts as expired; nothing has to touch the row for that. */
const STATUS = `case when i.status = 'open' and i.expires_at <= app.clock() then 'expired' else i.status end`;

const asInvite = (sql: Sql) => sql`
  i.id, i.email, i.role, i.is_owner, ${sql.unsafe(STATUS)} as status, i.created_at, i.expires_at,
  i.mail_status, i.mailed_at,
  (select coalesce(p.full_name, p.email) from app.profiles p where p.id = i.invited_by) as invited_by,
  coalesce((
    select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.position, d.name)
    from app.invite_department_roles x join app.department_roles d on d.id = x.department_role_id
    where x.invite_id = i.id), '[]') as department_roles`;

export function selectInvites(sql: Sql, orgId: string, filter: InviteFilter) {
  const [createdAt, id] = filter.before ?? [null, null];
  return sql<StoredInvite[]>`
    select ${asInvite(sql)}
    from app.invites i
    where i.org_id = ${orgId}
      and (${filter.status}::text is null or ${sql.unsafe(STATUS)} = ${filter.status})
      and (${filter.pattern}::text is null or i.email ilike ${filter.pattern})
      and (${createdAt}::timestamptz is null or (i.created_at, i.id) < (${createdAt}::timestamptz, ${id}::uuid))
    order by i.created_at desc, i.id desc
    limit ${filter.limit}`;
}

export function selectInvitesById(sql: Sql, orgId: string, ids: readonly string[]) {
  return sql<StoredInvite[]>`
    select ${asInvite(sql)} from app.invites i where i.org_id = ${orgId} and i.id = any(${[...ids]}::uuid[])`;
}

export async function selectInvite(sql: Sql, orgId: string, id: string): Promise<StoredInvite | null> {
  const [row] = await selectInvitesById(sql, orgId, [id]);
  return row ?? null;
}

/** Of these e-mails (lower case) the members'. */
export async function selectMemberEmails(
  sql: Sql,
  orgId: string,
  emails: readonly string[],
): Promise<Set<string>> {
  const rows = await sql<{ email: string }[]>`
    select lower(p.email) as email from app.memberships m join app.profiles p on p.id = m.user_id
    where m.org_id = ${orgId} and lower(p.email) = any(${[...emails]}::text[])`;
  return new Set(rows.map((row) => row.email));
}

/** Expired invites make way for new ones: one open row per e-mail is all that the table holds. */
export async function closeExpiredInvites(sql: Sql, orgId: string, emails: readonly string[]): Promise<void> {
  await sql`
    update app.invites set status = 'revoked'
    where org_id = ${orgId} and lower(email) = any(${[...emails]}::text[])
      and status = 'open' and not is_owner and expires_at <= app.clock()`;
}

export interface NewInvite {
  readonly email: string;
  readonly role: Role;
  readonly departmentRoleIds: readonly string[];
}

export interface InviteTerms {
  readonly invitedBy: string;
  readonly expiresInDays: number;
  readonly mailStatus: z.infer<typeof MailStatus>;
}

/** Inserts those whose e-mail has no open invite; answers the ids by lower-case e-mail. */
export async function insertInvites(
  sql: Sql,
  orgId: string,
  invites: readonly NewInvite[],
  terms: InviteTerms,
): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; email: string }[]>`
    insert into app.invites (org_id, email, role, invited_by, mail_status, expires_at)
    select ${orgId}, n.email, n.role, ${terms.invitedBy}, ${terms.mailStatus},
      app.clock() + make_interval(days => ${terms.expiresInDays})
    from unnest(${invites.map((each) => each.email)}::text[], ${invites.map((each) => each.role)}::text[])
      as n (email, role)
    on conflict (org_id, lower(email)) where status = 'open' do nothing
    returning id, lower(email) as email`;
  const ids = new Map(rows.map((row) => [row.email, row.id]));
  const granted = invites.flatMap((each) => {
    const id = ids.get(each.email.toLowerCase());
    return id === undefined ? [] : each.departmentRoleIds.map((roleId) => ({ id, roleId }));
  });
  if (granted.length > 0) {
    await sql`
      insert into app.invite_department_roles (org_id, invite_id, department_role_id)
      select ${orgId}, g.invite_id, g.role_id
      from unnest(${granted.map((each) => each.id)}::uuid[], ${granted.map((each) => each.roleId)}::uuid[])
        as g (invite_id, role_id)`;
  }
  return ids;
}

/** Answers whether there was one to revoke. The owner's invite is not. */
export async function revokeOpenInvite(sql: Sql, orgId: string, id: string): Promise<boolean> {
  const rows = await sql`
    update app.invites set status = 'revoked'
    where org_id = ${orgId} and id = ${id} and status = 'open' and not is_owner
    returning id`;
  return rows.length > 0;
}

/** Open again (also an expired one) for that long. Answers whether there was one; the owner's invite is none. */
export async function renewInvite(
  sql: Sql,
  orgId: string,
  id: string,
  terms: Pick<InviteTerms, 'expiresInDays' | 'mailStatus'>,
): Promise<boolean> {
  const rows = await sql`
    update app.invites
    set expires_at = app.clock() + make_interval(days => ${terms.expiresInDays}), mail_status = ${terms.mailStatus}
    where org_id = ${orgId} and id = ${id} and status = 'open' and not is_owner
    returning id`;
  return rows.length > 0;
}

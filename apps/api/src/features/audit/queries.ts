import type { AuditEntry } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

export interface AuditFilter {
  readonly orgId: string;
  readonly id: number | undefined;
  readonly actorId: string | undefined;
  readonly subject: string | undefined;
  readonly subjectId: string | undefined;
  readonly accountId: string | undefined;
  readonly action: AuditEntry['action'] | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The last entry of the page before. */
  readonly after: { readonly createdAt: string; readonly id: number } | null;
  readonly limit: number;
}

/** Newest first; one more than the page holds, which tells that there are more. */
export async function selectAudit(sql: Sql, filter: AuditFilter): Promise<AuditEntry[]> {
  const { orgId, id, actorId, subject, subjectId, accountId, action, from, to, after, limit } = filter;
  return sql<AuditEntry[]>`
    select l.id, jsonb_build_object('id', l.actor_id, 'email', p.email, 'full_name', p.full_name) as actor,
      l.action, l.subject, l.subject_id,
      case when a.id is not null then jsonb_build_object('id', a.id, 'account_code', a.account_code) end as account,
      l.before, l.after, l.ip, l.user_agent, l.created_at,
      coalesce((l.xid, l.id) <= (select s.until_xid, s.until_id from app.audit_seals s
        where s.org_id = ${orgId} order by s.number desc limit 1), false) as sealed
    from app.audit_logs l
    left join app.profiles p on p.id = l.actor_id
    left join app.accounts a on a.id = l.account_id
    where l.org_id = ${orgId}
      ${id === undefined ? sql`` : sql`and l.id = ${id}`}
      ${actorId === undefined ? sql`` : sql`and l.actor_id = ${actorId}`}
      ${subject === undefined ? sql`` : sql`and l.subject = ${subject}`}
      ${subjectId === undefined ? sql`` : sql`and l.subject_id = ${subjectId}`}
      ${accountId === undefined ? sql`` : sql`and l.account_id = ${accountId}`}
      ${action === undefined ? sql`` : sql`and l.action = ${action}`}
      ${from === undefined ? sql`` : sql`and l.created_at >= ${from}::timestamptz`}
      ${to === undefined ? sql`` : sql`and l.created_at < ${to}::timestamptz`}
      ${after === null ? sql`` : sql`and (l.created_at, l.id) < (${after.createdAt}::timestamptz, ${after.id})`}
    order by l.created_at desc, l.id desc
    limit ${limit + 1}`;
}

import type { Role } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

/** That something happened, and whom it may concern; not what. */
export interface Change {
  readonly org_id: string;
  readonly account_id: string | null;
  readonly agent_id: string | null;
  readonly type: string;
}

export interface Horizon {
  readonly epoch: number;
  /** Every transaction below it has ended: its events are all visible. xid8 as text. */
  readonly xmin: string;
}

export async function selectHorizon(sql: Sql): Promise<Horizon> {
  const [row] = await sql<[Horizon]>`
    select epoch, pg_snapshot_xmin(pg_current_snapshot())::text as xmin from app.installation`;
  return row;
}

/** What became visible in these orgs from `since` (inclusive) to the horizon (exclusive), in one snapshot. */
export async function selectChanges(
  sql: Sql,
  orgIds: readonly string[],
  since: string,
): Promise<Horizon & { readonly changes: Change[] }> {
  const [row] = await sql<[Horizon & { changes: Change[] }]>`
    select i.epoch, pg_snapshot_xmin(pg_current_snapshot())::text as xmin, coalesce((
      select jsonb_agg(distinct jsonb_build_object(
        'org_id', e.org_id, 'account_id', e.account_id, 'agent_id', e.agent_id, 'type', e.type))
      from app.automation_events e
      where e.org_id = any(${sql.array([...orgIds])}::uuid[])
        and e.xid >= ${since}::xid8 and e.xid < pg_snapshot_xmin(pg_current_snapshot())
    ), '[]') as changes
    from app.installation i`;
  return row;
}

export interface ActiveMember {
  readonly org_id: string;
  readonly user_id: string;
  readonly session_id: string;
  readonly role: Role;
  readonly session_hours: number;
}

/** Of these memberships (org, user and session of each) the ones that are active and not signed out. */
export async function selectActiveMembers(
  sql: Sql,
  members: ReadonlyArray<{ orgId: string; userId: string; sessionId: string }>,
): Promise<ActiveMember[]> {
  const sessions = sql.array(members.map((member) => member.sessionId));
  return sql<ActiveMember[]>`
    select m.org_id, m.user_id, asked.session_id, m.role, o.session_hours
    from unnest(${sql.array(members.map((member) => member.orgId))}::uuid[],
                ${sql.array(members.map((member) => member.userId))}::uuid[],
                ${sessions}::uuid[]) as asked (org_id, user_id, session_id)
    join app.memberships m using (org_id, user_id)
    join app.orgs o on o.id = m.org_id
    where m.status = 'active' and asked.session_id not in (select app_private.ended_sessions(${sessions}::uuid[]))`;
}

/** Of these agents the ones that are not revoked, with the accounts they work for. */
export async function selectLivingAgents(
  sql: Sql,
  agentIds: readonly string[],
): Promise<Array<{ id: string; token_version: number; account_ids: string[] }>> {
  return sql<Array<{ id: string; token_version: number; account_ids: string[] }>>`
    select a.id, a.token_version, array(
      select x.account_id from app.automation_agent_accounts x where x.agent_id = a.id and x.active) as account_ids
    from app.automation_agents a
    where a.id = any(${sql.array([...agentIds])}::uuid[]) and a.approval = 'approved' and a.status <> 'revoked'`;
}

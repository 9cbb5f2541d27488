import type { Agent, AgentSelf } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

export interface AgentReport {
  readonly extension_version: string;
  readonly detected_account: Record<string, string | null> | null;
  readonly last_error: string | null;
}
export interface HeartbeatReport extends AgentReport {
  readonly job: { readonly id: string; readonly fence: number } | null;
}
export type HeartbeatAnswer = AgentSelf & { lease_expires_at: string | null; abandon_job: boolean };

export async function checkInAgent(sql: Sql, agentId: string, report: AgentReport): Promise<AgentSelf> {
  const [row] = await sql<[{ self: AgentSelf }]>`
    select app.check_in_agent(${agentId}, ${sql.json({ ...report })}) as self`;
  return row.self;
}

export async function beatAgent(
  sql: Sql,
  agentId: string,
  report: HeartbeatReport,
): Promise<HeartbeatAnswer> {
  const [row] = await sql<[{ self: HeartbeatAnswer }]>`
    select app.agent_heartbeat(${agentId}, ${sql.json({ ...report })}) as self`;
  return row.self;
}

export async function setOwnAgentStatus(sql: Sql, agentId: string, status: string): Promise<AgentSelf> {
  const [row] = await sql<[{ self: AgentSelf }]>`
    select app.set_own_agent_status(${agentId}, ${status}) as self`;
  return row.self;
}

/** As people see agents: one that is active but silent for two minutes is offline. */
const agentColumns = (sql: Sql) => sql`
  g.id, g.role, g.label, g.approval, g.marketplace_account_key, g.marketplace_account_display,
  g.extension_version, g.last_seen_at, g.last_error, g.created_at,
  case when g.status = 'active' and coalesce(g.last_seen_at, g.created_at) < app.clock() - interval '2 minutes'
    then 'offline' else g.status end as status,
  coalesce((
    select jsonb_agg(jsonb_build_object('id', a.id, 'account_code', a.account_code) order by a.account_code)
    from app.automation_agent_accounts x join app.accounts a on a.id = x.account_id
    where x.agent_id = g.id and x.active), '[]') as accounts,
  (select j.id from app.automation_jobs j
   where j.claimed_by_agent_id = g.id and j.status in ('CLAIMED', 'RUNNING')) as current_job_id`;

/** Living agents first, then the newest. */
export async function selectAgents(sql: Sql, orgId: string): Promise<Agent[]> {
  return sql<Agent[]>`
    select ${agentColumns(sql)} from app.automation_agents g
    where g.org_id = ${orgId} and g.deleted_at is null
    order by g.approval = 'revoked', g.created_at desc, g.id`;
}

export async function selectAgent(sql: Sql, agentId: string): Promise<Agent | null> {
  const [row] = await sql<Agent[]>`
    select ${agentColumns(sql)} from app.automation_agents g where g.id = ${agentId}`;
  return row ?? null;
}

export async function renameAgent(sql: Sql, agentId: string, label: string): Promise<void> {
  await sql`select app.rename_agent(${agentId}, ${label})`;
}

export async function setAgentStatus(sql: Sql, agentId: string, status: string): Promise<void> {
  await sql`select app.set_agent_status(${agentId}, ${status})`;
}

export async function revokeAgent(sql: Sql, agentId: string): Promise<void> {
  await sql`select app.revoke_agent(${agentId})`;
}

export async function deleteAgent(sql: Sql, agentId: string): Promise<void> {
  await sql`select app.delete_agent(${agentId})`;
}

export async function stopAutomation(sql: Sql, orgId: string): Promise<void> {
  await sql`select app.stop_automation(${orgId})`;
}

export async function resumeAutomation(sql: Sql, orgId: string): Promise<void> {
  await sql`select app.resume_automation(${orgId})`;
}

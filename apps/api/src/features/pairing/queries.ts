import type { AgentRole, DetectedAccount, PairingRequest } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

export interface PairingAsk {
  readonly orgCode: string;
  readonly installInstanceId: string;
  readonly jkt: string;
  readonly publicJwk: Record<string, string>;
  readonly detectedAccount: Record<string, string | null> | null;
  readonly extensionVersion: string;
  readonly nonce: string;
  readonly ip: string;
}

export interface PairingAnswer {
  readonly outcome: 'created' | 'pending' | 'cooldown';
  readonly nonce: string | null;
  readonly expires_at: string | null;
  readonly next_allowed_at: string | null;
}

export interface PairingState {
  readonly status: PairingRequest['status'];
  readonly nonce: string | null;
  readonly reject_reason: string | null;
  readonly agent: { id: string; role: AgentRole; label: string; token_version: number } | null;
  /** Base64; null from the first check-in on. */
  readonly token_secret_encrypted: string | null;
}

export interface PairingRequestRow {
  readonly id: string;
  readonly status: PairingRequest['status'];
  readonly jkt: string;
  readonly nonce: string;
  readonly detected_account: DetectedAccount | null;
  readonly extension_version: string;
  readonly created_at: string;
  readonly expires_at: string;
}

/** False when this address has asked too often in this minute. */
export async function takePairingPlace(sql: Sql, ip: string): Promise<boolean> {
  const [row] = await sql<[{ taken: boolean }]>`select app.take_pairing_place(${ip}) as taken`;
  return row.taken;
}

/** Refuses PROOF_REPLAYED. */
export async function acceptDeviceProof(sql: Sql, jkt: string, jti: string): Promise<void> {
  await sql`select app.accept_device_proof(${jkt}, ${jti})`;
}

export async function requestPairing(sql: Sql, ask: PairingAsk): Promise<PairingAnswer> {
  const [row] = await sql<[{ answer: PairingAnswer }]>`
    select app.request_pairing(
      ${ask.orgCode}, ${ask.installInstanceId}, ${ask.jkt}, ${sql.json(ask.publicJwk)},
      ${ask.detectedAccount && sql.json(ask.detectedAccount)}, ${ask.extensionVersion}, ${ask.nonce}, ${ask.ip}
    ) as answer`;
  return row.answer;
}

export async function pairingState(sql: Sql, installInstanceId: string, jkt: string): Promise<PairingState> {
  const [row] = await sql<[{ state: PairingState }]>`
    select app.pairing_status(${installInstanceId}, ${jkt}) as state`;
  return row.state;
}

const requestColumns = (sql: Sql) => sql`
  r.id, r.status, r.jkt, r.nonce, r.extension_version, r.created_at, r.expires_at,
  case when r.detected_site is not null then jsonb_build_object(
    'site', r.detected_site, 'account_id', r.detected_account_id, 'display_name', r.detected_display_name
  ) end as detected_account`;

export async function selectWaitingRequests(sql: Sql, orgId: string): Promise<PairingRequestRow[]> {
  return sql<PairingRequestRow[]>`
    select ${requestColumns(sql)} from app.automation_pairing_requests r
    where r.org_id = ${orgId} and r.status = 'pending' and r.expires_at > app.clock()
    order by r.created_at, r.id`;
}

export async function selectRequest(sql: Sql, orgId: string, id: string): Promise<PairingRequestRow | null> {
  const [row] = await sql<PairingRequestRow[]>`
    select ${requestColumns(sql)} from app.automation_pairing_requests r
    where r.org_id = ${orgId} and r.id = ${id}`;
  return row ?? null;
}

export async function approvePairing(
  sql: Sql,
  requestId: string,
  approval: Record<string, string | string[]>,
  tokenSecretEncrypted: Buffer,
): Promise<string> {
  const [row] = await sql<[{ agent_id: string }]>`
    select app.approve_pairing(${requestId}, ${sql.json(approval)}, ${tokenSecretEncrypted}) as agent_id`;
  return row.agent_id;
}

export async function rejectPairing(sql: Sql, requestId: string, reason: string): Promise<void> {
  await sql`select app.reject_pairing(${requestId}, ${reason})`;
}

export async function rotatePairingCode(sql: Sql, orgId: string): Promise<void> {
  await sql`select app.rotate_pairing_code(${orgId})`;
}

export async function selectPairingCode(
  sql: Sql,
  orgId: string,
): Promise<{ pairing_code: string; rotated_at: string }> {
  const [row] = await sql<[{ link: { pairing_code: string; rotated_at: string } }]>`
    select app.pairing_code(${orgId}) as link`;
  return row.link;
}

export interface AccountRow {
  readonly id: string;
  readonly account_code: string;
  readonly name: string;
  readonly currency: string;
  readonly practice: boolean;
}

export async function selectAccountsWithoutEbayAgent(sql: Sql, orgId: string): Promise<AccountRow[]> {
  return sql<AccountRow[]>`
    select a.id, a.account_code, a.name, a.currency, a.practice
    from app.accounts a
    where a.org_id = ${orgId} and a.deleted_at is null and not exists (
      select from app.automation_agent_accounts x
      where x.account_id = a.id and x.agent_role = 'EBAY_AGENT' and x.active)
    order by a.account_code`;
}

export async function selectEbayAgents(
  sql: Sql,
  orgId: string,
): Promise<Array<{ id: string; label: string; account: AccountRow }>> {
  return sql<Array<{ id: string; label: string; account: AccountRow }>>`
    select g.id, g.label, jsonb_build_object('id', a.id, 'account_code', a.account_code, 'name', a.name,
      'currency', a.currency, 'practice', a.practice) as account
    from app.automation_agents g
    join app.automation_agent_accounts x on x.agent_id = g.id and x.active
    join app.accounts a on a.id = x.account_id and a.deleted_at is null
    where g.org_id = ${orgId} and g.role = 'EBAY_AGENT' and g.approval = 'approved'
    order by g.label, g.id`;
}

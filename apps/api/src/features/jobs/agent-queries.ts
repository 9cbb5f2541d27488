import type * as contracts from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';
import type { ParsedBody } from '../../routing/route.ts';

type JsonObject = Parameters<Sql['json']>[0];
export type CapturedJobs = contracts.ResponseOf<typeof contracts.captureOrder>;
export type PermitDecision = contracts.ResponseOf<typeof contracts.requestPermit>;
/** A claimed job whose ship-to is still sealed: base64. */
export type SealedClaimedJob = Omit<contracts.ClaimedJob, 'ship_to'> & { readonly ship_to_encrypted: string };

/** A job held by an agent: its id and the fence of the attempt. */
export interface Attempt {
  readonly agentId: string;
  readonly jobId: string;
  readonly fence: number;
}

export async function captureOrderLines(
  sql: Sql,
  agentId: string,
  order: JsonObject,
  shipTo: { encrypted: Buffer; digest: string } | null,
): Promise<CapturedJobs> {
  const [row] = await sql<[{ answer: CapturedJobs }]>`
    select app.capture_order(
      ${agentId}, ${sql.json(order)}, ${shipTo?.encrypted ?? null}, ${shipTo?.digest ?? null}) as answer`;
  return row.answer;
}

export async function reportScan(sql: Sql, agentId: string, scan: JsonObject): Promise<void> {
  await sql`select app.report_scan(${agentId}, ${sql.json(scan)})`;
}

export async function claimNextJob(sql: Sql, agentId: string): Promise<SealedClaimedJob | null> {
  const [row] = await sql<[{ job: SealedClaimedJob | null }]>`
    select app.claim_next_automation_job(${agentId}) as job`;
  return row.job;
}

/** The sealed ship-to of a job held by this attempt, base64. Refuses STALE_ATTEMPT. */
export async function sealedShipTo(sql: Sql, { agentId, jobId, fence }: Attempt): Promise<string> {
  const [row] = await sql<
    [{ sealed: string }]
  >`select app.job_ship_to(${agentId}, ${jobId}, ${fence}) as sealed`;
  return row.sealed;
}

export async function reportStage(
  sql: Sql,
  { agentId, jobId, fence }: Attempt,
  body: ParsedBody<typeof contracts.reportStage>,
): Promise<{ stage: contracts.PurchaseStage; lease_expires_at: string }> {
  const [row] = await sql<[{ answer: { stage: contracts.PurchaseStage; lease_expires_at: string } }]>`
    select app.report_stage(${agentId}, ${jobId}, ${fence}, ${body.stage}, ${body.practice_run}) as answer`;
  return row.answer;
}

export async function decidePermit(
  sql: Sql,
  { agentId, jobId, fence }: Attempt,
  review: JsonObject,
  shipToMatches: boolean,
): Promise<PermitDecision> {
  const [row] = await sql<[{ answer: PermitDecision }]>`
    select app.request_permit(${agentId}, ${jobId}, ${fence}, ${sql.json(review)}, ${shipToMatches}) as answer`;
  return row.answer;
}

export async function recordPlacing(
  sql: Sql,
  { agentId, jobId, fence }: Attempt,
  body: ParsedBody<typeof contracts.recordPlacing>,
): Promise<{ go: true; click_before: string }> {
  const [row] = await sql<[{ answer: { go: true; click_before: string } }]>`
    select app.record_placing(${agentId}, ${jobId}, ${fence}, ${body.permit_id}, ${body.practice_run}) as answer`;
  return row.answer;
}

export async function reportPlaced(
  sql: Sql,
  { agentId, jobId, fence }: Attempt,
  purchaseId: string | null,
): Promise<{ stage: contracts.PurchaseStage }> {
  const [row] = await sql<[{ answer: { stage: contracts.PurchaseStage } }]>`
    select app.report_placed(${agentId}, ${jobId}, ${fence}, ${purchaseId}) as answer`;
  return row.answer;
}

export async function completeJob(
  sql: Sql,
  { agentId, jobId, fence }: Attempt,
  body: ParsedBody<typeof contracts.completeJob>,
): Promise<{ status: contracts.JobStatus; record_id: string }> {
  const [row] = await sql<[{ answer: { status: contracts.JobStatus; record_id: string } }]>`
    select app.complete_job(
      ${agentId}, ${jobId}, ${fence}, ${body.purchase_id}, ${sql.json(body.orders)}) as answer`;
  return row.answer;
}

export async function failJob(
  sql: Sql,
  { agentId, jobId, fence }: Attempt,
  body: ParsedBody<typeof contracts.failJob>,
): Promise<{ status: contracts.JobStatus }> {
  const [row] = await sql<[{ answer: { status: contracts.JobStatus } }]>`
    select app.fail_job(${agentId}, ${jobId}, ${fence}, ${body.reason}, ${sql.json(body.details)}) as answer`;
  return row.answer;
}

export async function releaseJob(
  sql: Sql,
  { agentId, jobId, fence }: Attempt,
): Promise<{ status: contracts.JobStatus }> {
  const [row] = await sql<[{ answer: { status: contracts.JobStatus } }]>`
    select app.release_job(${agentId}, ${jobId}, ${fence}) as answer`;
  return row.answer;
}

export async function keepLateReport(
  sql: Sql,
  { agentId, jobId, fence }: Attempt,
  kind: string,
  report: JsonObject,
): Promise<void> {
  await sql`select app.keep_late_report(${agentId}, ${jobId}, ${fence}, ${kind}, ${sql.json(report)})`;
}

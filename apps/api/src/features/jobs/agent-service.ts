import { AppError, type CapturedOrder, type ClaimedJob, type Review } from '@crosscart/contracts';
import type { Database, Sql } from '@crosscart/database';
import { matchesPageText } from '@crosscart/domain';
import type { z } from 'zod';
import {
  asCallingAgent,
  asReportingAgent,
  type CallingAgent,
} from '../../agent-authentication/calling-agent.ts';
import type { KeyRing } from '../../encryption/key-ring.ts';
import { openShipTo, sealShipTo } from '../../encryption/ship-to.ts';
import { appErrorOfDatabase } from '../../plugins/database-errors.ts';
import {
  type Attempt,
  type CapturedJobs,
  captureOrderLines,
  claimNextJob,
  decidePermit,
  keepLateReport,
  type PermitDecision,
  sealedShipTo,
} from './agent-queries.ts';
import { linesWithShares } from './captured-lines.ts';

interface Dependencies {
  readonly database: Database;
  readonly keys: KeyRing;
}

/** With nothing to do an agent asks again after this; wake-ups come sooner. */
const RETRY_AFTER_SECONDS = 30;

/** One job per line; the ship-to is sealed before it touches the database. Throws PRACTICE_MISMATCH, ORDER_CHANGED … */
export function capture(
  { database, keys }: Dependencies,
  agent: CallingAgent,
  body: z.output<typeof CapturedOrder>,
): Promise<CapturedJobs> {
  const { ship_to: shipTo, ...order } = body;
  const sealed = shipTo === null ? null : sealShipTo(keys, shipTo);
  const withShares = { ...order, lines: linesWithShares(body) };
  return asCallingAgent(database, agent, (sql) => captureOrderLines(sql, agent.id, withShares, sealed));
}

/** The next job, or the one already held, with the buyer's address in clear for the agent alone. */
export async function claim(
  { database, keys }: Dependencies,
  agent: CallingAgent,
): Promise<{ job: ClaimedJob | null; retry_after_seconds: number }> {
  const sealed = await asCallingAgent(database, agent, (sql) => claimNextJob(sql, agent.id));
  if (!sealed) return { job: null, retry_after_seconds: RETRY_AFTER_SECONDS };
  const { ship_to_encrypted, ...job } = sealed;
  return { job: { ...job, ship_to: openShipTo(keys, ship_to_encrypted) }, retry_after_seconds: 0 };
}

/** Compares the page's ship-to with the buyer's here, so that the database decides without seeing either. */
export function permit(
  { database, keys }: Dependencies,
  agent: CallingAgent,
  attempt: Attempt,
  review: z.output<typeof Review>,
): Promise<PermitDecision> {
  const { ship_to_name: name, ship_to_text: text, ...facts } = review;
  return asCallingAgent(database, agent, async (sql) => {
    const shipTo = openShipTo(keys, await sealedShipTo(sql, attempt));
    return decidePermit(sql, attempt, facts, matchesPageText(shipTo, { name, text }).same);
  });
}

/**
 * An outcome of an attempt. One that no longer holds the job is refused with STALE_ATTEMPT, but what it says of a
 * purchase is kept as evidence and opens attention: truth is never thrown away.
 */
export async function outcome<T>(
  database: Database,
  agent: CallingAgent,
  attempt: Attempt,
  report: { readonly kind: string; readonly facts: Parameters<typeof keepLateReport>[3] },
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  try {
    return await asReportingAgent(database, agent, work);
  } catch (error) {
    const refusal = error instanceof AppError ? error : appErrorOfDatabase(error);
    if (refusal?.code !== 'STALE_ATTEMPT') throw error;
    // The refused transaction left no trace, so the same proof is still unused.
    await asReportingAgent(database, agent, (sql) => keepLateReport(sql, attempt, report.kind, report.facts));
    throw refusal;
  }
}

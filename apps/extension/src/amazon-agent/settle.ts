import { AgentApiError, type AgentClient } from '@crosscart/agent-client';
import type { ClaimedJob } from '@crosscart/contracts';
import { log } from '../activity-log/activity-log.ts';
import { lastError } from '../agent-runner/last-error.ts';
import { findWorkTab, takeWorkTab } from '../tabs/work-tab.ts';
import { bindOrders } from './bound-orders.ts';
import { showProgress } from './current-job.ts';
import { forgetPlacingNote, type PlacingNote } from './placing-note.ts';
import { STAGE_WORDS } from './stage-words.ts';
import { lookForOutcome } from './stages/look-for-outcome.ts';
import { readOrders } from './stages/read-orders.ts';

/** Orders of other lines that the API may name one by one before the right ones remain. */
const MOST_FOREIGN_ORDERS = 5;

/** What is known of a placed purchase when its orders are to be read. */
interface PlacedPurchase {
  readonly purchaseId: string | null;
  readonly namedIds: readonly string[];
}

/** PLACING is recorded and a click may have happened: finds out, and brings the job to its end. Never clicks. */
export async function settleClick(
  api: AgentClient,
  job: ClaimedJob,
  note: PlacingNote | null,
): Promise<void> {
  using tab = await findWorkTab();
  const outcome = await lookForOutcome(job, note, tab);
  if (outcome.kind === 'not_clicked') return reportClickNotDone(api, job, 'deadline_passed');
  if (outcome.kind === 'unknown') return reportUnknown(api, job, { page: outcome.page });
  await api.reportPlaced(job.id, { fence: job.fence, purchase_id: outcome.purchaseId });
  await showProgress({ stage: 'PLACED' });
  await log(`${job.ebay_order_id}: ${STAGE_WORDS.PLACED}`);
  await settleOrders(api, job, { purchaseId: outcome.purchaseId, namedIds: outcome.orderIds });
}

/** Bought: reads the orders and their money, and completes the job. */
export async function settleOrders(api: AgentClient, job: ClaimedJob, placed: PlacedPurchase): Promise<void> {
  using tab = await takeWorkTab();
  for (let tries = 0; tries <= MOST_FOREIGN_ORDERS; tries += 1) {
    const choice = await readOrders({ job, tab }, placed.namedIds, Date.now());
    if (choice.kind !== 'found') {
      return reportUnknown(api, job, { orders: choice.kind, units: choice.units, wanted: job.units });
    }
    const ids = choice.orders.map((order) => order.amazon_order_id);
    await bindOrders(ids, job.id);
    try {
      await api.complete(job.id, {
        fence: job.fence,
        purchase_id: placed.purchaseId,
        orders: [...choice.orders],
      });
      await forgetPlacingNote();
      await lastError.setValue(null);
      await log(`${job.ebay_order_id}: completed as ${ids.join(', ')}`);
      return;
    } catch (error) {
      const foreign = foreignOrder(error);
      if (foreign === null) throw error;
      await bindOrders([foreign], null);
    }
  }
  await api.fail(job.id, { fence: job.fence, reason: 'ORDER_ALREADY_BOUND' });
  await forgetPlacingNote();
}

/** It is certain that *Place your order* was not clicked. */
export async function reportClickNotDone(api: AgentClient, job: ClaimedJob, why: string): Promise<void> {
  await api.fail(job.id, { fence: job.fence, reason: 'CLICK_NOT_DONE', details: { why } });
  await forgetPlacingNote();
  await log(`${job.ebay_order_id}: not bought, the click was not done (${why})`, 'problem');
}

/** It may have been bought; only a person, or a later look, can tell. */
export async function reportUnknown(
  api: AgentClient,
  job: ClaimedJob,
  details: Record<string, string | number | null>,
): Promise<void> {
  await api.fail(job.id, { fence: job.fence, reason: 'OUTCOME_UNKNOWN', details });
  await forgetPlacingNote();
  await log(`${job.ebay_order_id}: the outcome is unknown`, 'problem');
}

/** The order id that the API knows as another line's; null for every other error. */
function foreignOrder(error: unknown): string | null {
  if (!(error instanceof AgentApiError) || error.code !== 'ORDER_ALREADY_BOUND') return null;
  const id = error.details.amazon_order_id;
  return typeof id === 'string' ? id : null;
}

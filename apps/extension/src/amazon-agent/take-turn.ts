import { AgentApiError, type AgentClient, NetworkError } from '@crosscart/agent-client';
import type { ClaimedJob } from '@crosscart/contracts';
import { log } from '../activity-log/activity-log.ts';
import { control } from '../agent-runner/control.ts';
import { type HeldJob, holdJob } from '../agent-runner/held-job.ts';
import type { TurnEnd } from '../agent-runner/turn-end.ts';
import { takeWorkTab } from '../tabs/work-tab.ts';
import { AttemptFailure, AttemptGivenUp, AttemptOver } from './attempt-failure.ts';
import { currentJob, showJob } from './current-job.ts';
import { endWalk } from './end-walk.ts';
import { forgetPlacingNote, isFor, readPlacingNote } from './placing-note.ts';
import { walkPurchase } from './purchase.ts';
import { resumeOf } from './resume.ts';
import { reportClickNotDone, reportUnknown, settleClick, settleOrders } from './settle.ts';
import { STAGE_WORDS } from './stage-words.ts';

/** The API knows more than this attempt: nothing is left to report. */
const ENDED: ReadonlySet<string> = new Set(['STALE_ATTEMPT', 'NOT_FOUND', 'COMPLETION_DIFFERS']);

/**
 * One turn of the Amazon agent: an outcome that is still owed, then the job in hand, then a new one. Throws
 * NetworkError and AgentApiError; the job stays held and the next turn goes on with it.
 */
export async function takeAmazonTurn(api: AgentClient, mayTakeNewWork: boolean): Promise<TurnEnd> {
  const note = await readPlacingNote();
  // Without leave to take new work, only what is held already may be claimed: the API hands out nothing else
  // to a paused agent, but a pause that is only known here must hold as well.
  if (!mayTakeNewWork && note === null && (await currentJob.getValue()) === null) {
    return { next: 'rest', seconds: null };
  }
  const { job, retry_after_seconds: seconds } = await api.claim();
  if (note !== null && (job === null || !isFor(note, job))) {
    await log(`${note.job.ebay_order_id}: reporting an outcome that is still owed.`);
    await settleSafely(api, note.job, () => settleClick(api, note.job, note));
    return { next: 'again' };
  }
  if (job === null) {
    await currentJob.setValue(null);
    return { next: 'rest', seconds };
  }
  if (!mayTakeNewWork && job.stage === null) {
    await api.release(job.id, { fence: job.fence });
    return { next: 'rest', seconds: null };
  }
  await showJob(job);
  await log(
    `${job.ebay_order_id}: ${job.stage === null ? 'Claimed' : `Resumed at “${STAGE_WORDS[job.stage]}”`}`,
  );
  await holdJob(job, (held) => workOn(api, job, held));
  await currentJob.setValue(null);
  return { next: 'again' };
}

async function workOn(api: AgentClient, job: ClaimedJob, held: HeldJob): Promise<void> {
  const note = await readPlacingNote();
  switch (resumeOf(job, note)) {
    case 'report_click_not_done':
      return settleSafely(api, job, () => reportClickNotDone(api, job, 'never_sent'));
    case 'look_for_outcome':
      return settleSafely(api, job, () => settleClick(api, job, note));
    case 'read_orders': {
      const placed = { purchaseId: job.purchase_id, namedIds: [] };
      return settleSafely(api, job, () => settleOrders(api, job, placed));
    }
    case 'walk':
      return walk(api, job, held);
  }
}

async function walk(api: AgentClient, job: ClaimedJob, held: HeldJob): Promise<void> {
  try {
    using tab = await takeWorkTab();
    const end = await walkPurchase({ api, job, tab, safePoint: () => checkSafePoint(held) });
    // 'ask_api': the next turn claims this job again, and its stage says what was recorded.
    if (end.kind === 'click_not_done') await reportClickNotDone(api, job, end.why);
    if (end.kind === 'click_sent') {
      const note = await readPlacingNote();
      await settleSafely(api, job, () => settleClick(api, job, note));
    }
  } catch (error) {
    await endWalk(api, job, error);
  }
}

/** After PLACING nothing but a report ends the job: what goes wrong while looking is an unknown outcome. */
async function settleSafely(api: AgentClient, job: ClaimedJob, settle: () => Promise<void>): Promise<void> {
  try {
    await settle();
  } catch (error) {
    if (error instanceof NetworkError) throw error;
    if (error instanceof AgentApiError) {
      if (error.status >= 500 || error.status === 401) throw error;
      if (ENDED.has(error.code)) {
        await log(`${job.ebay_order_id}: ${error.message}`, 'problem');
        return forgetPlacingNote();
      }
    }
    await reportUnknown(api, job, { cause: causeOf(error) });
  }
}

function causeOf(error: unknown): string {
  if (error instanceof AttemptFailure) return error.reason;
  if (error instanceof AgentApiError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}

async function checkSafePoint(held: HeldJob): Promise<void> {
  if (held.lost) throw new AttemptOver('The job is held by another attempt');
  if (held.abandonAsked) throw new AttemptGivenUp('The API wants the job back');
  if ((await control.getValue()).stopAsked) throw new AttemptGivenUp('Stopped by hand');
}

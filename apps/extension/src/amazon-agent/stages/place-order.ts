import { AgentApiError, PlacingOutcomeUnknown } from '@crosscart/agent-client';
import { log } from '../../activity-log/activity-log.ts';
import type { Attempt } from '../attempt.ts';
import { AttemptFailure } from '../attempt-failure.ts';
import { showProgress } from '../current-job.ts';
import { expectPage } from '../expect-page.ts';
import { forgetPlacingNote, isFor, readPlacingNote, writePlacingNote } from '../placing-note.ts';
import { STAGE_WORDS } from '../stage-words.ts';
import { type Reviewed, readReviewed, sameReview } from './review.ts';

/** The API's `go` holds for 10 s by its clock; ours may be slow, so they are counted here as well. */
const GO_HOLDS_MS = 10_000;

export type Placing =
  /** The page changed after the permit: ask for a new one for what it says now. Nothing was recorded. */
  | { readonly kind: 'changed'; readonly reviewed: Reviewed }
  | { readonly kind: 'permit_lapsed'; readonly reviewed: Reviewed }
  /** The one click was sent, or may have been: from here on only look. */
  | { readonly kind: 'click_sent' }
  | { readonly kind: 'click_not_done'; readonly why: string }
  /** The API's answer was lost or says PLACING was recorded before: ask the API where the job stands. */
  | { readonly kind: 'ask_api' };

/**
 * PLACING. Reads the page once more, makes its button ready, records the point of no return, and sends ONE
 * click. Every line after `recordPlacing` leads to looking or reporting, none to another click.
 */
export async function placeOrder(attempt: Attempt, permitId: string, reviewed: Reviewed): Promise<Placing> {
  const { api, job, tab } = attempt;
  const seen = await tab.look();
  if (seen === null) throw new AttemptFailure('CLOSED_BY_PERSON', { page: 'amazon.review' });
  const now = readReviewed(attempt, await expectPage(tab, seen, ['amazon.review']));
  if (!sameReview(now.review, reviewed.review)) return { kind: 'changed', reviewed: now };
  const { purchase_id: purchaseId, total_minor: totalMinor } = now.review;
  if (purchaseId === null || totalMinor === null) {
    throw new AttemptFailure(totalMinor === null ? 'TOTAL_UNKNOWN' : 'BLOCKER_PAGE_NOT_RECOGNISED', {
      missing: totalMinor === null ? 'total' : 'purchaseId',
    });
  }
  const page = now.page.seen;
  const armed = await tab.act(page, { kind: 'arm_place_order', purchaseId, totalMinor });
  if (armed.outcome !== 'armed') {
    throw new AttemptFailure('BLOCKER_PAGE_NOT_RECOGNISED', { page: 'amazon.review', missing: 'placeOrder' });
  }
  await attempt.safePoint();
  const earlier = await readPlacingNote();
  if (earlier !== null && isFor(earlier, job) && earlier.clickSent) return { kind: 'click_sent' };
  await writePlacingNote({ job, purchaseId, clickSent: false, clickBefore: null });

  const askedAt = Date.now();
  let clickBefore: number;
  try {
    const go = await api.recordPlacing(job.id, {
      fence: job.fence,
      permit_id: permitId,
      practice_run: page.reading.practiceRun,
    });
    clickBefore = Math.min(Date.parse(go.click_before), askedAt + GO_HOLDS_MS);
  } catch (error) {
    return afterNoGo(error, now);
  }
  await showProgress({ stage: 'PLACING' });
  await log(`${job.ebay_order_id}: ${STAGE_WORDS.PLACING}`);

  await writePlacingNote({ job, purchaseId, clickSent: true, clickBefore });
  const answer = await tab
    .act(page, { kind: 'place_order', token: armed.token, clickBefore })
    // The page may be gone before its answer: that is what a click does.
    .catch(() => null);
  if (answer?.outcome === 'not_clicked') return { kind: 'click_not_done', why: answer.why };
  if (answer?.outcome === 'another_document') return { kind: 'click_not_done', why: 'another_document' };
  return { kind: 'click_sent' };
}

/** No `go` came, so nothing was clicked. What the API decided says how to go on. */
async function afterNoGo(error: unknown, reviewed: Reviewed): Promise<Placing> {
  if (error instanceof PlacingOutcomeUnknown) return { kind: 'ask_api' };
  if (error instanceof AgentApiError && error.code === 'OUTCOME_UNKNOWN') return { kind: 'ask_api' };
  await forgetPlacingNote();
  if (error instanceof AgentApiError && error.code === 'PERMIT_INVALID')
    return { kind: 'permit_lapsed', reviewed };
  throw error;
}

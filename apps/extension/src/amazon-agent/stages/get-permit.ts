import { FAILURE_CATALOGUE } from '@crosscart/contracts';
import { log } from '../../activity-log/activity-log.ts';
import { nextWakeUp } from '../../agent-runner/wake-up-signal.ts';
import type { Attempt } from '../attempt.ts';
import { AttemptFailure, AttemptOver } from '../attempt-failure.ts';
import { showProgress } from '../current-job.ts';
import { expectPage } from '../expect-page.ts';
import { STAGE_WORDS } from '../stage-words.ts';
import { type Reviewed, readReviewed } from './review.ts';

/** A wake-up tells at once that a person confirmed; this is the net below it. */
const ASK_EVERY_MS = 5_000;
const LONGEST_WAIT_MS = 180_000;

export type Permit =
  | { readonly kind: 'granted'; readonly permitId: string; readonly reviewed: Reviewed }
  /** Nobody confirmed in time: the job is released and waits without this agent. */
  | { readonly kind: 'released' };

/**
 * PERMITTED. Asks whether this may be spent, and waits at most three minutes for a person where one must
 * confirm; the page is read afresh for every question. Denied: the API has ended the attempt already.
 */
export async function getPermit(attempt: Attempt, first: Reviewed): Promise<Permit> {
  const { api, job, tab } = attempt;
  const giveUpAt = Date.now() + LONGEST_WAIT_MS;
  for (let reviewed = first; ; ) {
    await attempt.safePoint();
    const answer = await api.requestPermit(job.id, { fence: job.fence, review: reviewed.review });
    if (answer.decision === 'denied') {
      throw new AttemptOver(`Not permitted: ${FAILURE_CATALOGUE[answer.reason].sentence}`);
    }
    if (answer.decision === 'granted') {
      await showProgress({ stage: 'PERMITTED', waitsForConfirmation: false });
      await log(`${job.ebay_order_id}: ${STAGE_WORDS.PERMITTED}`);
      return { kind: 'granted', permitId: answer.permit_id, reviewed };
    }
    await showProgress({ waitsForConfirmation: true });
    if (Date.now() >= Math.min(giveUpAt, Date.parse(answer.wait_until))) {
      await api.release(job.id, { fence: job.fence });
      await log(`${job.ebay_order_id}: waits for a person; the checkout is left.`);
      await tab.leave();
      return { kind: 'released' };
    }
    await nextWakeUp(ASK_EVERY_MS);
    const seen = await tab.look();
    if (seen === null) throw new AttemptFailure('CLOSED_BY_PERSON', { page: 'amazon.review' });
    reviewed = readReviewed(attempt, await expectPage(tab, seen, ['amazon.review']));
  }
}

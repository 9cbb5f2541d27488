import type { ClaimedJob } from '@crosscart/contracts';
import type { Act } from '../../messages/acts.ts';
import type { PageSeen } from '../../messages/page-seen.ts';
import { TabClosed } from '../../tabs/tab-errors.ts';
import type { WorkTab } from '../../tabs/work-tab.ts';
import { isFor, type PlacingNote } from '../placing-note.ts';

/** Payment and thank-you pages may take their time after the click. */
const THANK_YOU_MS = 30_000;
/** Timers may fire a moment early; the deadline must surely be past. */
const TIMER_SLACK_MS = 50;

export type Outcome =
  | { readonly kind: 'placed'; readonly purchaseId: string; readonly orderIds: readonly string[] }
  | { readonly kind: 'not_clicked' }
  | { readonly kind: 'unknown'; readonly page: string | null };

/**
 * What came of a click that was sent, or may have been: looks at where the tab stands and waits a bounded
 * time for the thank-you page of exactly this purchase. Only reads.
 */
export async function lookForOutcome(
  job: ClaimedJob,
  note: PlacingNote | null,
  tab: WorkTab | null,
): Promise<Outcome> {
  const own = note !== null && isFor(note, job) ? note : null;
  const purchaseId = own?.purchaseId ?? job.purchase_id;
  if (tab === null || purchaseId === null) return { kind: 'unknown', page: null };
  const clickBefore = own?.clickBefore ?? 0;
  const giveUpAt = Math.max(clickBefore, Date.now()) + THANK_YOU_MS;
  try {
    // A click leaves no document for a moment: that says nothing yet.
    let seen = await tab.lookOrWait(THANK_YOU_MS);
    while (seen !== null) {
      const orderIds = thankYouOf(seen, purchaseId);
      if (orderIds !== null) return { kind: 'placed', purchaseId, orderIds };
      let next = await tab.nextPage(seen, Math.max(0, clickBefore + TIMER_SLACK_MS - Date.now()));
      if (next === null && own !== null && (await isUnclicked(seen, tab, own)))
        return { kind: 'not_clicked' };
      next ??= await tab.nextPage(seen, Math.max(0, giveUpAt - Date.now()));
      if (next === null) return { kind: 'unknown', page: nameOf(seen) };
      seen = next;
      if (endsTheWait(seen)) return { kind: 'unknown', page: nameOf(seen) };
    }
    return { kind: 'unknown', page: null };
  } catch (error) {
    if (error instanceof TabClosed) return { kind: 'unknown', page: 'closed' };
    throw error;
  }
}

/** The order ids that the thank-you page of this purchase names (often none); null on any other page. */
function thankYouOf({ reading }: PageSeen, purchaseId: string): readonly string[] | null {
  if (reading.kind !== 'page' || reading.page !== 'amazon.thank_you') return null;
  return reading.facts.purchaseId === purchaseId ? reading.facts.orderIds : null;
}

/**
 * Asked after the deadline: the armed document still stands and did not click. It refuses to from now on, so
 * its "no" is final.
 */
async function isUnclicked(seen: PageSeen, tab: WorkTab, note: PlacingNote): Promise<boolean> {
  if (note.clickBefore === null || Date.now() < note.clickBefore) return false;
  const asked: Act = { kind: 'was_place_order_clicked', purchaseId: note.purchaseId };
  const answer = await tab.act(seen, asked).catch(() => null);
  return answer?.outcome === 'not_clicked';
}

/** A new review page or a page in the way came instead of the thank-you: it stays a person's question why. */
function endsTheWait({ reading }: PageSeen): boolean {
  return reading.kind === 'blocked' || (reading.kind === 'page' && reading.page === 'amazon.review');
}

function nameOf({ reading }: PageSeen): string {
  if (reading.kind === 'page') return reading.page;
  return reading.kind === 'blocked' ? reading.by : reading.kind;
}

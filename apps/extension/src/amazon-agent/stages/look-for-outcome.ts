import type { ClaimedJob } from '@crosscart/contracts';
import type { PageSeen } from '../../messages/page-seen.ts';
import { TabClosed } from '../../tabs/tab-errors.ts';
import type { WorkTab } from '../../tabs/work-tab.ts';
import { isFor, type PlacingNote } from '../placing-note.ts';

/** Payment and thank-you pages may take their time after the click. */
const THANK_YOU_MS = 30_000;

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
  const giveUpAt = Math.max(own?.clickBefore ?? 0, Date.now()) + THANK_YOU_MS;
  try {
    let seen = await tab.look();
    while (seen !== null) {
      const orderIds = thankYouOf(seen, purchaseId);
      if (orderIds !== null) return { kind: 'placed', purchaseId, orderIds };
      if (await stillUnclicked(seen, tab, own)) return { kind: 'not_clicked' };
      const next = await tab.nextPage(seen, Math.max(0, giveUpAt - Date.now()));
      if (next === null) return { kind: 'unknown', page: nameOf(seen) };
      seen = next;
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

/** The armed document still stands, did not click, and refuses to since its deadline is past. */
async function stillUnclicked(seen: PageSeen, tab: WorkTab, note: PlacingNote | null): Promise<boolean> {
  if (note?.clickBefore == null) return false;
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, (note.clickBefore ?? 0) - Date.now())));
  const answer = await tab
    .act(seen, { kind: 'was_place_order_clicked', purchaseId: note.purchaseId })
    .catch(() => null);
  return answer?.outcome === 'not_clicked';
}

function nameOf({ reading }: PageSeen): string {
  return reading.kind === 'page' ? reading.page : reading.kind;
}

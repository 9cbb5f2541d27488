import type { Review } from '@crosscart/contracts';
import type { Money } from '@crosscart/domain';
import type { Act } from '../../messages/acts.ts';
import type { Attempt } from '../attempt.ts';
import { AttemptFailure } from '../attempt-failure.ts';
import { expectPage, type Recognised } from '../expect-page.ts';
import { reportStage } from '../report-stage.ts';
import { actPast, INTERSTITIALS } from './interstitials.ts';
import { type AddressedPage, checkShipTo } from './set-address.ts';

/** The payment step leads to the review, now and then past an offer; more than this goes round in circles. */
const MOST_PAGES = 3;

export type ReviewPage = Recognised<'amazon.review'>;

/** A review page and what it says, in the words of the API. */
export interface Reviewed {
  readonly page: ReviewPage;
  readonly review: Review;
}

/** REVIEWED. Past the payment step to the review page. Exit: everything on it is read; "--" is unknown. */
export async function reachReview(attempt: Attempt, from: AddressedPage): Promise<Reviewed> {
  const page = from.page === 'amazon.review' ? asReview(from) : await choosePayment(attempt, from);
  const reviewed = readReviewed(attempt, page);
  await reportStage(attempt, 'REVIEWED', page.seen);
  return reviewed;
}

/** What the review page says now. Throws when its ship-to is not the buyer's. */
export function readReviewed(attempt: Attempt, page: ReviewPage): Reviewed {
  const { job } = attempt;
  const { facts, seen } = page;
  checkShipTo(attempt, facts.shipTo);
  if (facts.blockers.length > 0) {
    throw new AttemptFailure(blockerReason(facts.blockers), {
      page: 'amazon.review',
      blockers: facts.blockers.join(', '),
    });
  }
  if (facts.lines.some(({ asin }) => asin !== null && asin !== job.asin)) {
    throw new AttemptFailure('BLOCKER_CART', {
      page: 'amazon.review',
      problem: 'another product is in the order',
    });
  }
  const { charges } = facts;
  // A part that this page does not print at all is none; one that is printed as "--" is unknown.
  const total = minorOf(charges.total);
  return {
    page,
    review: {
      // Where the page keeps no ASIN, IN_CART showed that the cart holds this one alone.
      asin: job.asin,
      quantity: quantityOf(facts),
      currency: charges.total?.currency ?? job.currency,
      items_minor: minorOf(charges.items),
      shipping_minor: sumMinor(charges.shipping, charges.freeShipping),
      tax_minor: minorOf(charges.tax),
      total_minor: total,
      latest_delivery: facts.latestDelivery,
      ship_to_name: facts.shipTo.name,
      ship_to_text: facts.shipTo.text,
      purchase_id: facts.purchaseId,
      practice_run: seen.reading.practiceRun,
    },
  };
}

/** Does a later reading of the page promise exactly what was reviewed? */
export function sameReview(left: Review, right: Review): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Units over all lines; where lines print none, the summary's count. Zero is "could not be read": never permitted. */
function quantityOf(facts: ReviewPage['facts']): number {
  const { lines, itemCount } = facts;
  if (lines.length === 1 && itemCount !== null && (lines[0]?.quantity ?? itemCount) === itemCount)
    return itemCount;
  const perLine = lines.reduce<number | null>(
    (sum, line) => (sum === null || line.quantity === null ? null : sum + line.quantity),
    lines.length === 0 ? null : 0,
  );
  if (perLine !== null && (itemCount === null || itemCount === perLine)) return perLine;
  return perLine === null && itemCount !== null ? itemCount : 0;
}

async function choosePayment(attempt: Attempt, from: AddressedPage): Promise<ReviewPage> {
  const { tab } = attempt;
  const chosen = await tab.act(from.seen, { kind: 'choose_first_payment' });
  if (chosen.outcome === 'not_possible') {
    throw new AttemptFailure('BLOCKER_PAYMENT_REVISION', { missing: chosen.missing.join(', ') });
  }
  let act: Act = { kind: 'take_step', step: 'payment.continue' };
  let seen = from.seen;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    await attempt.safePoint();
    const { next } = await tab.follow(seen, act);
    if (next === null) throw new AttemptFailure('PAGE_TIMEOUT', { act: 'payment.continue' });
    const page = await expectPage(tab, next, ['amazon.review', 'amazon.payment', ...INTERSTITIALS]);
    if (page.page === 'amazon.review') return page;
    if (page.page === 'amazon.payment') break;
    act = actPast(page);
    seen = page.seen;
  }
  throw new AttemptFailure('BLOCKER_PAYMENT_REVISION', { page: 'amazon.payment' });
}

function asReview(page: AddressedPage): ReviewPage {
  if (page.page !== 'amazon.review') throw new TypeError('Not a review page');
  return page;
}

function blockerReason(blockers: readonly string[]) {
  if (blockers.includes('delivery_choice_missing')) return 'DELIVERY_UNKNOWN';
  if (blockers.includes('not_deliverable')) return 'BLOCKER_ADDRESS_REFUSED';
  if (blockers.includes('out_of_stock')) return 'BLOCKER_OUT_OF_STOCK';
  return blockers.some((blocker) => /quantity/i.test(blocker))
    ? 'BLOCKER_QUANTITY_LIMIT'
    : 'BLOCKER_PAGE_NOT_RECOGNISED';
}

function minorOf(amount: Money | null | undefined): number | null {
  return amount?.minor ?? null;
}

/** Shipping after what is taken off again; unknown when the charge itself is. */
function sumMinor(charge: Money | null | undefined, off: Money | null | undefined): number | null {
  return charge == null ? null : charge.minor + (off?.minor ?? 0);
}

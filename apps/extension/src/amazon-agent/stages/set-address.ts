import { matchesPageText } from '@crosscart/domain';
import type { Act } from '../../messages/acts.ts';
import type { PageSeen } from '../../messages/page-seen.ts';
import type { Attempt } from '../attempt.ts';
import { AttemptFailure } from '../attempt-failure.ts';
import { expectPage, type Recognised } from '../expect-page.ts';
import { reportStage } from '../report-stage.ts';
import type { CartPage } from './fill-cart.ts';
import { actPast, INTERSTITIALS, isInterstitial } from './interstitials.ts';

const CHECKOUT_PAGES = [...INTERSTITIALS, 'amazon.address', 'amazon.payment', 'amazon.review'] as const;
type CheckoutPage = Recognised<(typeof CHECKOUT_PAGES)[number]>;
export type AddressedPage = Recognised<'amazon.payment' | 'amazon.review'>;

/** Interstitials, change, address: more than this means going round in circles. */
const MOST_PAGES = 6;

/**
 * ADDRESS_SET. From the cart to the first checkout page behind the address step. The address is always a new
 * one with the buyer's data: what the account has saved, or fills in by itself, is never used. Exit: the
 * page's own ship-to means the buyer's address.
 */
export async function setAddress(attempt: Attempt, cart: CartPage): Promise<AddressedPage> {
  let page = await go(attempt, cart.seen, { kind: 'take_step', step: 'cart.proceed' });
  let typed = false;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    await attempt.safePoint();
    if (isInterstitial(page)) {
      page = await go(attempt, page.seen, actPast(page));
    } else if (page.page === 'amazon.address') {
      if (typed) throw refusedAddress(page);
      page = await go(attempt, page.seen, { kind: 'ship_to_new_address', shipTo: attempt.job.ship_to });
      typed = true;
    } else if (typed) {
      checkShipTo(attempt, page.facts.shipTo);
      await reportStage(attempt, 'ADDRESS_SET', page.seen);
      return page;
    } else {
      page = await go(attempt, page.seen, { kind: 'take_step', step: 'review.change_address' });
    }
  }
  throw new AttemptFailure('BLOCKER_PAGE_NOT_RECOGNISED', {
    problem: 'the checkout does not get past the address',
  });
}

/** The page's own wording of the ship-to means the buyer's address, the name included. */
export function checkShipTo(
  { job }: Attempt,
  shipTo: { readonly name: string; readonly text: string } | null,
): asserts shipTo is { readonly name: string; readonly text: string } {
  if (shipTo === null) {
    throw new AttemptFailure('BLOCKER_PAGE_NOT_RECOGNISED', { missing: 'shipTo' });
  }
  const compared = matchesPageText(job.ship_to, shipTo);
  if (!compared.same) {
    throw new AttemptFailure('BLOCKER_ADDRESS_REFUSED', { differs: compared.differs.join(', ') });
  }
}

async function go(attempt: Attempt, from: PageSeen, act: Act): Promise<CheckoutPage> {
  const { answer, next } = await attempt.tab.follow(from, act);
  if (answer.outcome === 'not_possible') {
    const reason =
      act.kind === 'ship_to_new_address' ? 'BLOCKER_ADDRESS_REFUSED' : 'BLOCKER_PAGE_NOT_RECOGNISED';
    throw new AttemptFailure(reason, { missing: answer.missing.join(', ') });
  }
  if (next !== null) return expectPage(attempt.tab, next, CHECKOUT_PAGES);
  // The form may have stayed where it is, with a message or a suggestion: that is a refusal.
  const stays = act.kind === 'ship_to_new_address' ? await attempt.tab.look() : null;
  const isAddressStep = stays?.reading.kind === 'page' && stays.reading.page === 'amazon.address';
  throw new AttemptFailure(isAddressStep ? 'BLOCKER_ADDRESS_REFUSED' : 'PAGE_TIMEOUT', { act: act.kind });
}

/** The form came back: how many messages it shows is told, what they say may quote the address. */
function refusedAddress(page: Recognised<'amazon.address'>): AttemptFailure {
  return new AttemptFailure('BLOCKER_ADDRESS_REFUSED', {
    form_messages: page.facts.formErrors.length,
    suggests_another: page.facts.suggestion !== null,
  });
}

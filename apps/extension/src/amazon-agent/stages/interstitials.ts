import type { FailureReason } from '@crosscart/contracts';
import type { AmazonItemSelect } from '@crosscart/marketplace-pages';
import type { Act } from '../../messages/acts.ts';
import { AttemptFailure } from '../attempt-failure.ts';
import type { Recognised } from '../expect-page.ts';

/** Pages that Amazon puts between two steps of a checkout, now and then. */
export const INTERSTITIALS = [
  'amazon.before_you_go',
  'amazon.prime_upsell',
  'amazon.item_select',
  'amazon.business_order',
] as const;
type Interstitial = Recognised<(typeof INTERSTITIALS)[number]>;

const REFUSALS: Record<AmazonItemSelect['messages'][number]['meaning'], FailureReason> = {
  quantity_limit: 'BLOCKER_QUANTITY_LIMIT',
  out_of_stock: 'BLOCKER_OUT_OF_STOCK',
  not_deliverable: 'BLOCKER_ADDRESS_REFUSED',
  other: 'BLOCKER_CART',
};

/** Whether a page of the checkout is one of them. */
export function isInterstitial(page: { readonly page: string }): page is Interstitial {
  return (INTERSTITIALS as readonly string[]).includes(page.page);
}

/**
 * What leads past an offer: nothing is bought with it. Throws AttemptFailure where the page wants a decision:
 * a smaller quantity, another item, the order number of a business.
 */
export function actPast({ page, facts }: Interstitial): Act {
  switch (page) {
    case 'amazon.before_you_go':
      return { kind: 'take_step', step: 'before_you_go.continue' };
    case 'amazon.prime_upsell':
      return { kind: 'take_step', step: 'prime_upsell.decline' };
    case 'amazon.item_select': {
      // Above the items stands that something is wrong with them, which says less than the message on the item.
      const telling = facts.messages.find(({ meaning }) => meaning !== 'other');
      const names = facts.messages.map((message) => message.name).join(', ');
      throw new AttemptFailure(REFUSALS[telling?.meaning ?? 'other'], { page, messages: names });
    }
    case 'amazon.business_order':
      throw new AttemptFailure('BLOCKER_PAGE_NOT_RECOGNISED', { page, problem: 'a person must fill it' });
  }
}

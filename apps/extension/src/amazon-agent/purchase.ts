import type { Attempt } from './attempt.ts';
import { AttemptFailure } from './attempt-failure.ts';
import { fillCart } from './stages/fill-cart.ts';
import { getPermit } from './stages/get-permit.ts';
import { openProduct } from './stages/open-product.ts';
import { type Placing, placeOrder } from './stages/place-order.ts';
import { type Reviewed, reachReview } from './stages/review.ts';
import { setAddress } from './stages/set-address.ts';

/** Prices that change under the agent's eyes more often than this are a person's matter. */
const MOST_PERMITS = 4;

export type WalkEnd = Exclude<Placing, { kind: 'changed' | 'permit_lapsed' }> | { readonly kind: 'released' };

/** The whole way from the product page to the one click. Every stage is durable before the next begins. */
export async function walkPurchase(attempt: Attempt): Promise<WalkEnd> {
  const product = await openProduct(attempt);
  await attempt.safePoint();
  const cart = await fillCart(attempt, product);
  await attempt.safePoint();
  const addressed = await setAddress(attempt, cart);
  await attempt.safePoint();
  let reviewed: Reviewed = await reachReview(attempt, addressed);
  for (let permits = 0; permits < MOST_PERMITS; permits += 1) {
    const permit = await getPermit(attempt, reviewed);
    if (permit.kind === 'released') return permit;
    const placing = await placeOrder(attempt, permit.permitId, permit.reviewed);
    if (placing.kind !== 'changed' && placing.kind !== 'permit_lapsed') return placing;
    reviewed = placing.reviewed;
  }
  throw new AttemptFailure('PAGE_TIMEOUT', { problem: 'the review page keeps changing' });
}

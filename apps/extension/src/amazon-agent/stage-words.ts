import type { PurchaseStage } from '@crosscart/contracts';

/** The stages as people read them. */
export const STAGE_WORDS: Record<PurchaseStage, string> = {
  OPENED: 'Product opened',
  IN_CART: 'In the cart',
  ADDRESS_SET: 'Address set',
  REVIEWED: 'Reviewed',
  PERMITTED: 'Approved',
  PLACING: 'Placing',
  PLACED: 'Placed',
};

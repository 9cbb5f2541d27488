import type { ShipTo } from '@crosscart/contracts';

/** Buttons and links that only lead on to the next page. */
export type Step =
  | 'cart.proceed'
  | 'before_you_go.continue'
  | 'prime_upsell.decline'
  | 'payment.continue'
  | 'review.change_address';

/** Everything that the background may ask a content script to do. Nothing else on a page is ever touched. */
export type Act =
  | { readonly kind: 'add_to_cart'; readonly asin: string; readonly quantity: number }
  | { readonly kind: 'remove_cart_line'; readonly itemId: string }
  | { readonly kind: 'take_step'; readonly step: Step }
  | { readonly kind: 'ship_to_new_address'; readonly shipTo: ShipTo }
  | { readonly kind: 'choose_first_payment' }
  | { readonly kind: 'arm_place_order'; readonly purchaseId: string; readonly totalMinor: number }
  | { readonly kind: 'place_order'; readonly token: string; readonly clickBefore: number }
  | { readonly kind: 'was_place_order_clicked'; readonly purchaseId: string };

/**
 * What became of an act. `done` promises only that the page was told; the next page shows what came of it.
 * `not_possible` names what the page did not offer: controls and limits, never what was typed.
 */
export type ActAnswer =
  | { readonly outcome: 'done' }
  /** Added fewer than asked: the page offers no more at once. */
  | { readonly outcome: 'added'; readonly quantity: number }
  /** The button stands ready; the token allows one click on this document. */
  | { readonly outcome: 'armed'; readonly token: string }
  | { readonly outcome: 'clicked' }
  | { readonly outcome: 'not_clicked'; readonly why: NotClicked }
  | { readonly outcome: 'not_possible'; readonly missing: readonly string[] }
  | { readonly outcome: 'another_document' };

/** Why *Place your order* was certainly not clicked. */
export type NotClicked = 'deadline_passed' | 'clicked_before' | 'not_armed' | 'page_changed';

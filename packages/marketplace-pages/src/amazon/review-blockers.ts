import { isInert, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import type { ReviewShipment } from './review-shipments.ts';

/** Messages that the page gives a name of its own, by the names used here. */
const KNOWN_MESSAGES: Readonly<Record<string, string>> = {
  selectDeliveryOptionMessage: 'delivery_choice_missing',
  QuantityLimitsCVMessage: 'quantity_limit',
};

/**
 * What keeps the order from being placed: `delivery_choice_missing`, `quantity_limit`, `error_message` (an
 * error in words only), `place_order_disabled`, `no_place_order_button`, else the page's name of its message.
 */
export function readReviewBlockers(view: PageView, shipments: readonly ReviewShipment[]): string[] {
  const blockers = view
    .all('message')
    .filter((message) => !isInert(message))
    .flatMap((message) => message.getAttribute('data-messageid') ?? [])
    .map((name) => (Object.hasOwn(KNOWN_MESSAGES, name) ? (KNOWN_MESSAGES[name] ?? name) : name));
  if (shipments.some((shipment) => shipment.needsDeliveryChoice)) blockers.push('delivery_choice_missing');
  const errors = view.all('error').filter((error) => !isInert(error) && !isNamed(error));
  for (const text of errors.map(textOf).filter((each) => each !== '')) {
    blockers.push(view.mentions('chooseDelivery', text) ? 'delivery_choice_missing' : 'error_message');
  }
  if (view.all('deliverBlocker').some((trigger) => !isInert(trigger))) blockers.push('place_order_disabled');
  if (!view.has('placeOrder')) blockers.push('no_place_order_button');
  return [...new Set(blockers)];
}

/** The name stands on the message itself, on its box or on its text. */
function isNamed(error: Element): boolean {
  if (error.closest('[data-messageid]') !== null) return true;
  return [...error.querySelectorAll('[data-messageid]')].some((message) => !isInert(message));
}

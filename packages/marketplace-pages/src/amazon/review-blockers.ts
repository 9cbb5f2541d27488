import { isInert, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { refusalIn, saysLowered } from './refusal-words.ts';
import type { ReviewShipment } from './review-shipments.ts';

/** Messages that the page gives a name of its own, by the names used here. */
const KNOWN_MESSAGES: Readonly<Record<string, string>> = {
  selectDeliveryOptionMessage: 'delivery_choice_missing',
  QuantityLimitsCVMessage: 'quantity_limit',
};

/**
 * What keeps the order from being placed as it was wanted: `delivery_choice_missing`, `quantity_limit`,
 * `quantity_lowered` (Amazon merely says so), `not_deliverable`, `out_of_stock`, `error_message` (an error in words
 * that nobody knew), `approval_needed`, `place_order_disabled`, `no_place_order_button`, else the page's name of its
 * message.
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
    const choice = view.mentions('chooseDelivery', text) ? 'delivery_choice_missing' : null;
    blockers.push(choice ?? refusalIn(view, text) ?? 'error_message');
  }
  const notices = view.all('notice').filter((notice) => !isInert(notice));
  if (notices.some((notice) => saysLowered(view, textOf(notice)))) blockers.push('quantity_lowered');
  if (view.all('submitLabel').some((button) => needsApproval(view, button))) blockers.push('approval_needed');
  if (view.all('deliverBlocker').some((trigger) => !isInert(trigger))) blockers.push('place_order_disabled');
  if (!view.has('placeOrder')) blockers.push('no_place_order_button');
  return [...new Set(blockers)];
}

/** In a business that approves purchases the button submits the order to somebody else instead of placing it. */
function needsApproval(view: PageView, button: Element): boolean {
  const inputs = [...button.querySelectorAll('input')];
  const attributes = inputs.flatMap((input) =>
    ['value', 'title', 'aria-label'].map((name) => input.getAttribute(name) ?? ''),
  );
  return [textOf(button), ...attributes].some((text) => view.isLabelled('approval', text));
}

/** The name stands on the message itself, on its box or on its text. */
function isNamed(error: Element): boolean {
  if (error.closest('[data-messageid]') !== null) return true;
  return [...error.querySelectorAll('[data-messageid]')].some((message) => !isInert(message));
}

import { findControl, type PageName } from '@crosscart/marketplace-pages';
import type { ActAnswer, Step } from '../../messages/acts.ts';
import { read } from '../read-settled.ts';
import { whenFound } from '../when-changed.ts';
import { DONE, notPossible, press, pressSoon } from './answers.ts';

const STEPS: Record<Step, readonly (readonly [PageName, string])[]> = {
  'cart.proceed': [['amazon.cart', 'proceedToCheckout']],
  'before_you_go.continue': [['amazon.before_you_go', 'continueToCheckout']],
  'prime_upsell.decline': [['amazon.prime_upsell', 'noThanks']],
  'payment.continue': [['amazon.payment', 'useThisPaymentMethod']],
  'review.change_address': [
    ['amazon.review', 'changeAddress'],
    ['amazon.payment', 'changeAddress'],
  ],
};

const CONTROL_MS = 3_000;

/** Presses the button or link that leads on, if the page is the one that has it. */
export async function takeStep(step: Step): Promise<ActAnswer> {
  const control = await whenFound(() => {
    const reading = read();
    const place = STEPS[step].find(([page]) => reading.kind === 'page' && reading.page === page);
    return place === undefined ? null : findControl(document, place[0], place[1]);
  }, CONTROL_MS);
  if (control === null) return notPossible(step);
  pressSoon(control);
  return DONE;
}

/** Takes one row out of the cart. */
export function removeCartLine(itemId: string): ActAnswer {
  const control = findControl(document, 'amazon.cart', 'deleteLine', { itemId });
  if (control === null) return notPossible('deleteLine');
  pressSoon(control);
  return DONE;
}

/** Chooses the account's first payment method, unless one is chosen already. */
export async function chooseFirstPayment(): Promise<ActAnswer> {
  const reading = read();
  if (reading.kind !== 'page' || reading.page !== 'amazon.payment') return notPossible('payment');
  if (reading.facts.methods.some((method) => method.isChosen)) return DONE;
  const method = findControl(document, 'amazon.payment', 'method');
  if (method === null) return notPossible('method');
  press(method);
  return DONE;
}

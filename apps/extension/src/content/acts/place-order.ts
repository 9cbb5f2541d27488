import { findControl } from '@crosscart/marketplace-pages';
import type { ActAnswer, NotClicked } from '../../messages/acts.ts';
import { read } from '../read-settled.ts';
import { notPossible } from './answers.ts';

interface Armed {
  readonly token: string;
  readonly purchaseId: string;
  readonly totalMinor: number;
  readonly button: HTMLElement;
}

/** Lives exactly as long as the document: no way back to "not clicked" but a new document. */
let armed: Armed | null = null;
let wasClicked = false;

/** Finds *Place your order* BEFORE placing is recorded, and remembers for which purchase and total. */
export function armPlaceOrder(purchaseId: string, totalMinor: number): ActAnswer {
  if (wasClicked || !showsPurchase(purchaseId, totalMinor)) return notPossible('review');
  const button = findControl(document, 'amazon.review', 'placeOrder');
  if (!(button instanceof HTMLElement)) return notPossible('placeOrder');
  armed = { token: crypto.randomUUID(), purchaseId, totalMinor, button };
  return { outcome: 'armed', token: armed.token };
}

/**
 * The one click. Everything from the deadline check to the click is one synchronous task: nothing can come
 * between. Never twice on a document, never without its token, never on a page that says something else.
 */
export function placeOrder(token: string, clickBefore: number): ActAnswer {
  const why = whyNot(token);
  if (why !== null) return { outcome: 'not_clicked', why };
  if (!(Date.now() < clickBefore)) return { outcome: 'not_clicked', why: 'deadline_passed' };
  wasClicked = true;
  armed?.button.click();
  return { outcome: 'clicked' };
}

/** Did this document click? Asked after the deadline, so that "no" stays true. */
export function wasPlaceOrderClicked(purchaseId: string): ActAnswer {
  if (wasClicked) return { outcome: 'clicked' };
  // Another document of the same checkout may stand here because the first one did click.
  if (armed?.purchaseId !== purchaseId) return { outcome: 'another_document' };
  return { outcome: 'not_clicked', why: 'deadline_passed' };
}

function whyNot(token: string): NotClicked | null {
  if (wasClicked) return 'clicked_before';
  if (armed === null || armed.token !== token) return 'not_armed';
  const isSame = armed.button.isConnected && showsPurchase(armed.purchaseId, armed.totalMinor);
  return isSame ? null : 'page_changed';
}

function showsPurchase(purchaseId: string, totalMinor: number): boolean {
  const reading = read();
  return (
    reading.kind === 'page' &&
    reading.page === 'amazon.review' &&
    reading.facts.purchaseId === purchaseId &&
    reading.facts.charges.total?.minor === totalMinor &&
    reading.facts.blockers.length === 0
  );
}

import { findControl } from '@crosscart/marketplace-pages';
import type { Act, ActAnswer } from '../../messages/acts.ts';
import { read } from '../read-settled.ts';
import { notPossible, pressSoon } from './answers.ts';
import { fill } from './fill.ts';

/** Chooses as many as wanted, or as many as the page offers at once, and presses *Add to cart*. */
export function addToCart(act: Extract<Act, { kind: 'add_to_cart' }>): ActAnswer {
  const reading = read();
  if (reading.kind !== 'page' || reading.page !== 'amazon.product' || reading.facts.asin !== act.asin) {
    return notPossible('product');
  }
  const button = findControl(document, 'amazon.product', 'addToCart');
  if (button === null) return notPossible('addToCart');
  const select = findControl(document, 'amazon.product', 'quantity');
  const quantity = Math.max(1, ...reading.facts.quantities.filter((offered) => offered <= act.quantity));
  if (select instanceof HTMLSelectElement) fill(select, String(quantity));
  pressSoon(button);
  return { outcome: 'added', quantity: select === null ? 1 : quantity };
}

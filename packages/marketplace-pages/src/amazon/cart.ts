import type { Money } from '@crosscart/domain';
import { isAsin } from '@crosscart/domain';
import { isChosen, isInert, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';

export interface CartLine {
  /** Names the row to `findControl`. */
  itemId: string | null;
  asin: string | null;
  title: string | null;
  quantity: number | null;
  unitPrice: Money | null;
  /** Unselected rows stay in the cart and are not bought. */
  isSelected: boolean;
  isOutOfStock: boolean;
}

export interface AmazonCart {
  /** Rows that checkout would buy, selected or not; rows just removed are gone. */
  active: CartLine[];
  saved: CartLine[];
  subtotal: Money | null;
  isEmpty: boolean;
  isGift: boolean;
  canProceed: boolean;
}

/** The cart, what is in it and what merely waits below it. */
export function readCart(view: PageView): AmazonCart {
  const active = readLines(view, 'activeRow');
  const saysEmpty = view.all('emptyMessage').some((heading) => view.isLabelled('empty', textOf(heading)));
  if (active.length === 0 && !saysEmpty && view.has('proceed')) view.fail('activeRow');
  return {
    active,
    saved: readLines(view, 'savedRow'),
    subtotal: view.moneyAt('subtotal'),
    isEmpty: active.length === 0,
    isGift: isChosen(view.first('gift')),
    canProceed: view.all('proceed').some((button) => !isInert(button) && !button.hasAttribute('disabled')),
  };
}

function readLines(view: PageView, field: string): CartLine[] {
  return view
    .all(field)
    .filter((row) => row.getAttribute('data-removed') !== 'true')
    .map((row) => {
      const asin = row.getAttribute('data-asin');
      const isOutOfStock = row.getAttribute('data-outofstock') === '1';
      const quantity = view.count('quantity', row.getAttribute('data-quantity'));
      return {
        itemId: row.getAttribute('data-itemid'),
        asin: asin !== null && isAsin(asin) ? asin : view.fail('asin'),
        title: view.text('rowTitle', row),
        quantity,
        unitPrice: view.moneyAt('rowPrice', row),
        isSelected: row.getAttribute('data-isselected') !== '0',
        isOutOfStock,
      };
    });
}

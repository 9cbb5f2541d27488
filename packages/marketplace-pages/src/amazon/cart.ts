import type { Money } from '@crosscart/domain';
import { isAsin, money, subtractMoney } from '@crosscart/domain';
import { isChosen, isInert, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { plainMinor } from './plain-amount.ts';

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
  isGift: boolean;
}

export interface AmazonCart {
  /** Rows that checkout would buy, selected or not; rows just removed are gone. */
  active: CartLine[];
  saved: CartLine[];
  /** Units that the subtotal counts ("Subtotal (12 items)"). */
  itemCount: number | null;
  subtotal: Money | null;
  /** subtotal − the selected rows' quantity × price; null when one of them is unknown. */
  difference: Money | null;
  isEmpty: boolean;
  /** The order as a whole, or one of its rows, is marked as a gift. */
  isGift: boolean;
  canProceed: boolean;
}

/** The cart, what is in it and what merely waits below it. */
export function readCart(view: PageView): AmazonCart {
  const active = readLines(view, 'activeRow');
  const saysEmpty = view.all('emptyMessage').some((heading) => view.isLabelled('empty', textOf(heading)));
  if (active.length === 0 && !saysEmpty && view.has('proceed')) view.fail('activeRow');
  const subtotal = view.moneyAt('subtotal');
  return {
    active,
    saved: readLines(view, 'savedRow'),
    itemCount: readItemCount(view),
    subtotal,
    difference: differenceOf(subtotal, active),
    isEmpty: active.length === 0,
    isGift: isChosen(view.first('gift')) || active.some((line) => line.isGift),
    canProceed: view.all('proceed').some((button) => !isInert(button) && !button.hasAttribute('disabled')),
  };
}

function readLines(view: PageView, field: string): CartLine[] {
  return view
    .all(field)
    .filter((row) => row.getAttribute('data-removed') !== 'true')
    .map((row) => {
      const asin = row.getAttribute('data-asin');
      return {
        itemId: row.getAttribute('data-itemid'),
        asin: asin !== null && isAsin(asin) ? asin : view.fail('asin'),
        title: view.text('rowTitle', row),
        quantity: view.count('quantity', row.getAttribute('data-quantity')),
        unitPrice: readUnitPrice(view, row),
        isSelected: row.getAttribute('data-isselected') !== '0',
        isOutOfStock: row.getAttribute('data-outofstock') === '1',
        isGift: row.getAttribute('data-giftwrapped') === '1' || view.all('rowGift', row).some(isChosen),
      };
    });
}

/** The price that is shown. The row carries it as a plain number too: when the two differ, neither is told. */
function readUnitPrice(view: PageView, row: Element): Money | null {
  const shown = view.moneyAt('rowPrice', row);
  const minor = plainMinor(row.getAttribute('data-price'));
  if (shown === null || minor === null) return shown;
  return shown.minor === minor ? shown : view.fail('unitPrice');
}

function readItemCount(view: PageView): number | null {
  const label = view.text('subtotalLabel');
  return label === null ? null : view.count('itemCount', /\((\d{1,5}) \p{L}+\)/u.exec(label)?.[1] ?? null);
}

function differenceOf(subtotal: Money | null, lines: readonly CartLine[]): Money | null {
  let rest = subtotal;
  for (const { isSelected, quantity, unitPrice } of lines) {
    if (!isSelected || rest === null) continue;
    const isKnown = quantity !== null && unitPrice !== null && unitPrice.currency === rest.currency;
    rest = isKnown ? subtractMoney(rest, money(unitPrice.minor * quantity, rest.currency)) : null;
  }
  return rest;
}

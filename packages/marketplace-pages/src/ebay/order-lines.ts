import type { Money } from '@crosscart/domain';
import { isEbayItemId, isEbayLineId } from '@crosscart/domain';
import type { PageView } from '../page-view.ts';

export interface EbayOrderLine {
  /** Line item / transaction id; null where the page does not name it. */
  lineId: string | null;
  itemId: string | null;
  sku: string | null;
  /** "Color: Blue, Size: M", exactly as printed. */
  variation: string | null;
  title: string | null;
  quantity: number | null;
  /** Price of one unit before discounts, as printed (rounded where the total does not divide). */
  unitPrice: Money | null;
  /** All units before discounts; exact. */
  total: Money | null;
  /** Negative; null when there is none. */
  discount: Money | null;
  /** Null when the page does not say. */
  isShipped: boolean | null;
}

/** One line of an eBay order. */
export function readLine(view: PageView, line: Element): EbayOrderLine {
  const status = view.text('lineStatus', line);
  return {
    lineId: readLineId(view, line),
    itemId: readItemId(view, line),
    sku: view.text('lineSku', line),
    variation: view.text('lineVariation', line),
    title: view.text('lineTitle', line),
    quantity: view.count('quantity', view.text('lineQuantity', line)),
    unitPrice: view.moneyAt('lineUnitPrice', line),
    total: view.moneyAt('lineTotal', line),
    discount: view.moneyAt('lineDiscount', line),
    isShipped:
      status === null
        ? null
        : view.isLabelled('lineShipped', status)
          ? true
          : view.isLabelled('lineNotShipped', status)
            ? false
            : null,
  };
}

/** The card's own attribute and its tracking link must agree. */
function readLineId(view: PageView, line: Element): string | null {
  const link = view.attribute('lineTracking', 'href', line);
  const linked = link === null ? null : (URL.parse(link, view.url)?.searchParams.get('transId') ?? null);
  return agreed(view, 'lineId', [line.getAttribute('data-line-item-id'), linked], isEbayLineId);
}

function readItemId(view: PageView, line: Element): string | null {
  const link = view.attribute('lineTitle', 'href', line);
  const linked = /\/itm\/(?:[^/?]+\/)?(\d+)(?:[?#]|$)/.exec(link ?? '')?.[1] ?? null;
  return agreed(view, 'itemId', [view.text('lineItemId', line), linked], isEbayItemId);
}

function agreed(
  view: PageView,
  what: string,
  candidates: (string | null)[],
  isValid: (text: string) => boolean,
): string | null {
  const values = [...new Set(candidates.filter((value) => value !== null))];
  const [value] = values;
  if (value === undefined) return null;
  return values.length === 1 && isValid(value) ? value : view.fail(what);
}

import type { Money } from '@crosscart/domain';
import { isEbayItemId, isEbayLineId } from '@crosscart/domain';
import { textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { agreed } from './agreed.ts';

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
  /** Tracking numbers as printed; empty while there are none. */
  trackingNumbers: string[];
}

/** One line of an eBay order. */
export function readLine(view: PageView, line: Element): EbayOrderLine {
  const trackingNumbers = readTrackingNumbers(view, line);
  const discount = view.moneyAt('lineDiscount', line);
  return {
    lineId: readLineId(view, line),
    itemId: readItemId(view, line),
    sku: view.text('lineSku', line),
    variation: view.text('lineVariation', line),
    title: view.text('lineTitle', line),
    quantity: readQuantity(view, line),
    unitPrice: view.moneyAt('lineUnitPrice', line),
    total: view.moneyAt('lineTotal', line),
    discount: discount === null ? null : { ...discount, minor: -Math.abs(discount.minor) || 0 },
    isShipped: readIsShipped(view, line, trackingNumbers),
    trackingNumbers,
  };
}

/** "2 (9 available)"; the units that are left are not the ones that were sold. */
function readQuantity(view: PageView, line: Element): number | null {
  const text = view.text('lineQuantity', line)?.replace(/\s*\([^()]*\)$/, '') ?? null;
  return view.count('quantity', text);
}

/** The line's own words first; then what its tracking cell offers. */
function readIsShipped(view: PageView, line: Element, trackingNumbers: readonly string[]): boolean | null {
  const status = view.text('lineStatus', line);
  if (status !== null && view.isLabelled('lineShipped', status)) return true;
  if (status !== null && view.isLabelled('lineNotShipped', status)) return false;
  const offers = view.all('lineAction', line).map((action) => textOf(action));
  if (trackingNumbers.length > 0 || offers.some((text) => view.isLabelled('markNotShipped', text)))
    return true;
  return offers.some((text) => view.isLabelled('addTracking', text)) ? false : null;
}

/** Numbers are printed bare, spaced in fours, or after a word and a colon. */
function readTrackingNumbers(view: PageView, line: Element): string[] {
  const texts = view.all('lineTrackingNumber', line).map((part) => textOf(part));
  const numbers = texts.map((text) => text.replace(/^[^:]*:/, '').replace(/\s+/g, ''));
  return [...new Set(numbers.filter((word) => /^(?=.*\d{4})[A-Z0-9]{8,40}$/.test(word)))];
}

/** What eBay calls a line in the addresses of its own pages. */
const LINE_PARAMETERS = new Set(['transid', 'transactionid', 'lineitemid']);
const LINE_ATTRIBUTES = ['data-line-item-id', 'data-lineitemid', 'data-transaction-id'] as const;

/** The card's own attribute and every link in it that names the line must agree; "0" stands for none. */
function readLineId(view: PageView, line: Element): string | null {
  const linked = view.all('lineLink', line).flatMap((link) => {
    const query = URL.parse(link.getAttribute('href') ?? '', view.url)?.searchParams ?? [];
    return [...query].flatMap(([name, value]) =>
      LINE_PARAMETERS.has(name.toLowerCase()) && value !== '0' ? [value] : [],
    );
  });
  const own = LINE_ATTRIBUTES.map((name) => line.getAttribute(name));
  return agreed(view, 'lineId', [...own, ...linked], isEbayLineId);
}

function readItemId(view: PageView, line: Element): string | null {
  const link = view.attribute('lineTitle', 'href', line);
  const linked = /\/itm\/(?:[^/?]+\/)?(\d+)(?:[?#]|$)/.exec(link ?? '')?.[1] ?? null;
  return agreed(view, 'itemId', [view.text('lineItemId', line), linked], isEbayItemId);
}

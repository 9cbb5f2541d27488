import type { Money } from '@crosscart/domain';
import { isEbayItemId, isEbayLineId } from '@crosscart/domain';
import { textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { agreed } from './agreed.ts';
import { type LinkedLine, linkedLines } from './linked-lines.ts';

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

/** What the whole page says of its lines. */
interface PageLinks {
  linked: readonly LinkedLine[];
  /** The item of every line. */
  itemIds: readonly (string | null)[];
}

/** The lines of an eBay order. */
export function readOrderLines(view: PageView): EbayOrderLine[] {
  const lines = view.all('line');
  const itemIds = lines.map((line) => readItemId(view, line));
  const page = { linked: linkedLines(view), itemIds };
  return lines.map((line, index) => {
    const itemId = itemIds[index] ?? null;
    const ids = { itemId, lineId: readLineId(view, line, itemId, page) };
    return readLine(view, line, ids, lines.length === 1);
  });
}

/** What the page says of the whole order's parcels belongs to a line that is the only one, and else to none. */
function readLine(
  view: PageView,
  line: Element,
  ids: Pick<EbayOrderLine, 'lineId' | 'itemId'>,
  isOnly: boolean,
): EbayOrderLine {
  const ofOrder = (field: string) => (isOnly ? view.all(field) : []);
  const trackingNumbers = numbersIn([
    ...view.all('lineTrackingNumber', line),
    ...ofOrder('orderTrackingNumber'),
  ]);
  const offers = [...view.all('lineAction', line), ...ofOrder('orderAction')].map((action) => textOf(action));
  const discount = view.moneyAt('lineDiscount', line);
  return {
    ...ids,
    sku: view.text('lineSku', line),
    variation: view.text('lineVariation', line),
    title: view.text('lineTitle', line),
    quantity: readQuantity(view, line),
    unitPrice: view.moneyAt('lineUnitPrice', line),
    total: view.moneyAt('lineTotal', line),
    discount: discount === null ? null : { ...discount, minor: -Math.abs(discount.minor) || 0 },
    isShipped: readIsShipped(view, view.text('lineStatus', line), trackingNumbers, offers),
    trackingNumbers,
  };
}

/** "2 (9 available)"; the units that are left are not the ones that were sold. */
function readQuantity(view: PageView, line: Element): number | null {
  const text = view.text('lineQuantity', line)?.replace(/\s*\([^()]*\)$/, '') ?? null;
  return view.count('quantity', text);
}

/** The line's own words first; then what its tracking cell offers. */
function readIsShipped(
  view: PageView,
  status: string | null,
  trackingNumbers: readonly string[],
  offers: readonly string[],
): boolean | null {
  if (status !== null && view.isLabelled('lineShipped', status)) return true;
  if (status !== null && view.isLabelled('lineNotShipped', status)) return false;
  if (trackingNumbers.length > 0 || offers.some((text) => view.isLabelled('markNotShipped', text)))
    return true;
  return offers.some((text) => view.isLabelled('addTracking', text)) ? false : null;
}

/** Numbers are printed bare, spaced in fours, or after a word and a colon. */
function numbersIn(parts: readonly Element[]): string[] {
  const texts = parts.map((part) => textOf(part));
  const numbers = texts.map((text) => text.replace(/^[^:]*:/, '').replace(/\s+/g, ''));
  return [...new Set(numbers.filter((word) => /^(?=.*\d{4})[A-Z0-9]{8,40}$/.test(word)))];
}

const LINE_ATTRIBUTES = ['data-line-item-id', 'data-lineitemid', 'data-transaction-id'] as const;

/**
 * The card's own attribute and every link in it that names the line must agree. A card that names none has the line
 * that the order's other links name together with its item, where that item is sold in this one line.
 */
function readLineId(view: PageView, line: Element, itemId: string | null, page: PageLinks): string | null {
  const own = LINE_ATTRIBUTES.map((name) => line.getAttribute(name));
  const linked = page.linked
    .filter((other) => line.contains(other.link) && (other.itemId ?? itemId) === itemId)
    .map(({ lineId }) => lineId);
  const named = [...own, ...linked].filter((id) => id !== null);
  if (named.length > 0 || itemId === null || page.itemIds.filter((other) => other === itemId).length > 1)
    return agreed(view, 'lineId', named, isEbayLineId);
  const elsewhere = page.linked
    .filter((other) => other.itemId === itemId && other.isOfOrder)
    .map(({ lineId }) => lineId);
  return agreed(view, 'lineId', elsewhere, isEbayLineId);
}

function readItemId(view: PageView, line: Element): string | null {
  const link = view.attribute('lineTitle', 'href', line);
  const linked = /\/itm\/(?:[^/?]+\/)?(\d+)(?:[?#]|$)/.exec(link ?? '')?.[1] ?? null;
  return agreed(view, 'itemId', [view.text('lineItemId', line), linked], isEbayItemId);
}

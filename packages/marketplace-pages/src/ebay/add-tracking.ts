import { isEbayLineId, isEbayOrderId } from '@crosscart/domain';
import { fieldValue, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';

export interface EbayAddTracking {
  /** `form` takes a number, `saved` shows one that eBay has; `unknown` shows neither. */
  state: 'form' | 'saved' | 'unknown';
  /** The order and the line that the form's address names. */
  orderId: string | null;
  lineId: string | null;
  /** What stands in the form now, one for every number field. */
  entries: { number: string | null; carrier: string | null }[];
  /** The carriers that the form offers, while it shows them. */
  carriers: string[];
  /** Numbers that eBay has saved, as printed. */
  savedNumbers: string[];
  /** What the form says is wrong, in its words. */
  problems: string[];
}

/** The form in which a seller tells eBay a parcel's tracking number. It stands in a frame of the order's page. */
export function readAddTracking(view: PageView): EbayAddTracking {
  const numbers = view.all('number');
  const carriers = view.all('carrier');
  const savedNumbers = view
    .all('savedNumber')
    .map((number) => textOf(number))
    .filter((text) => text !== '');
  const isMarked = view.all('action').some((action) => view.isLabelled('markNotShipped', textOf(action)));
  const query = view.url.searchParams;
  return {
    state: isMarked || savedNumbers.length > 0 ? 'saved' : numbers.length > 0 ? 'form' : 'unknown',
    orderId: idOf(view, 'orderId', query.get('orderId') ?? query.get('orderid'), isEbayOrderId),
    lineId: idOf(view, 'lineId', query.get('transId') ?? query.get('transid'), isEbayLineId),
    entries: numbers.map((number, index) => ({
      number: fieldValue(number),
      carrier: fieldValue(carriers[index] ?? null),
    })),
    carriers: view
      .all('carrierOption')
      .map((option) => textOf(option))
      .filter((text) => text !== ''),
    savedNumbers,
    problems: view
      .all('problem')
      .map((problem) => textOf(problem))
      .filter((text) => text !== ''),
  };
}

function idOf(
  view: PageView,
  what: string,
  id: string | null,
  isValid: (text: string) => boolean,
): string | null {
  return id === null || isValid(id) ? id : view.fail(what);
}

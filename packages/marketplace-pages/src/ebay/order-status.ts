import { parseDeliveryPromise } from '@crosscart/domain';
import { linesOf, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';

/** The most binding first: of two marks on one order the one that forbids more is its status. */
const STATUSES = [
  'cancelled',
  'cancellation_requested',
  'refunded',
  'partially_refunded',
  'returned',
  'return_requested',
  'awaiting_payment',
  'shipped',
  'partially_shipped',
  'awaiting_shipment',
] as const;
export type EbayOrderStatus = (typeof STATUSES)[number] | 'unknown';

const BY_LABEL = {
  awaitingShipment: 'awaiting_shipment',
  awaitingPayment: 'awaiting_payment',
  partiallyShipped: 'partially_shipped',
  shipped: 'shipped',
  cancellationRequested: 'cancellation_requested',
  cancelled: 'cancelled',
  refunded: 'refunded',
  partiallyRefunded: 'partially_refunded',
  returnRequested: 'return_requested',
  returned: 'returned',
} as const satisfies Record<string, EbayOrderStatus>;
const LABELS = Object.keys(BY_LABEL) as (keyof typeof BY_LABEL)[];

export interface StatusReading {
  status: EbayOrderStatus;
  /** The wording that decided, as printed. */
  statusText: string | null;
  /** YYYY-MM-DD, where the status names it. */
  shipBy: string | null;
}

/**
 * What the status marks of an order mean, and the day of "Ship by Sep 24". Notices ("The buyer requested to
 * cancel this order") count only where their wording is known. A status of unknown wording alone is unknown.
 */
export function readOrderStatus(
  view: PageView,
  marks: readonly Element[],
  notices: readonly Element[] = [],
): StatusReading {
  const readings = [
    ...marks.map((mark) => readMark(view, [textOf(mark), ...linesOf(mark)])),
    ...notices.map((notice) => readMark(view, linesOf(notice))),
  ].filter((reading) => reading !== null);
  const shipBy = readings.find((reading) => reading.shipBy !== null)?.shipBy ?? null;
  for (const status of STATUSES) {
    const found = readings.find((reading) => reading.status === status);
    if (found) return { status, statusText: found.statusText, shipBy };
  }
  const text = marks.map(textOf).find((each) => each !== '') ?? null;
  return { status: 'unknown', statusText: text, shipBy: null };
}

/** The first of these wordings that is known; of those that name a day to ship by, the first whose day can be read. */
function readMark(view: PageView, texts: readonly string[]): StatusReading | null {
  let unread: string | null = null;
  for (const text of texts) {
    const label = view.labelOf(LABELS, text);
    if (label !== null) return { status: BY_LABEL[label], statusText: text, shipBy: null };
    const day = view.after('shipBy', text);
    const shipBy = day === null ? null : shipByDay(view, day);
    if (shipBy !== null) return { status: 'awaiting_shipment', statusText: text, shipBy };
    if (day !== null) unread ??= text;
  }
  return unread === null
    ? null
    : { status: 'awaiting_shipment', statusText: unread, shipBy: view.fail('shipBy') };
}

function shipByDay(view: PageView, text: string): string | null {
  const promise = parseDeliveryPromise(text, view.today);
  return promise?.earliest.equals(promise.latest) ? promise.latest.toString() : null;
}

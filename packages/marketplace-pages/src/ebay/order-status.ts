import type { PageView } from '../page-view.ts';

export type EbayOrderStatus =
  | 'awaiting_shipment'
  | 'awaiting_payment'
  | 'partially_shipped'
  | 'shipped'
  | 'cancellation_requested'
  | 'cancelled'
  | 'refunded'
  | 'partially_refunded'
  | 'unknown';

const BY_LABEL = {
  awaitingShipment: 'awaiting_shipment',
  awaitingPayment: 'awaiting_payment',
  partiallyShipped: 'partially_shipped',
  shipped: 'shipped',
  cancellationRequested: 'cancellation_requested',
  cancelled: 'cancelled',
  refunded: 'refunded',
  partiallyRefunded: 'partially_refunded',
} as const satisfies Record<string, EbayOrderStatus>;

/** The status that Seller Hub's wording means, and the day of "Ship by Sep 24"; unknown wordings stay unknown. */
export function readOrderStatus(
  view: PageView,
  text: string | null,
): { status: EbayOrderStatus; shipBy: string | null } {
  if (text === null) return { status: 'unknown', shipBy: null };
  const lead = view.map.labels.shipBy?.find((word) =>
    text.toLowerCase().startsWith(`${word.toLowerCase()} `),
  );
  if (lead !== undefined) {
    const shipBy = view.day(text, 'shipBy');
    return { status: 'awaiting_shipment', shipBy: shipBy ?? view.fail('shipBy') };
  }
  const label = view.labelOf(Object.keys(BY_LABEL) as (keyof typeof BY_LABEL)[], text);
  return { status: label === null ? 'unknown' : BY_LABEL[label], shipBy: null };
}

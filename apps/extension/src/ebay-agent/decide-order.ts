import type { BodyOf, reportScan } from '@crosscart/contracts';
import type { EbayOrderDetail, EbayOrderStatus } from '@crosscart/marketplace-pages';

export type Skip = BodyOf<typeof reportScan>['skipped'][number]['reason'];

const SKIPPED: Partial<Record<EbayOrderStatus, Skip>> = {
  awaiting_payment: 'awaiting_payment',
  cancelled: 'cancelled',
  // The buyer wants it cancelled: buying it now would be for nothing.
  cancellation_requested: 'cancelled',
  shipped: 'already_fulfilled',
  refunded: 'refunded',
  // Which line was refunded is not on the page: a person decides what is still owed.
  partially_refunded: 'refunded',
  // What a buyer sends back was sent to them.
  return_requested: 'already_fulfilled',
  returned: 'already_fulfilled',
};

/** Why an order must not be bought by what the list says; null when its own page decides. */
export function skipByStatus(status: EbayOrderStatus): Skip | null {
  return SKIPPED[status] ?? null;
}

/** Why an order must not be bought by what its own page says; null when it is to be captured. */
export function skipByDetail(detail: EbayOrderDetail): Skip | null {
  const byStatus = skipByStatus(detail.status);
  if (byStatus !== null) return byStatus;
  if (detail.isCancelled) return 'cancelled';
  if (!detail.isPaid) return 'awaiting_payment';
  return detail.isFulfilled ? 'already_fulfilled' : null;
}

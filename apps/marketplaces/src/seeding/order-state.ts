import type { EbayLine, EbayOrderState } from '../model.ts';
import type { ApiLineItem, ApiOrder } from './get-orders-schema.ts';

/**
 * The state practice eBay shows, from the API's three statuses. Doubt never leads to a purchase:
 *
 * - `cancelState` CANCELED is cancelled; anything else but NONE_REQUESTED (IN_PROGRESS, or a value unknown to us) is a
 *   cancellation asked for. An absent cancelStatus is none (eBay always returns it; small test files do not).
 * - `orderPaymentStatus` FULLY_REFUNDED and PARTIALLY_REFUNDED are refunds; everything else but PAID (PENDING, FAILED,
 *   absent without a paid payment) is unpaid.
 * - `orderFulfillmentStatus` FULFILLED is shipped. IN_PROGRESS means that some lines are: each line's own status says
 *   which, and a line that is under way or says nothing then counts as shipped.
 */
export function stateFrom(api: ApiOrder, lines: readonly EbayLine[]): EbayOrderState {
  const cancelState = api.cancelStatus?.cancelState ?? 'NONE_REQUESTED';
  if (cancelState === 'CANCELED') return 'cancelled';
  if (cancelState !== 'NONE_REQUESTED') return 'cancel_requested';
  if (api.orderPaymentStatus === 'FULLY_REFUNDED') return 'refunded';
  if (api.orderPaymentStatus === 'PARTIALLY_REFUNDED') return 'partially_refunded';
  if (!isPaid(api)) return 'awaiting_payment';
  if (api.orderFulfillmentStatus === 'FULFILLED') return 'shipped';
  if (lines.length > 0 && lines.every((line) => line.shipped)) return 'shipped';
  return lines.some((line) => line.shipped) ? 'partially_shipped' : 'awaiting_shipment';
}

function isPaid(api: ApiOrder): boolean {
  if (api.orderPaymentStatus) return api.orderPaymentStatus === 'PAID';
  return api.paymentSummary?.payments?.some((payment) => payment.paymentStatus === 'PAID') ?? false;
}

/** Whether a line is shipped already, wholly or in part. */
export function isShipped(api: ApiOrder, item: ApiLineItem): boolean {
  if (api.orderFulfillmentStatus === 'FULFILLED') return true;
  if (item.lineItemFulfillmentStatus) return item.lineItemFulfillmentStatus !== 'NOT_STARTED';
  return api.orderFulfillmentStatus === 'IN_PROGRESS';
}

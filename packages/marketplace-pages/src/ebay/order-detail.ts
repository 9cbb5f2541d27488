import { isEbayOrderId, parseDeliveryPromise } from '@crosscart/domain';
import type { PageView } from '../page-view.ts';
import { agreed } from './agreed.ts';
import { dayIn, readDay } from './ebay-day.ts';
import type { EbayAddress } from './order-address.ts';
import { readAddress } from './order-address.ts';
import type { EbayOrderLine } from './order-lines.ts';
import { readOrderLines } from './order-lines.ts';
import type { EbayOrderMoney } from './order-money.ts';
import { linesDifference, readOrderMoney } from './order-money.ts';
import type { EbayOrderStatus } from './order-status.ts';
import { readOrderStatus } from './order-status.ts';

export interface EbayOrderDetail extends EbayOrderMoney {
  orderId: string | null;
  status: EbayOrderStatus;
  statusText: string | null;
  /** YYYY-MM-DD, all of them. */
  soldOn: string | null;
  /** Null while the order is unpaid. */
  paidOn: string | null;
  shipBy: string | null;
  /** Last day of the delivery that eBay promised the buyer. */
  latestDelivery: string | null;
  lines: EbayOrderLine[];
  shipTo: EbayAddress | null;
  /** Why there is no address, in the page's words. */
  noAddress: string | null;
  /** Item subtotal − the sum of the lines' totals; zero when the page adds up. */
  linesDifference: EbayOrderMoney['difference'];
  isPaid: boolean;
  isCancelled: boolean;
  isFulfilled: boolean;
}

/** The fourth row of the order's own block is the day of payment, whatever it is called. */
const PAID_ROW = 3;

/** One order of Seller Hub. */
export function readOrderDetail(view: PageView): EbayOrderDetail {
  const info = labelledRows(view, 'orderInfoRow');
  const delivery = labelledRows(view, 'deliveryRow');
  const lines = readOrderLines(view);
  const amounts = readOrderMoney(view);
  const { statusText, shipBy, ...marked } = readOrderStatus(view, view.all('status'), view.all('notice'));
  const promise = delivery.of('delivery');
  const paidOn = readDay(view, info.of('datePaid') ?? info.unnamedDay(PAID_ROW), 'paidOn');
  const isMarked = statusText !== null || marked.status !== 'unknown';
  const status = withRefund(isMarked ? marked.status : statusOfLines(lines, paidOn), amounts);
  return {
    orderId: readOrderId(view, info),
    status,
    statusText,
    soldOn: readDay(view, info.of('dateSold'), 'soldOn'),
    paidOn,
    shipBy: agreed(view, 'shipBy', [shipBy, readDay(view, delivery.of('shipBy'), 'shipBy')]),
    latestDelivery:
      promise === null
        ? null
        : (parseDeliveryPromise(promise, view.today)?.latest.toString() ?? view.fail('delivery')),
    lines,
    shipTo: readAddress(view),
    noAddress: view.text('noAddress'),
    ...amounts,
    linesDifference: linesDifference(
      amounts.buyerPaid.subtotal,
      lines.map((line) => line.total),
    ),
    isPaid: paidOn !== null && status !== 'awaiting_payment',
    isCancelled: status === 'cancelled' || status === 'refunded',
    isFulfilled: status === 'shipped' || (lines.length > 0 && lines.every((line) => line.isShipped === true)),
  };
}

/** Where the page bears no mark: what its lines say, once it is paid. */
function statusOfLines(lines: readonly EbayOrderLine[], paidOn: string | null): EbayOrderStatus {
  if (paidOn === null || lines.length === 0 || lines.some(({ isShipped }) => isShipped === null))
    return 'unknown';
  if (lines.every(({ isShipped }) => isShipped === true)) return 'shipped';
  return lines.some(({ isShipped }) => isShipped === true) ? 'partially_shipped' : 'awaiting_shipment';
}

/** Money given back decides over "Ship by …": less than the whole total is a part of it. */
function withRefund(status: EbayOrderStatus, { refunded, buyerPaid }: EbayOrderMoney): EbayOrderStatus {
  const isOpen = ['awaiting_shipment', 'partially_shipped', 'shipped', 'unknown'].includes(status);
  if (refunded === null || refunded.minor === 0 || !isOpen) return status;
  const { orderTotal } = buyerPaid;
  const isWhole = orderTotal !== null && orderTotal.minor <= -refunded.minor;
  return isWhole ? 'refunded' : 'partially_refunded';
}

interface LabelledRows {
  /** The value of a row by its label's meaning; a meaning with two different values is unreadable. */
  of(label: string): string | null;
  /** The values that look so, under any label. */
  like(isWanted: (value: string) => boolean): string[];
  /** A day at a place of the block whose label no map knows. */
  unnamedDay(place: number): string | null;
}

const INFO_LABELS = ['orderNumber', 'dateSold', 'datePaid', 'buyer'] as const;

function labelledRows(view: PageView, field: string): LabelledRows {
  const rows = view
    .all(field)
    .map((row) => ({ label: view.text('rowLabel', row) ?? '', value: view.text('rowValue', row) }));
  return {
    of(label) {
      const named = rows.filter((row) => view.isLabelled(label, row.label)).map((row) => row.value);
      const values = new Set(named);
      return values.size > 1 ? view.fail(label) : ([...values][0] ?? null);
    },
    like: (isWanted) => rows.flatMap(({ value }) => (value !== null && isWanted(value) ? [value] : [])),
    unnamedDay(place) {
      const row = rows[place];
      if (row === undefined || row.value === null || view.labelOf(INFO_LABELS, row.label) !== null)
        return null;
      return dayIn(view, row.value) === null ? null : row.value;
    },
  };
}

/** By its label, else the only value that can be one; the page's own address must not name another. */
function readOrderId(view: PageView, info: LabelledRows): string | null {
  const named = info.of('orderNumber');
  const asked = view.url.searchParams.get('orderid');
  const candidates = named === null ? info.like(isEbayOrderId) : [named];
  if (candidates.length === 0) return view.fail('orderId');
  return agreed(view, 'orderId', [...candidates, asked], isEbayOrderId);
}

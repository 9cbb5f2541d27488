import type { Money } from '@crosscart/domain';
import { addMoney, isEbayOrderId, parseDeliveryPromise } from '@crosscart/domain';
import type { Charges, SummaryShape } from '../charges.ts';
import { readCharges } from '../charges.ts';
import { textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import type { EbayAddress } from './order-address.ts';
import { readAddress } from './order-address.ts';
import type { EbayOrderLine } from './order-lines.ts';
import { readLine } from './order-lines.ts';
import type { EbayOrderStatus } from './order-status.ts';
import { readOrderStatus } from './order-status.ts';

export const BUYER_PAID = [
  'subtotal',
  'discount',
  'shipping',
  'shippingDiscount',
  'salesTax',
  'orderTotal',
] as const;
export const SELLER_EARNS = ['fees', 'adFee', 'shippingLabel', 'earnings'] as const;
const BUYERS_SUMMARY: SummaryShape<(typeof BUYER_PAID)[number]> = {
  labels: BUYER_PAID,
  total: 'orderTotal',
  sums: [],
  repeatable: ['discount', 'salesTax'],
};
const SELLERS_SUMMARY: SummaryShape<(typeof SELLER_EARNS)[number]> = {
  labels: SELLER_EARNS,
  total: 'earnings',
  sums: [],
  repeatable: ['fees', 'adFee', 'shippingLabel'],
};
const SALE_PARTS = ['subtotal', 'discount', 'shipping', 'shippingDiscount'] as const;

export interface EbayOrderDetail {
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
  buyerPaid: Charges<(typeof BUYER_PAID)[number]>['amounts'];
  sellerEarns: Charges<(typeof SELLER_EARNS)[number]>['amounts'];
  otherCharges: { label: string; amount: Money | null }[];
  /** Items + shipping − discounts, without the tax that eBay collects; null when a part is unknown. */
  sale: Money | null;
  /** What eBay keeps (transaction and ad fees), positive; null when unknown. */
  fees: Money | null;
  /** Order total − the sum of its parts; zero when the page adds up. */
  difference: Money | null;
  isPaid: boolean;
  isCancelled: boolean;
  isFulfilled: boolean;
}

/** One order of Seller Hub. */
export function readOrderDetail(view: PageView): EbayOrderDetail {
  const info = labelledRows(view, 'orderInfoRow');
  const delivery = labelledRows(view, 'deliveryRow');
  const statusText = view.text('status');
  const { status, shipBy } = readOrderStatus(view, statusText);
  const lines = view.all('line').map((line) => readLine(view, line));
  const paidRows = amountRows(view, 'paidRow');
  const buyerPaid = readCharges(view, BUYERS_SUMMARY, paidRows);
  const earned = readCharges(view, SELLERS_SUMMARY, amountRows(view, 'earningsRow'));
  const promise = delivery('delivery');
  const paidOn = dayOf(view, info('datePaid'), 'paidOn');
  const orderId = info('orderNumber');
  return {
    orderId: orderId !== null && isEbayOrderId(orderId) ? orderId : view.fail('orderId'),
    status,
    statusText,
    soldOn: dayOf(view, info('dateSold'), 'soldOn'),
    paidOn,
    shipBy: shipBy ?? dayOf(view, delivery('shipBy'), 'shipBy'),
    latestDelivery:
      promise === null
        ? null
        : (parseDeliveryPromise(promise, view.today)?.latest.toString() ?? view.fail('delivery')),
    lines,
    shipTo: readAddress(view),
    noAddress: view.text('noAddress'),
    buyerPaid: buyerPaid.amounts,
    sellerEarns: earned.amounts,
    otherCharges: [...buyerPaid.other, ...earned.other],
    sale: sumKnown(
      view,
      buyerPaid.amounts,
      SALE_PARTS,
      paidRows.map(({ label }) => view.labelOf(SALE_PARTS, label)),
    ),
    fees: readFees(view, earned.amounts),
    difference: buyerPaid.difference,
    isPaid: paidOn !== null && status !== 'awaiting_payment',
    isCancelled: status === 'cancelled' || status === 'refunded',
    isFulfilled: status === 'shipped' || (lines.length > 0 && lines.every((line) => line.isShipped === true)),
  };
}

/** Looks a labelled `dt`/`dd` row up by meaning; a meaning that stands twice with two values is unreadable. */
function labelledRows(view: PageView, field: string): (label: string) => string | null {
  const rows = view
    .all(field)
    .map((row) => ({ label: view.text('rowLabel', row) ?? '', value: view.text('rowValue', row) }));
  return (label) => {
    const values = new Set(rows.filter((row) => view.isLabelled(label, row.label)).map((row) => row.value));
    return values.size > 1 ? view.fail(label) : ([...values][0] ?? null);
  };
}

function dayOf(view: PageView, text: string | null, what: string): string | null {
  return text === null || /^-*$/.test(text) ? null : (view.day(text) ?? view.fail(what));
}

function amountRows(view: PageView, field: string): { label: string; value: string }[] {
  return view.all(field).map((row) => ({
    label: textOf(view.first('amountLabel', row)),
    value: textOf(view.first('amountValue', row)),
  }));
}

/** The sum of the parts that stand on the page; null when the first is absent or any of them is unknown. */
function sumKnown<Part extends string>(
  view: PageView,
  amounts: Record<Part, Money | null>,
  parts: readonly Part[],
  onPage: (Part | null)[],
): Money | null {
  const wanted = parts.filter((part, index) => index === 0 || onPage.includes(part));
  let sum: Money | null = null;
  for (const part of wanted) {
    const amount = amounts[part];
    if (amount === null) return null;
    if (sum !== null && sum.currency !== amount.currency) return view.fail('currency');
    sum = sum === null ? amount : addMoney(sum, amount);
  }
  return sum;
}

/** eBay prints fees with a minus; the books keep them positive. */
function readFees(view: PageView, { fees, adFee }: Record<'fees' | 'adFee', Money | null>): Money | null {
  if (fees === null) return null;
  const hasAdFee = amountRows(view, 'earningsRow').some(({ label }) => view.isLabelled('adFee', label));
  if (hasAdFee && adFee === null) return null;
  const whole = adFee === null ? fees : addMoney(fees, adFee);
  return { minor: whole.minor === 0 ? 0 : -whole.minor, currency: whole.currency };
}

import type { Money } from '@crosscart/domain';
import { addMoney, subtractMoney } from '@crosscart/domain';
import type { ChargeAmount, Charges, SummaryShape } from '../charges.ts';
import { readCharges } from '../charges.ts';
import type { PageView } from '../page-view.ts';
import type { SellerCharge } from './order-earnings.ts';
import { readEarnings } from './order-earnings.ts';
import { minusBefore, summaryRows } from './summary-rows.ts';

export const BUYER_PAID = [
  'subtotal',
  'discount',
  'shipping',
  'shippingDiscount',
  'salesTax',
  'orderTotal',
  'refund',
] as const;
export type BuyerCharge = (typeof BUYER_PAID)[number];
const BUYERS_SUMMARY: SummaryShape<BuyerCharge> = {
  labels: BUYER_PAID,
  total: 'orderTotal',
  sums: ['refund'],
  repeatable: ['discount', 'salesTax'],
  tax: 'salesTax',
};
const SALE_PARTS = ['subtotal', 'discount', 'shipping', 'shippingDiscount'] as const;
/** Whatever their sign on the page, these lower what the buyer pays. */
const LOWERING: readonly BuyerCharge[] = ['discount', 'shippingDiscount', 'refund'];

export interface EbayOrderMoney {
  buyerPaid: Charges<BuyerCharge>['amounts'];
  sellerEarns: Charges<SellerCharge>['amounts'];
  otherCharges: ChargeAmount[];
  /** Items + shipping − discounts, without the tax that eBay collects; null when a part is unknown. */
  sale: Money | null;
  /** What eBay keeps (transaction and ad fees), positive; null when unknown. */
  fees: Money | null;
  /** Given back to the buyer, negative; null when nothing was, or when it is unknown. */
  refunded: Money | null;
  /** Order total − the sum of its parts; zero when the page adds up. */
  difference: Money | null;
  /** Order earnings − (order total − tax − fees); zero when the page adds up. */
  earningsDifference: Money | null;
}

/** Both sides of an order's money, and whether they add up. */
export function readOrderMoney(view: PageView): EbayOrderMoney {
  const rows = summaryRows(view, 'paidLabel', 'paidTotal', 'orderTotal').map((row) =>
    LOWERING.some((part) => view.isLabelled(part, row.label)) ? minusBefore(view, row) : row,
  );
  const paid = readCharges(view, BUYERS_SUMMARY, rows);
  const { amounts } = paid;
  const isOnPage = (part: BuyerCharge) => rows.some(({ label }) => view.isLabelled(part, label));
  const earned = readEarnings(view, {
    orderTotal: amounts.orderTotal,
    salesTax: isOnPage('salesTax') && !paid.taxIncluded ? amounts.salesTax : 'none',
    refund: isOnPage('refund') ? amounts.refund : 'none',
  });
  return {
    buyerPaid: amounts,
    sellerEarns: earned.amounts,
    otherCharges: [...paid.other, ...earned.other],
    sale: sumKnown(view, amounts, isOnPage),
    fees: earned.fees,
    refunded: amounts.refund ?? earned.amounts.refund,
    difference: withoutRefund(paid.difference, amounts.refund),
    earningsDifference: earned.difference,
  };
}

/** A refund stands below the total; some pages have taken it off the total already. */
function withoutRefund(difference: Money | null, refund: Money | null): Money | null {
  if (difference === null || refund === null || difference.currency !== refund.currency) return difference;
  const rest = subtractMoney(difference, refund);
  return rest.minor === 0 ? rest : difference;
}

/** The sum of the parts that stand on the page; null when the subtotal is absent or any part is unknown. */
function sumKnown(
  view: PageView,
  amounts: Charges<BuyerCharge>['amounts'],
  isOnPage: (part: BuyerCharge) => boolean,
): Money | null {
  let sum: Money | null = null;
  for (const part of SALE_PARTS.filter((each) => each === 'subtotal' || isOnPage(each))) {
    const amount: Money | null = amounts[part];
    if (amount === null) return null;
    if (sum !== null && sum.currency !== amount.currency) return view.fail('currency');
    sum = sum === null ? amount : addMoney(sum, amount);
  }
  return sum;
}

/** Subtotal − the sum of the lines' totals; null when one of them is unknown. */
export function linesDifference(subtotal: Money | null, totals: readonly (Money | null)[]): Money | null {
  if (subtotal === null || totals.length === 0) return null;
  let rest = subtotal;
  for (const total of totals) {
    if (total === null || total.currency !== rest.currency) return null;
    rest = subtractMoney(rest, total);
  }
  return rest;
}

import type { Money } from '@crosscart/domain';
import { addMoney, money, subtractMoney } from '@crosscart/domain';
import type { ChargeRow, Charges, SummaryShape } from '../charges.ts';
import { readCharges } from '../charges.ts';
import type { PageView } from '../page-view.ts';
import { minusBefore, summaryRows } from './summary-rows.ts';

export const SELLER_EARNS = [
  'orderTotal',
  'salesTax',
  'fees',
  'feePart',
  'adFee',
  'shippingLabel',
  'refund',
  'earnings',
] as const;
export type SellerCharge = (typeof SELLER_EARNS)[number];
const SELLERS_SUMMARY: SummaryShape<SellerCharge> = {
  labels: SELLER_EARNS,
  total: 'earnings',
  sums: [],
  repeatable: ['fees', 'feePart', 'adFee', 'shippingLabel', 'refund'],
};
/** They lower what the seller gets. */
const COSTS = ['fees', 'feePart', 'adFee', 'shippingLabel'] as const;
const FEES = ['fees', 'feePart', 'adFee'] as const;

/** What the buyer's side of the page says; `none` where no tax was added to the prices, or nothing given back. */
export interface BuyerSide {
  orderTotal: Money | null;
  salesTax: Money | null | 'none';
  refund: Money | null | 'none';
}

export interface Earnings extends Charges<SellerCharge> {
  /** Transaction and ad fees, positive; null when unknown. */
  fees: Money | null;
}

/**
 * The seller's side of an order. Costs are printed with a minus; where all are printed without one, they are
 * costs all the same, unless the page adds up only as it stands (fees given back). `difference` is what the
 * earnings are more than the order total less tax and costs.
 */
export function readEarnings(view: PageView, buyer: BuyerSide): Earnings {
  const all = summaryRows(view, 'earningsLabel', 'earningsTotal', 'earnings');
  const asPrinted = settleSigned(view, countedRows(view, all), buyer);
  const heading = asPrinted.difference?.minor === 0 ? null : headingWithSum(view, all);
  if (heading === null) return asPrinted;
  const parts = all.filter((row) => row !== heading);
  const withoutHeading = settleSigned(view, countedRows(view, parts), buyer);
  return withoutHeading.difference?.minor === 0 ? withoutHeading : asPrinted;
}

/** The first row of the costs where it bears their sum ("Selling costs") and the rows behind it make it up. */
function headingWithSum(view: PageView, rows: readonly ChargeRow[]): ChargeRow | null {
  const [first, ...others] = rows.filter(({ label }) => view.labelOf(COSTS, label) !== null);
  if (first === undefined || others.length === 0 || !view.isLabelled('fees', first.label)) return null;
  let rest = view.amount('fees', first.value);
  for (const { label, value } of others) rest = subtractKnown(rest, view.amount(label, value));
  return rest?.minor === 0 ? first : null;
}

function settleSigned(view: PageView, rows: readonly ChargeRow[], buyer: BuyerSide): Earnings {
  const printed = settle(view, rows, buyer);
  const hasMinus = COSTS.some((part) => (printed.amounts[part]?.minor ?? 0) < 0);
  if (hasMinus || printed.difference?.minor === 0) return printed;
  const asCosts = rows.map((row) =>
    COSTS.some((part) => view.isLabelled(part, row.label)) ? minusBefore(view, row) : row,
  );
  return settle(view, asCosts, buyer);
}

/** A breakdown counts only where the page prints no sum of it. */
function countedRows(view: PageView, rows: readonly ChargeRow[]): ChargeRow[] {
  const hasSum = rows.some(({ label }) => view.isLabelled('fees', label));
  return rows.filter(({ label }) => !(hasSum && view.isLabelled('feePart', label)));
}

function settle(view: PageView, rows: readonly ChargeRow[], buyer: BuyerSide): Earnings {
  const charges = readCharges(view, SELLERS_SUMMARY, rows);
  const isOnPage = (part: SellerCharge) => rows.some(({ label }) => view.isLabelled(part, label));
  // Some pages begin this side with the order total again; then it is a row like the others.
  const base = isOnPage('orderTotal') ? money(0, charges.difference?.currency ?? 'USD') : baseOf(buyer);
  const difference = subtractKnown(charges.difference, base);
  return {
    ...charges,
    fees: feesOf(charges.amounts, isOnPage),
    difference: isOnPage('refund') ? difference : afterRefund(difference, buyer.refund),
  };
}

/** Some pages have taken what was given back off the earnings without a row of its own. */
function afterRefund(difference: Money | null, refund: BuyerSide['refund']): Money | null {
  if (refund === 'none') return difference;
  const rest = subtractKnown(difference, refund);
  return rest === null || rest.minor === 0 ? rest : difference;
}

function feesOf(
  amounts: Charges<SellerCharge>['amounts'],
  isOnPage: (part: SellerCharge) => boolean,
): Money | null {
  const wanted = FEES.filter(isOnPage);
  if (!wanted.some((part) => part !== 'adFee')) return null;
  let sum: Money | null = null;
  for (const part of wanted) {
    const amount = amounts[part];
    if (amount === null) return null;
    sum = sum === null ? amount : addMoney(sum, amount);
  }
  return sum === null ? null : money(-sum.minor, sum.currency);
}

/** The tax that eBay collects passes the seller by. */
function baseOf({ orderTotal, salesTax }: BuyerSide): Money | null {
  return salesTax === 'none' ? orderTotal : subtractKnown(orderTotal, salesTax);
}

function subtractKnown(left: Money | null, right: Money | null): Money | null {
  if (left === null || right === null || left.currency !== right.currency) return null;
  return subtractMoney(left, right);
}

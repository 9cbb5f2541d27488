import type { Money } from '@crosscart/domain';
import { money, subtractMoney } from '@crosscart/domain';
import type { PageView } from './page-view.ts';
import { type Group, groupRows, settleRepeats } from './repeated-charges.ts';

export interface ChargeRow {
  label: string;
  value: string;
}

export interface ChargeAmount {
  label: string;
  amount: Money | null;
}

/** The amounts of a summary, by meaning; null is unknown or absent. Discounts keep their minus. */
export interface Charges<Label extends string> {
  amounts: Record<Label, Money | null>;
  /** Rows whose wording the map does not know, with their amounts; they count as parts. */
  other: ChargeAmount[];
  /** Rows of unknown wording that read like a sum ("Total savings"): never parts. */
  otherSums: ChargeAmount[];
  /**
   * total − the sum of its parts: zero when the page adds up, else the difference by name. Null when the
   * total or a part that stands on the page is unknown. Absent parts count as nothing.
   */
  difference: Money | null;
  /** The tax on the page is contained in the prices (as VAT mostly is) and no part of its own. */
  taxIncluded: boolean;
}

/** How a summary is built of its labels. All that are neither `total` nor in `sums` are parts of the total. */
export interface SummaryShape<Label extends string> {
  labels: readonly Label[];
  total: Label;
  /** Sums on the way to the total, and what comes after it (refunds, the total in another currency). */
  sums: readonly Label[];
  /** Parts that a page may rightly show in several rows of the same wording ("Promotion Applied"). */
  repeatable?: readonly Label[];
  /** The part that the prices may contain already. */
  tax?: Label;
  /** The meaning of a row's wording; asked with its place, as the first subtotal is that of the items. */
  meaningOf?: (label: string, index: number) => Label | null;
  /** A sum that is the total where no row is worded as the total, no part follows it and all adds up to it. */
  lastSum?: Label;
}

export interface Entry<Label extends string> extends ChargeAmount {
  meaning: Label | null;
}

/**
 * Sorts the rows of a summary by meaning. A row that stands twice is not added up unless the total proves that
 * both count. What cannot be settled, amounts of a second currency and amounts that cannot be read are listed
 * as unreadable and null.
 */
export function readCharges<Label extends string>(
  view: PageView,
  shape: SummaryShape<Label>,
  rows: readonly ChargeRow[],
): Charges<Label> {
  const entries = readEntries(view, shape, rows);
  const isSum = ({ meaning, label }: Entry<Label>) =>
    meaning === null
      ? view.mentions('anySum', label)
      : meaning === shape.total || shape.sums.includes(meaning);
  const sums = entries.filter(isSum);
  const parts = entries.filter((entry) => !isSum(entry));
  const totals = Object.fromEntries(
    [shape.total, ...shape.sums].map((label) => [label, onlyAmount(view, label, sums)]),
  ) as Record<Label, Money | null>;
  let total = totals[shape.total];
  const groups = groupRows(parts, shape.repeatable ?? []);
  if (total === null && !sums.some(({ meaning }) => meaning === shape.total)) {
    const last = lastSumOf(shape, entries, isSum);
    if (
      last !== null &&
      differenceOf(shape, settleRepeats(last, groups, shape.tax), last).difference?.minor === 0
    )
      total = last;
  }
  const settled = settleRepeats(total, groups, shape.tax);
  for (const group of settled) if (group.amount === null && group.isAmbiguous) view.fail(group.what);
  const amounts = Object.fromEntries(
    shape.labels.map((label) => [label, settled.find(({ meaning }) => meaning === label)?.amount ?? null]),
  ) as Record<Label, Money | null>;
  return {
    amounts: { ...amounts, ...totals, [shape.total]: total },
    other: settled.flatMap((group) => (group.meaning === null ? group.kept : [])),
    otherSums: sums.filter(({ meaning }) => meaning === null).map(({ label, amount }) => ({ label, amount })),
    ...differenceOf(shape, settled, total),
  };
}

/** Rows with their amounts; "FREE" is nothing in the summary's own currency. */
function readEntries<Label extends string>(
  view: PageView,
  shape: SummaryShape<Label>,
  rows: readonly ChargeRow[],
): Entry<Label>[] {
  const read = rows.map(({ label, value }, index) => {
    const meaning = shape.meaningOf?.(label, index) ?? view.labelOf(shape.labels, label);
    return {
      label,
      meaning,
      isFree: view.isLabelled('free', value),
      amount: view.amount(meaning ?? 'other charge', value),
    };
  });
  const currency = read.find(({ isFree, amount }) => !isFree && amount !== null)?.amount?.currency ?? null;
  return read.map(({ label, meaning, isFree, amount }) => {
    if (amount === null || currency === null || amount.currency === currency)
      return { label, meaning, amount };
    if (isFree) return { label, meaning, amount: money(0, currency) };
    // What was paid may be named in the buyer's own currency too; parts of two currencies have no sum.
    const mayBeForeign = meaning !== null && shape.sums.includes(meaning);
    return { label, meaning, amount: mayBeForeign ? amount : view.fail('currency') };
  });
}

/** The one amount of a sum's rows; two different ones are unreadable. */
function onlyAmount<Label extends string>(
  view: PageView,
  label: Label,
  sums: readonly Entry<Label>[],
): Money | null {
  const own = sums.filter(({ meaning }) => meaning === label);
  const [first] = own;
  if (first === undefined) return null;
  const isOne = own.every(
    ({ amount }) => amount?.minor === first.amount?.minor && amount?.currency === first.amount?.currency,
  );
  return isOne ? first.amount : view.fail(label);
}

function lastSumOf<Label extends string>(
  shape: SummaryShape<Label>,
  entries: readonly Entry<Label>[],
  isSum: (entry: Entry<Label>) => boolean,
): Money | null {
  const own = entries.findLast(({ meaning }) => meaning === shape.lastSum && shape.lastSum !== undefined);
  if (own === undefined) return null;
  return entries.slice(entries.indexOf(own)).every(isSum) ? own.amount : null;
}

function differenceOf<Label extends string>(
  shape: SummaryShape<Label>,
  groups: readonly Group<Label>[],
  total: Money | null,
): Pick<Charges<Label>, 'difference' | 'taxIncluded'> {
  const unknown = { difference: null, taxIncluded: false };
  if (total === null || groups.every(({ meaning }) => meaning === null)) return unknown;
  const amounts = groups.map(({ amount }) => amount).filter((amount) => amount !== null);
  if (amounts.length < groups.length || amounts.some(({ currency }) => currency !== total.currency))
    return unknown;
  const difference = amounts.reduce(subtractMoney, total);
  const tax = groups.find(({ meaning }) => meaning !== null && meaning === shape.tax)?.amount ?? null;
  if (tax !== null && tax.minor !== 0 && difference.minor + tax.minor === 0)
    return { difference: money(0, total.currency), taxIncluded: true };
  return { difference, taxIncluded: false };
}

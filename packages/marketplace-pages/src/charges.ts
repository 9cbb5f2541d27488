import type { Money } from '@crosscart/domain';
import { addMoney, money, subtractMoney } from '@crosscart/domain';
import type { PageView } from './page-view.ts';

/** The amounts of a summary, by meaning; null is unknown or absent. Discounts keep their minus. */
export interface Charges<Label extends string> {
  amounts: Record<Label, Money | null>;
  /** Rows whose wording the map does not know, with their amounts. */
  other: { label: string; amount: Money | null }[];
}

export interface ChargeRow {
  label: string;
  value: string;
}

/**
 * Sorts the rows of a summary by meaning. A meaning that stands twice is added up. Amounts of different
 * currencies in one summary, and amounts that cannot be read, are listed as unreadable and left null.
 */
export function readCharges<Label extends string>(
  view: PageView,
  labels: readonly Label[],
  rows: readonly ChargeRow[],
): Charges<Label> {
  const amounts = Object.fromEntries(labels.map((label) => [label, null])) as Record<Label, Money | null>;
  const other: Charges<Label>['other'] = [];
  const broken = new Set<Label>();
  let currency: string | null = null;
  for (const { label, value } of rows) {
    const meaning = view.labelOf(labels, label);
    let amount = view.amount(meaning ?? 'other charge', value);
    if (amount && view.isLabelled('free', value)) amount = money(0, currency ?? amount.currency);
    currency ??= amount?.currency ?? null;
    if (amount && amount.currency !== currency) amount = view.fail('currency');
    if (meaning === null) {
      other.push({ label, amount });
      continue;
    }
    const sofar = amounts[meaning];
    if (amount === null || broken.has(meaning)) {
      broken.add(meaning);
      amounts[meaning] = null;
    } else {
      amounts[meaning] = sofar === null ? amount : addMoney(sofar, amount);
    }
  }
  return { amounts, other };
}

/**
 * total − the sum of its parts: zero when the page adds up, else the difference by name. Null when the total
 * or a part that stands on the page is unknown, so that nothing can be said. Absent parts count as nothing.
 */
export function differenceOf<Label extends string>(
  { amounts, other }: Charges<Label>,
  total: Label,
  parts: readonly Label[],
  rows: readonly ChargeRow[],
  labelOf: (text: string) => Label | null,
): Money | null {
  const whole = amounts[total];
  const isUnknown = rows.some(({ label }) => {
    const meaning = labelOf(label);
    return meaning !== null && parts.includes(meaning) && amounts[meaning] === null;
  });
  if (whole === null || isUnknown || other.some(({ amount }) => amount === null)) return null;
  const known = [...parts.map((part) => amounts[part]), ...other.map(({ amount }) => amount)];
  if (parts.every((part) => amounts[part] === null)) return null;
  return known.reduce<Money>((left, part) => (part ? subtractMoney(left, part) : left), whole);
}

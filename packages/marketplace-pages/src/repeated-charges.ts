import type { Money } from '@crosscart/domain';
import { addMoney } from '@crosscart/domain';
import type { ChargeAmount, Entry } from './charges.ts';

/** All rows of one meaning (or of one unknown wording), and the amount that they come to. */
export interface Group<Label extends string> {
  meaning: Label | null;
  /** What is called unreadable when the rows cannot be settled. */
  what: string;
  /** The rows that count. */
  kept: ChargeAmount[];
  amount: Money | null;
  /** Rows stand twice and it is not known whether they are two charges or one that was drawn twice. */
  isAmbiguous: boolean;
  /** The ways to read ambiguous rows. */
  readings: ChargeAmount[][];
}

const MOST_READINGS = 256;

/** Sorts rows into groups. Several rows of a `repeatable` meaning are added (GST and PST, two promotions). */
export function groupRows<Label extends string>(
  rows: readonly Entry<Label>[],
  repeatable: readonly Label[],
): Group<Label>[] {
  const groups = Map.groupBy(rows, ({ meaning, label }) => meaning ?? `other:${wordingOf(label)}`);
  return [...groups.values()].map((own) => {
    const [{ meaning, label } = { meaning: null, label: '' }] = own;
    const all = own.map(({ label, amount }) => ({ label, amount }));
    const distinct = all.filter((row, index) => all.findIndex((other) => isSame(row, other)) === index);
    const isConflict = meaning !== null && !repeatable.includes(meaning) && distinct.length > 1;
    const isAmbiguous = totalOf(all)?.minor !== totalOf(distinct)?.minor || isConflict;
    return {
      meaning,
      what: meaning ?? label,
      kept: isAmbiguous ? [{ label, amount: null }] : distinct,
      amount: isAmbiguous ? null : totalOf(distinct),
      isAmbiguous,
      readings: isAmbiguous ? [all, distinct] : [],
    };
  });
}

/**
 * Settles ambiguous groups by the total: exactly one reading of all of them adds up to it, or none is taken.
 */
export function settleRepeats<Label extends string>(
  total: Money | null,
  groups: readonly Group<Label>[],
  tax: Label | undefined,
): Group<Label>[] {
  const open = groups.filter(({ isAmbiguous }) => isAmbiguous);
  if (open.length === 0 || total === null || 2 ** open.length > MOST_READINGS) return [...groups];
  let candidates: Group<Label>[][] = [[]];
  for (const group of groups) {
    const readings = group.isAmbiguous
      ? group.readings.map((kept) => ({ ...group, kept, amount: totalOf(kept) }))
      : [group];
    candidates = candidates.flatMap((sofar) => readings.map((reading) => [...sofar, reading]));
  }
  const fitting = candidates.filter((candidate) => addsUp(candidate, total, tax));
  const distinct = new Map(
    fitting.map((candidate) => [candidate.map(({ amount }) => amount?.minor).join(), candidate]),
  );
  const [only] = [...distinct.values()];
  return only !== undefined && distinct.size === 1 ? only : [...groups];
}

function addsUp<Label extends string>(
  groups: readonly Group<Label>[],
  total: Money,
  tax: Label | undefined,
): boolean {
  let rest = total.minor;
  for (const { amount } of groups) {
    if (amount === null || amount.currency !== total.currency) return false;
    rest -= amount.minor;
  }
  const contained = groups.find(({ meaning }) => meaning !== null && meaning === tax)?.amount?.minor ?? 0;
  return rest === 0 || rest + contained === 0;
}

function totalOf(rows: readonly ChargeAmount[]): Money | null {
  return (
    rows.reduce<Money | null | undefined>(
      (sofar, { amount }) =>
        sofar === undefined ? amount : sofar && amount ? addMoney(sofar, amount) : null,
      undefined,
    ) ?? null
  );
}

function isSame(left: ChargeAmount, right: ChargeAmount): boolean {
  return (
    wordingOf(left.label) === wordingOf(right.label) &&
    left.amount?.minor === right.amount?.minor &&
    left.amount?.currency === right.amount?.currency
  );
}

function wordingOf(label: string): string {
  return label
    .replace(/[:\s]+/g, ' ')
    .trim()
    .toLowerCase();
}

import { isCurrencyCode, type Money, type MoneyFailure, minorDigits, parseMoney } from '@crosscart/domain';
import { withoutTextMarks } from './cell-text.ts';

export type DecimalMark = '.' | ',';
export type AmountFailure = MoneyFailure | 'currency_contradicts';

/** Reads the money cells of one column; made once per column because neighbours are written alike. */
export type AmountReader = (text: string, currency: string | null) => Money | { reason: AmountFailure };

const ZERO = 48;
const NINE = 57;
const POINT = 46;
const COMMA = 44;
const MINUS = 45;

/**
 * `mark` is the report's decimal mark (null: not known, then "1,234" is refused); `bareDollar` is what a "$" alone
 * means in this report. A bare number needs the row's `currency`; a sign in the cell that is another currency than
 * the row's is a contradiction, never a choice.
 */
export function amountReader(mark: DecimalMark | null, bareDollar: string | null): AmountReader {
  const signs = new Map<string, string>();
  return (text, currency) => {
    if (currency !== null) {
      const bare = plainMinor(text, 0, currency, mark);
      if (bare !== null) return { minor: bare, currency };
    }
    const start = firstDigit(text);
    const sign = start > 0 ? signs.get(text.slice(0, start)) : undefined;
    if (sign !== undefined && (currency === null || currency === sign)) {
      const minor = plainMinor(text, start, sign, mark);
      if (minor !== null) return { minor, currency: sign };
    }
    const plain = minusInFront(withoutTextMarks(text));
    const hasSign = /[^\d.,'’()\s\u2212\u2013+-]/.test(plain);
    const known = currency ?? (hasSign ? bareDollar : null);
    const parsed = parseMoney(plain, {
      shortDecimals: true,
      ...(known === null ? {} : { currency: known }),
      ...(mark === null ? {} : { decimalMark: mark }),
    });
    if (parsed.kind === 'unknown') return { reason: 'no_number' };
    if (parsed.kind === 'failure') return { reason: parsed.reason };
    if (currency !== null && parsed.money.currency !== currency) return { reason: 'currency_contradicts' };
    if (hasDecimalsOfNone(plain, parsed.money.currency, mark)) return { reason: 'ambiguous_number' };
    const before = text.slice(0, start);
    if (start > 0 && signs.size < 20 && !/[-(\u2212\u2013'’]/.test(before))
      signs.set(before, parsed.money.currency);
    return parsed.money;
  };
}

const SIGN = "[^\\d.,'’()+\\u2212\\u2013-]{0,6}";
const NUMBER = "\\d[\\d.,'’\\s]{0,30}";
const TAKEN_OFF = [
  new RegExp(`^(${SIGN})\\((${NUMBER})\\)(${SIGN})$`),
  new RegExp(`^(${SIGN})(${NUMBER})[-\\u2212](${SIGN})$`),
  new RegExp(`^(${SIGN})(${NUMBER})(${SIGN})[-\\u2212]$`),
];

/** "12.50-", "12,50- €", "$(12.50)", as bookkeeping programs write what is taken off, with its minus in front. */
function minusInFront(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  // Nearly no cell: their minus stands in front of everything already.
  if (last >= ZERO && last <= NINE) return text;
  for (const pattern of TAKEN_OFF) {
    const [, before, number, after] = pattern.exec(text) ?? [];
    if (number !== undefined) return `-${before}${number}${after}`;
  }
  return text;
}

/** "1.000" yen with a point for decimals: nobody prints what yen do not have, so the point parts a group there. */
function hasDecimalsOfNone(text: string, currency: string, mark: DecimalMark | null): boolean {
  return mark !== null && minorDigits(currency) === 0 && text.replace(/\D+$/, '').slice(-4) === `${mark}000`;
}

/** Digits with at most one decimal mark, from `start` to the end: the whole of most cells. Null: look closer. */
function plainMinor(text: string, start: number, currency: string, mark: DecimalMark | null): number | null {
  let at = start;
  const negative = start === 0 && text.charCodeAt(0) === MINUS;
  if (negative) at++;
  const first = at;
  const markCode = mark === null ? -1 : mark === ',' ? COMMA : POINT;
  let minor = 0;
  let decimals = -1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) {
      minor = minor * 10 + (code - ZERO);
      if (decimals >= 0) decimals++;
    } else if (code === markCode && decimals === -1 && at > first) {
      decimals = 0;
    } else {
      return null;
    }
  }
  if (at === first || at - first > 14 || decimals === 0) return null;
  const digits = minorDigits(currency);
  const have = Math.max(decimals, 0);
  if (have > digits) return null;
  for (let pad = have; pad < digits; pad++) minor *= 10;
  return Number.isSafeInteger(minor) ? (negative && minor !== 0 ? -minor : minor) : null;
}

function firstDigit(text: string): number {
  for (let at = 0; at < text.length && at < 12; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) return at;
  }
  return -1;
}

/** The ISO code that a currency cell names; null when it names none. */
export function readCurrency(text: string): string | null {
  const code = text.toUpperCase();
  return isCurrencyCode(code) ? code : null;
}

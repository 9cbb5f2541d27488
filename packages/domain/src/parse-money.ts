import type { Money } from './money.ts';
import { minorDigits, money } from './money.ts';

export type ParsedMoney =
  | { kind: 'money'; money: Money }
  /** The page says that it does not know: empty, "--", "—". Never zero. */
  | { kind: 'unknown' }
  | { kind: 'failure'; reason: MoneyFailure };

export type MoneyFailure =
  | 'no_number'
  | 'not_one_amount'
  | 'no_currency'
  | 'ambiguous_currency'
  | 'ambiguous_number'
  | 'too_large';

export interface MoneyFormat {
  /** The site's own currency: the meaning of a bare "$", and of an amount without any sign. */
  currency?: string;
  /** The site's decimal mark; without it "1,234" is ambiguous and refused. */
  decimalMark?: '.' | ',';
  /** Refuse amounts without their decimals ("$5"), for pages that always print them: a cut page is noticed. */
  requireDecimals?: boolean;
  /** Take "5.2" as 5.20 and "5.200" likewise, as reports of bare numbers write them; never more than is exact. */
  shortDecimals?: boolean;
}

// What the two marketplaces print before or after an amount. A bare "$" or "kr" depends on the site.
const CURRENCY_SIGNS = new Map(
  Object.entries({
    'US $': 'USD',
    'AU $': 'AUD',
    A$: 'AUD',
    AU$: 'AUD',
    'C $': 'CAD',
    'CA $': 'CAD',
    CA$: 'CAD',
    C$: 'CAD',
    CDN$: 'CAD',
    'NZ $': 'NZD',
    NZ$: 'NZD',
    US$: 'USD',
    'HK $': 'HKD',
    HK$: 'HKD',
    'S $': 'SGD',
    S$: 'SGD',
    MX$: 'MXN',
    R$: 'BRL',
    '£': 'GBP',
    '€': 'EUR',
    '₹': 'INR',
    Rs: 'INR',
    '¥': 'JPY',
    zł: 'PLN',
    Kč: 'CZK',
    '₺': 'TRY',
    '₪': 'ILS',
    '₩': 'KRW',
  }),
);
const DOLLARS = new Set(['USD', 'AUD', 'CAD', 'NZD', 'HKD', 'SGD', 'MXN']);
const LONGEST = 48;

/**
 * Reads one amount of money as a page or a report prints it: "$22.55", "AU $12.00", "1.234,56 €", "-$5.00",
 * "($5.00)", "CHF 12.00". Promises never to guess: two readings, a foreign bare "$", a wrong grouping or a
 * wrong number of decimals are failures. "" and dashes are `unknown`. Words such as "FREE" are the caller's.
 */
export function parseMoney(text: string, format: MoneyFormat = {}): ParsedMoney {
  if (text.length > LONGEST * 4) return failure('not_one_amount');
  const clean = text
    .replace(/[\s\u00a0\u2007\u202f\u2009]+/g, ' ')
    .replace(/[\u2212\u2013\u2014]/g, '-')
    .replace(/\bRs\./, 'Rs')
    .trim();
  if (/^-*$/.test(clean)) return { kind: 'unknown' };
  if (clean.length > LONGEST) return failure('not_one_amount');
  const parts =
    /^(?<open>\(?)(?<sign>[-+]? ?)(?<before>[^\d.,()+-]*)(?<inner>-?)(?<number>\d[\d.,' ’]*|)(?<after>[^\d.,()+-]*)(?<close>\)?)$/u.exec(
      clean,
    )?.groups;
  if (!parts) return failure('not_one_amount');
  const { open = '', sign = '', before = '', inner = '', number = '', after = '', close = '' } = parts;
  if (!/\d/.test(number)) return failure('no_number');
  const bracketed = open === '(';
  const minuses = (sign.includes('-') ? 1 : 0) + (inner === '-' ? 1 : 0) + (bracketed ? 1 : 0);
  if (bracketed !== (close === ')') || minuses > 1) return failure('not_one_amount');

  const currency = currencyOf(before.trim(), after.trim(), format.currency);
  if ('reason' in currency) return failure(currency.reason);
  const minor = minorUnits(number.trim(), minorDigits(currency.code), format);
  if (typeof minor !== 'number') return failure(minor.reason);
  return { kind: 'money', money: money(minuses === 1 ? -minor : minor, currency.code) };
}

/** The parsed amount in minor units when it is in `currency`; null for unknown, failed or foreign amounts. */
export function minorOrNull(parsed: ParsedMoney, currency: string): number | null {
  return parsed.kind === 'money' && parsed.money.currency === currency ? parsed.money.minor : null;
}

function failure(reason: MoneyFailure): ParsedMoney {
  return { kind: 'failure', reason };
}

function currencyOf(
  before: string,
  after: string,
  site?: string,
): { code: string } | { reason: MoneyFailure } {
  const signs = [before, after].filter((sign) => sign !== '');
  if (signs.length === 0) return site ? { code: site } : { reason: 'no_currency' };
  const codes = new Set<string>();
  for (const sign of signs) {
    if (sign === '$') {
      // "12.00 $ USD": the bare sign adds nothing to a code that stands beside it.
      const named = signs.map(codeOfSign).find((code) => code !== undefined && DOLLARS.has(code));
      if (named) codes.add(named);
      else if (site && DOLLARS.has(site)) codes.add(site);
      else return { reason: 'ambiguous_currency' };
    } else {
      const code = codeOfSign(sign);
      if (!code) return { reason: 'not_one_amount' };
      codes.add(code);
    }
  }
  const [code, other] = [...codes];
  return code !== undefined && other === undefined ? { code } : { reason: 'ambiguous_currency' };
}

const knownCurrencies = new Set(Intl.supportedValuesOf('currency'));

/** Whether a text is an ISO 4217 code that is in use, such as "USD". */
export function isCurrencyCode(text: string): boolean {
  return knownCurrencies.has(text);
}

function codeOfSign(sign: string): string | undefined {
  return CURRENCY_SIGNS.get(sign) ?? (isCurrencyCode(sign) ? sign : undefined);
}

/** The number in minor units. Decimals must be exactly the currency's, groups exactly three digits (or Indian). */
function minorUnits(number: string, digits: number, format: MoneyFormat): number | { reason: MoneyFailure } {
  const marks = number.match(/[.,]/g) ?? [];
  const lastMark = marks.at(-1);
  const kinds = new Set(marks).size;
  let whole = number;
  let decimals = '';
  if (lastMark !== undefined) {
    const tail = number.slice(number.lastIndexOf(lastMark) + 1);
    const isDecimal = readsAsDecimal(tail, marks.length, kinds, lastMark, digits, format);
    if (isDecimal === null || (isDecimal && tail === '')) return { reason: 'ambiguous_number' };
    if (isDecimal) {
      whole = number.slice(0, number.lastIndexOf(lastMark));
      decimals = format.shortDecimals ? exactDecimals(tail, digits) : tail;
      if (decimals.length !== digits) return { reason: 'ambiguous_number' };
    }
  }
  if (decimals === '' && digits > 0 && format.requireDecimals) return { reason: 'ambiguous_number' };
  if (!isGroupedWell(whole)) return { reason: 'ambiguous_number' };
  const minor = Number(whole.replace(/\D/g, '') + (decimals === '' ? '0'.repeat(digits) : decimals));
  return Number.isSafeInteger(minor) ? minor : { reason: 'too_large' };
}

/** Whether the last mark is the decimal mark; null when it cannot be said. */
function readsAsDecimal(
  tail: string,
  count: number,
  kinds: number,
  mark: string,
  digits: number,
  { decimalMark: siteMark, shortDecimals = false }: MoneyFormat,
): boolean | null {
  if (kinds === 2) return digits > 0;
  if (count > 1) return siteMark === mark ? null : false;
  // "€162.95": amazon.de in English. A group has three digits, so these can only be decimals.
  if (siteMark === ',' && digits === 2 && tail.length === 2) return true;
  if (siteMark !== undefined) return siteMark === mark;
  if (tail.length === 3) return digits === 0 ? false : null;
  if (shortDecimals && tail.length > 0 && tail.length < digits) return true;
  return digits > 0 && tail.length === digits ? true : null;
}

/** "2" → "20", "200" → "20" for a currency of two digits; a text of another length when that would lose a digit. */
function exactDecimals(tail: string, digits: number): string {
  const padded = tail.padEnd(digits, '0');
  return /^0*$/.test(padded.slice(digits)) ? padded.slice(0, digits) : padded;
}

function isGroupedWell(whole: string): boolean {
  if (/^\d+$/.test(whole)) return true;
  return [',', '.', ' ', "'", '’'].some((mark) => {
    const groups = whole.split(mark);
    const [first = '', ...rest] = groups;
    if (rest.length === 0 || !/^\d{1,3}$/.test(first) || /^0/.test(first)) return false;
    const last = rest.at(-1) ?? '';
    const western = rest.every((group) => /^\d{3}$/.test(group));
    // Indian lakhs: 1,23,456
    const indian =
      mark === ',' &&
      first.length <= 2 &&
      /^\d{3}$/.test(last) &&
      rest.slice(0, -1).every((group) => /^\d{2}$/.test(group));
    return western || indian;
  });
}

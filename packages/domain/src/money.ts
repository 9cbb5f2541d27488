/**
 * Money: an integer count of minor units (cents, yen, fils) and its ISO 4217 code.
 *
 * `minor` is a `number` that must be a safe integer, not a `bigint`: the wire and the page readers carry
 * JSON, the contracts bound every amount to ±10^14, and 2^53 is ninety times that. Postgres keeps `bigint`.
 * Nothing here multiplies by a fraction, so no float ever touches an amount.
 */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** Two currencies met in one sum. There is no right answer; the caller must keep them apart. */
export class CurrencyMismatchError extends Error {
  override readonly name = 'CurrencyMismatchError';
  constructor(left: string, right: string) {
    super(`Cannot combine ${left} with ${right}`);
  }
}

/** Makes Money. Throws RangeError when `minor` is not a safe integer or `currency` is not a three-letter code. */
export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Not a safe integer of minor units: ${minor}`);
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`Not an ISO 4217 code: ${currency}`);
  return { minor: minor === 0 ? 0 : minor, currency };
}

/** left + right. Throws CurrencyMismatchError when the currencies differ. */
export function addMoney(left: Money, right: Money): Money {
  if (left.currency !== right.currency) throw new CurrencyMismatchError(left.currency, right.currency);
  return money(left.minor + right.minor, left.currency);
}

/** left − right. Throws CurrencyMismatchError when the currencies differ. */
export function subtractMoney(left: Money, right: Money): Money {
  return addMoney(left, money(-right.minor, right.currency));
}

/** The sum of all amounts; the currency is named because a sum of nothing has one too. */
export function sumMoney(currency: string, amounts: Iterable<Money>): Money {
  let total = money(0, currency);
  for (const amount of amounts) total = addMoney(total, amount);
  return total;
}

/**
 * Splits an amount over weights by the largest remainder: the parts sum to the amount exactly, each is
 * within one minor unit of its exact share, and ties go to the earlier part. Weights are non-negative safe
 * integers (usually line totals); when all are zero the split is even. Throws RangeError for no weights.
 */
export function allocateMoney(amount: Money, weights: readonly number[]): Money[] {
  if (weights.length === 0) throw new RangeError('No parts to allocate to');
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError('Weights must be non-negative integers');
  }
  const shares = weights.some((weight) => weight > 0) ? weights.map(BigInt) : weights.map(() => 1n);
  const whole = shares.reduce((sum, share) => sum + share, 0n);
  const sign = amount.minor < 0 ? -1 : 1;
  const minor = BigInt(Math.abs(amount.minor));
  const parts = shares.map((share) => Number((minor * share) / whole));
  const remainders = shares.map((share, index) => ({ index, remainder: (minor * share) % whole }));
  remainders.sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : b.remainder > a.remainder ? 1 : -1,
  );
  const left = Math.abs(amount.minor) - parts.reduce((sum, part) => sum + part, 0);
  for (const { index } of remainders.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts.map((part) => money(sign * part, amount.currency));
}

const digitsByCurrency = new Map<string, number>();

/** Decimal digits of a currency: 2 for USD, 0 for JPY, 3 for KWD (ISO 4217, through Intl). */
export function minorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    digitsByCurrency.set(currency, digits);
  }
  return digits;
}

/** The exact decimal number without a currency, point as the mark: 2255 USD → "22.55", −5 JPY → "-5". */
export function decimalString({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const whole = String(Math.abs(minor)).padStart(digits + 1, '0');
  const text = digits === 0 ? whole : `${whole.slice(0, -digits)}.${whole.slice(-digits)}`;
  return minor < 0 ? `-${text}` : text;
}

/** Money as people of a locale write it: "$22.55", "1.234,56 €". Exact: Intl gets the decimal string. */
export function formatMoney(amount: Money, locale = 'en-US'): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: amount.currency });
  return format.format(decimalString(amount) as Intl.StringNumericLiteral);
}

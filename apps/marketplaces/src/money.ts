/**
 * Amounts as the practice sites print them. Deliberately not the product's own money code: the ground truth must not
 * share a mistake with the reader it checks.
 */

const symbols: Record<string, string> = {
  USD: '$',
  EUR: '€',
  GBP: '£',
  AUD: 'AU $',
  CAD: 'C $',
  NZD: 'NZ $',
};

/** Number of decimals of an ISO 4217 currency ("EUR" 2, "JPY" 0, "KWD" 3). Unknown codes count as 2. */
function decimalsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
    2
  );
}

/** Prints minor units as the sites do: "$1,349.00", "€70.33", "AU $12.00", "CHF 12.00", "-$5.99"; null is "--". */
export function formatMoney(minor: number | null, currency: string): string {
  if (minor === null) return '--';
  const symbol = symbols[currency] ?? `${currency} `;
  return `${minor < 0 ? '-' : ''}${symbol}${formatPlain(Math.abs(minor), currency, true)}`;
}

/** Minor units as a bare decimal, as Amazon's `data-price` has it ("38.95"). */
export function formatPlain(minor: number, currency: string, grouped = false): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${minor < 0 ? '-' : ''}${shown}${decimals > 0 ? `.${fraction}` : ''}`;
}

/**
 * Reads an API decimal ("264.8", "-13.24", "0.0") into minor units, half away from zero beyond the currency's decimals.
 * Null when the text is no decimal number.
 */
export function parseDecimal(value: string, currency: string): number | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value.trim());
  if (match === null) return null;
  const decimals = decimalsOf(currency);
  const fraction = (match[3] ?? '').padEnd(decimals + 1, '0');
  const kept = Number(`${match[2]}${fraction.slice(0, decimals)}`);
  const rounded = kept + (Number(fraction.charAt(decimals)) >= 5 ? 1 : 0);
  if (!Number.isSafeInteger(rounded)) return null;
  return match[1] === '-' && rounded !== 0 ? -rounded : rounded;
}

/** `amount × numerator / denominator` for amounts ≥ 0, rounded half up, without floats. */
export function shareOf(amountMinor: number, numerator: number, denominator: number): number {
  const twice = 2n * BigInt(amountMinor) * BigInt(numerator) + BigInt(denominator);
  return Number(twice / (2n * BigInt(denominator)));
}

/** Splits an amount ≥ 0 by weights ≥ 0 so that the parts sum to it exactly (largest remainder; equal weights if all are 0). */
export function allocate(amountMinor: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0)
    return weights.length === 0
      ? []
      : allocate(
          amountMinor,
          weights.map(() => 1),
        );
  const exact = weights.map((weight) => BigInt(amountMinor) * BigInt(weight));
  const parts = exact.map((product) => Number(product / BigInt(sum)));
  const byRemainder = exact
    .map((product, index) => ({ index, remainder: product % BigInt(sum) }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const left = amountMinor - parts.reduce((total, part) => total + part, 0);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

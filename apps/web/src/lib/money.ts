import { decimalString, formatMoney, minorDigits } from '@crosscart/domain';

/** "$1,234.50" from minor units. */
export function formatMinor(minor: number, currency: string): string {
  return formatMoney({ minor, currency });
}

/** What a money field shows for editing: "1234.50"; empty for unknown. */
export function editableMoney(minor: number | null, currency: string): string {
  return minor === null ? '' : decimalString({ minor, currency });
}

export type MoneyInput = { minor: number | null } | { problem: string };

const LARGEST_MINOR = 100_000_000_000_00;

/**
 * What a person typed into a money field, in minor units, without ever passing through a float.
 * Empty is unknown (null). "1,234.50", "1234.5", "12,50" and a minus are read; what has two readings
 * ("1,234" in a currency of three decimals) or too many decimals is a problem, never rounded.
 */
export function parseMoneyInput(text: string, currency: string): MoneyInput {
  const typed = text.replace(/[\s\u00a0\u202f]/g, '').replace(/^−/, '-');
  if (typed === '') return { minor: null };
  const digits = minorDigits(currency);
  const parts = /^(?<sign>-?)(?<number>[\d.,]*\d)$/.exec(typed)?.groups;
  if (!parts?.number) return { problem: `An amount such as ${exampleOf(currency)}` };
  const split = splitNumber(parts.number, digits);
  if (split === null) return { problem: `An amount such as ${exampleOf(currency)}` };
  if (split.decimals.length > digits) {
    return { problem: digits === 0 ? `${currency} has no decimals` : `At most ${digits} decimals` };
  }
  const minor = Number(split.whole + split.decimals.padEnd(digits, '0'));
  if (!Number.isSafeInteger(minor) || minor > LARGEST_MINOR) return { problem: 'This amount is too large' };
  return { minor: parts.sign === '-' && minor !== 0 ? -minor : minor };
}

/** Whole and decimal digits; null when the marks do not make one plain reading. */
function splitNumber(number: string, digits: number): { whole: string; decimals: string } | null {
  const plain = /^(\d+)(?:\.(\d+))?$/.exec(number);
  if (plain) return { whole: plain[1] ?? '', decimals: plain[2] ?? '' };
  const grouped = /^(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(number);
  const commaDecimal = /^(\d+),(\d+)$/.exec(number);
  if (grouped && commaDecimal && digits === 3) return null;
  if (grouped) return { whole: (grouped[1] ?? '').replaceAll(',', ''), decimals: grouped[2] ?? '' };
  if (commaDecimal) return { whole: commaDecimal[1] ?? '', decimals: commaDecimal[2] ?? '' };
  const european = /^(\d{1,3}(?:\.\d{3})+),(\d+)$/.exec(number);
  return european ? { whole: (european[1] ?? '').replaceAll('.', ''), decimals: european[2] ?? '' } : null;
}

function exampleOf(currency: string): string {
  return decimalString({ minor: 1250, currency });
}

import { withoutTextMarks } from './cell-text.ts';

/** A whole number of pieces, "2" or a spreadsheet's "2.0"; null when the text is anything else. */
export function readQuantity(text: string): number | null {
  const plain = /^(-?\d{1,7})(?:[.,]0{1,2})?$/.exec(withoutTextMarks(text));
  return plain ? Number(plain[1]) : null;
}

/** A plain decimal number such as an exchange rate, as text with a point: it never becomes a float. */
export function readDecimal(text: string, decimalMark: '.' | ',' | null): string | null {
  const parts = /^(-?\d{1,9})(?:([.,])(\d{1,12}))?$/.exec(withoutTextMarks(text));
  if (!parts) return null;
  const [, whole = '', mark, decimals] = parts;
  if (mark === undefined) return whole;
  if (decimalMark !== null && mark !== decimalMark) return null;
  if (decimalMark === null && decimals?.length === 3) return null;
  return `${whole}.${decimals}`;
}

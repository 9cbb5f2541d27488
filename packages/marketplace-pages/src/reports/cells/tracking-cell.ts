import { cellText, isLostNumber, withoutTextMarks } from './cell-text.ts';

/** One parcel as a report names it. Which carrier it really is: recogniseCarrier(trackingNumber). */
export interface TrackingReference {
  /** As the report writes it ("AMZN_US", "USPS"); null when only a number stands there. */
  readonly carrierAsWritten: string | null;
  readonly trackingNumber: string;
}

/** Of many parcels; a longer cell is hostile, and patterns take too long over it. */
const LONGEST_CELL = 2_000;
/** "USPS: 9400…", "ヤマト運輸 - 4987…": a name without digits before the number. */
const PREFIXED = /^(\p{L}[^\d:]{0,40}?)\s*(?::|\s[-–]\s)\s*(\S.*)$/u;
const NAMED = /^\s*([^()]{0,60}?)\s*\(([^()]{0,80})\)\s*(?:,|;|\band\b|\bund\b|&)?\s*/i;

/**
 * Reads a tracking cell: "USPS(9400…)", "USPS(…) and UPS(…)", "USPS: 9400…", bare numbers parted by commas, semicolons or
 * spaces, "Not Available". Null when a number is there but a spreadsheet has lost its digits, or the cell is not understood.
 */
export function readTracking(cell: string): TrackingReference[] | null {
  const text = cellText(cell);
  if (text === null) return [];
  if (text.length > LONGEST_CELL) return null;
  const found: TrackingReference[] = [];
  let rest = text;
  if (text.includes('(')) {
    for (let match = NAMED.exec(rest); match; match = NAMED.exec(rest)) {
      const number = cellText(match[2]);
      if (number !== null && isLostNumber(number)) return null;
      if (number !== null) found.push({ carrierAsWritten: cellText(match[1]), trackingNumber: number });
      rest = rest.slice(match[0].length);
    }
    return rest.trim() === '' ? found : null;
  }
  const spaced = text.split(/\s+/);
  // Spaces stand inside a number ("9400 1000 …") as well as between whole ones.
  const areNumbers = spaced.length > 1 && spaced.every((part) => part.length >= 10 && /\d/.test(part));
  for (const part of areNumbers ? spaced : text.split(/\s*(?:[,;|\n]|\band\b|\bund\b)\s*/i)) {
    const written = withoutTextMarks(part.trim());
    if (written === '') continue;
    const [, carrierAsWritten = null, number = written] = PREFIXED.exec(written) ?? [];
    if (isLostNumber(number) || !/\d/.test(number) || number.length > 60) return null;
    found.push({ carrierAsWritten, trackingNumber: number });
  }
  return found;
}

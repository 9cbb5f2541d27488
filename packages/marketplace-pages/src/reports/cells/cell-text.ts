const UNKNOWN = new Set([
  '',
  '-',
  '--',
  '—',
  '–',
  'not available',
  'not applicable',
  'data not available',
  'n/a',
  // Amazon's mark for goods that have no ASIN.
  '_asinless_',
  'nicht verfügbar',
  'nicht zutreffend',
  'k. a.',
  'non disponible',
  'non applicable',
  'non disponibile',
  'non applicabile',
  'no disponible',
  'no aplicable',
]);
const LONGEST_UNKNOWN = 18;
/** By character code: whether an unknown word begins so. Few cells do; the others need not be looked up. */
const BEGINS_UNKNOWN: readonly boolean[] = beginnings();

function beginnings(): boolean[] {
  const begins = Array<boolean>(128).fill(false);
  for (const word of UNKNOWN) {
    for (const letter of [word, word.toUpperCase()]) {
      const code = letter.charCodeAt(0);
      if (code < 128) begins[code] = true;
    }
  }
  return begins;
}

/**
 * A cell as its writer meant it: spaces around it gone, Excel's `="0012"` unpacked (it only keeps zeros), `null`
 * for what says "unknown" ("", "--", "Not Available", "N/A"). Any other formula stays the text it is.
 */
export function cellText(cell: string | undefined): string | null {
  if (cell === undefined) return null;
  const first = cell.charCodeAt(0);
  // Letters and digits are what nearly every cell begins and ends with.
  const text = first > 32 && first < 128 && cell.charCodeAt(cell.length - 1) > 32 ? cell : cell.trim();
  if (text.length > 3 && text.startsWith('="') && text.endsWith('"')) {
    const inner = text.slice(2, -1);
    return inner.includes('"') ? text : cellText(inner);
  }
  return text.length <= LONGEST_UNKNOWN && isUnknown(text) ? null : text;
}

function isUnknown(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first >= 128 || text === '' || BEGINS_UNKNOWN[first] === true) && UNKNOWN.has(text.toLowerCase());
}

/** An amount, number or id without the apostrophes that mark it as text: `'-1.7'` → `-1.7`, `'940…` → `940…`. */
export function withoutTextMarks(text: string): string {
  if (!text.startsWith("'")) return text;
  return text.endsWith("'") && text.length > 1 ? text.slice(1, -1).trim() : text.slice(1).trim();
}

/** A long number that a spreadsheet wrote as 4.05359E+11: the digits are lost. */
export function isLostNumber(text: string): boolean {
  return /^\d(?:[.,]\d+)?e\+?\d+$/i.test(text);
}

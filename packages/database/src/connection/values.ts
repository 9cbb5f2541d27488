// How values travel between Postgres and JavaScript. Rows come ready for JSON: whole numbers as numbers, dates
// and times as ISO 8601 strings, jsonb as it is. numeric stays a string.

/** Type ids from pg_type.dat. */
const INT8 = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;

function parseWhole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`The whole number ${text} is too large to be exact.`);
  return value;
}

/** '2026-01-31 10:20:30.123456+00' → '2026-01-31T10:20:30.123456Z'; microseconds stay, for use in cursors. */
function parseTime(text: string): string {
  return text.replace(' ', 'T').replace(/\+00$/, 'Z');
}

function serializeTime(value: Date | string): string {
  return value instanceof Date ? value.toISOString() : value;
}

/** The `types` option of the client, by name. */
export const valueTypes = {
  int8: {
    to: INT8,
    from: [INT8],
    parse: parseWhole,
    serialize: (value: number | bigint | string) => String(value),
  },
  date: { to: DATE, from: [DATE], parse: (text: string) => text, serialize: serializeDay },
  timestamp: { to: TIMESTAMP, from: [TIMESTAMP], parse: parseTime, serialize: serializeTime },
  timestamptz: { to: TIMESTAMPTZ, from: [TIMESTAMPTZ], parse: parseTime, serialize: serializeTime },
};

/** A calendar day has no time zone, so a Date is not one. */
function serializeDay(value: string): string {
  if (typeof value !== 'string') throw new TypeError('A date column takes a string such as 2026-01-31.');
  return value;
}

/** Calendar dates: "YYYY-MM-DD", always the UTC day of their instant. */

/** The UTC calendar date of an instant, `days` later. */
export function calendarDate(instant: Date, days = 0): string {
  return new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth(), instant.getUTCDate() + days))
    .toISOString()
    .slice(0, 10);
}

/** The earlier of two calendar dates; null counts as "no limit". */
export function earlierDate(a: string, b: string | null): string {
  return b !== null && b < a ? b : a;
}

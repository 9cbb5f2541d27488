/** Dates as the practice sites print them. A calendar date is "YYYY-MM-DD" and always the UTC day of its instant. */

const printed = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });

const short = printed({ month: 'short', day: 'numeric', year: 'numeric' });
const shortWithoutYear = printed({ month: 'short', day: 'numeric' });
const long = printed({ month: 'long', day: 'numeric', year: 'numeric' });
const weekdayAndDay = printed({ weekday: 'long', month: 'long', day: 'numeric' });
const clock = printed({ hour: 'numeric', minute: '2-digit' });

/** "Sep 24, 2026" */
export const shortDate = (instant: string): string => short.format(new Date(instant));
/** "Sep 24" */
export const shortDay = (instant: string): string => shortWithoutYear.format(new Date(instant));
/** "September 24, 2026" */
export const longDate = (instant: string): string => long.format(new Date(instant));
/** "Thursday, September 24" */
export const weekdayDate = (instant: string): string => weekdayAndDay.format(new Date(instant));
/** "9:59 AM" */
export const timeOfDay = (instant: string): string => clock.format(new Date(instant));

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

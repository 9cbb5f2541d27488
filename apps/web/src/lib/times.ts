/** "22 Nov, 14:05" in the org's time zone (with the year when it is not this one). */
export function formatMoment(iso: string, timeZone: string, now: Date = new Date()): string {
  const moment = new Date(iso);
  const sameYear = yearIn(moment, timeZone) === yearIn(now, timeZone);
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(moment);
}

/** "22 Nov 2026, 14:05:31 CET": the whole truth, for tooltips and timelines. */
export function formatMomentFully(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(iso));
}

/** "22 Nov 2026" of a calendar day; no time zone can shift it. */
export function formatDay(day: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** The calendar day of a moment in a time zone, as "2026-11-22". */
export function dayIn(timeZone: string, moment: Date): string {
  // Swedish writes days as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(moment);
}

const STEPS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** "in 5 hr.", "3 min. ago", "now". */
export function formatDistance(iso: string, now: Date): string {
  const seconds = Math.round((Date.parse(iso) - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat('en-GB', { numeric: 'always', style: 'short' });
  for (const { unit, seconds: size } of STEPS) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return 'now';
}

/** How near a ship-by moment is. `soon`: less than twelve hours. */
export function shipByUrgency(iso: string, now: Date): 'late' | 'soon' | 'calm' {
  const left = Date.parse(iso) - now.getTime();
  if (left < 0) return 'late';
  return left < 12 * 3_600_000 ? 'soon' : 'calm';
}

function yearIn(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric' }).format(moment);
}

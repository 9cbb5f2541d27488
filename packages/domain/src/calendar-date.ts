import { Temporal } from 'temporal-polyfill';
import {
  MONTH_WORD,
  monthNumber,
  WEEKDAY_BEFORE_DATE,
  weekdayNumber,
  withoutParticles,
} from './date-words.ts';

/** How to choose the year of a date that is printed without one. */
export type MissingYear = 'past' | 'nearest' | 'future';

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Days with dots are day first wherever they are written: "20.09.2026". */
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const MONTH_FIRST = new RegExp(
  `^(?:(${WEEKDAY_BEFORE_DATE}) )?(${MONTH_WORD})\\.? (\\d{1,2})(?:,? (\\d{4}))?$`,
  'iu',
);
const DAY_FIRST = new RegExp(
  `^(?:(${WEEKDAY_BEFORE_DATE}) )?(\\d{1,2})\\.? (${MONTH_WORD})\\.?(?:,? (\\d{4}))?$`,
  'iu',
);

/**
 * Reads one English, German, French or Spanish calendar date: "September 8, 2024", "Sep 24", "24 Sep 2026",
 * "Wednesday, Nov 25", "20. Sep. 2026", "Mi., 25. November", "le 1er mai 2026", "9 de mayo de 2026", "20.09.2026",
 * "2024-09-08". Without a year the one that `missingYear` asks for, seen from `today`, is taken; without
 * `today` the answer is null. A weekday that does not fit and numeric forms such as 09/08/2024 are null:
 * nothing is guessed.
 */
export function parseCalendarDate(
  text: string,
  { today, missingYear = 'nearest' }: { today?: Temporal.PlainDate; missingYear?: MissingYear } = {},
): Temporal.PlainDate | null {
  const clean = withoutParticles(text.replace(/[\s\u00a0]+/g, ' ').trim());
  if (clean.length > 60) return null;
  const iso = ISO.exec(clean);
  if (iso) return dateOrNull(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = DOTTED.exec(clean);
  if (dotted) return dateOrNull(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const monthFirst = MONTH_FIRST.exec(clean);
  const dayFirst = monthFirst ? null : DAY_FIRST.exec(clean);
  const weekday = weekdayNumber((monthFirst ?? dayFirst)?.[1]);
  const month = monthNumber(monthFirst?.[2] ?? dayFirst?.[3]);
  const day = Number(monthFirst?.[3] ?? dayFirst?.[2]);
  const year = (monthFirst ?? dayFirst)?.[4];
  if (month === null) return null;
  const fits = (date: Temporal.PlainDate | null) =>
    date !== null && (weekday === null || date.dayOfWeek === weekday);
  if (year !== undefined) {
    const date = dateOrNull(Number(year), month, day);
    return fits(date) ? date : null;
  }
  if (!today) return null;
  const date = chooseYear(today, month, day, missingYear);
  return fits(date) ? date : null;
}

/** The calendar day of a moment, as people of a time zone live it. */
export function calendarDayIn(instant: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate();
}

/** When a day (YYYY-MM-DD) begins in a time zone and when the next one does, as ISO moments; null for no such day. */
export function momentsOfDay(day: string, timeZone: string): { from: string; until: string } | null {
  const date = ISO.test(day) ? parseCalendarDate(day) : null;
  if (date === null) return null;
  const beginning = (of: Temporal.PlainDate) => of.toZonedDateTime(timeZone).toInstant().toString();
  return { from: beginning(date), until: beginning(date.add({ days: 1 })) };
}

function chooseYear(
  today: Temporal.PlainDate,
  month: number,
  day: number,
  missingYear: MissingYear,
): Temporal.PlainDate | null {
  const candidates = [today.year - 1, today.year, today.year + 1]
    .map((year) => dateOrNull(year, month, day))
    .filter((date) => date !== null)
    .map((date) => ({ date, distance: today.until(date).days }));
  const allowed = candidates.filter(
    ({ distance }) => missingYear === 'nearest' || (missingYear === 'past' ? distance <= 0 : distance >= 0),
  );
  allowed.sort((a, b) => Math.abs(a.distance) - Math.abs(b.distance));
  return allowed[0]?.date ?? null;
}

function dateOrNull(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

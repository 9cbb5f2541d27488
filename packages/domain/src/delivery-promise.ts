import type { Temporal } from 'temporal-polyfill';
import { parseCalendarDate } from './calendar-date.ts';
import {
  MONTH_WORD,
  WEEKDAY_BEFORE_DATE,
  WEEKDAY_WORD,
  weekdayNumber,
  withoutParticles,
} from './date-words.ts';

/** The first and last day of a promised delivery; the same day when one is named. */
export interface DeliveryPromise {
  earliest: Temporal.PlainDate;
  latest: Temporal.PlainDate;
}

const MONTH_DAY = `(?:${WEEKDAY_BEFORE_DATE} )?(?:${MONTH_WORD}\\.? \\d{1,2}|\\d{1,2}\\.? ${MONTH_WORD}\\.?)(?!\\d)(?:,? \\d{4})?`;
const RELATIVE =
  "(?:today|tomorrow|overnight|heute|morgen|übermorgen|aujourd'hui|demain|après-demain|hoy|pasado mañana|mañana)";
/** Every other relative word is the next day. */
const DAYS_AHEAD = new Map([
  ['today', 0],
  ['heute', 0],
  ["aujourd'hui", 0],
  ['hoy', 0],
  ['übermorgen', 2],
  ['après-demain', 2],
  ['pasado mañana', 2],
]);
const ONE_DAY = `(?:${RELATIVE},? ${MONTH_DAY}|${MONTH_DAY}|${RELATIVE}|${WEEKDAY_WORD})`;
const DAY = new RegExp(`(?<![\\p{L}\\d])${ONE_DAY}(?![\\p{L}\\d])`, 'giu');
// "Nov 25 - 27": the second day borrows the first one's month.
const SHORT_RANGE = new RegExp(
  `(${MONTH_WORD})\\.? (\\d{1,2}) ?- ?(\\d{1,2})(,? \\d{4})?(?![\\d:]| ?[ap]\\.?m)`,
  'i',
);
// "25. - 27. Nov": the first day borrows the second one's month.
const SHORT_RANGE_DAY_FIRST = new RegExp(
  `(?<![\\p{L}\\d.,:] ?)(\\d{1,2})\\.? ?- ?(\\d{1,2})\\.? (${MONTH_WORD})(?!\\p{L})`,
  'iu',
);
// "du 25 au 27 novembre", "entre el 25 y el 27 de noviembre": likewise.
const RANGE_IN_WORDS = new RegExp(
  `(?<!\\p{L})(?:du|del|entre le|entre el) (\\d{1,2}) (?:au|al|et le|y el) (\\d{1,2}) (${MONTH_WORD})(?!\\p{L})`,
  'iu',
);
const CLOCK = /\b\d{1,2}(?::\d{2})? ?[ap]\.?m\.?\b/gi;

/**
 * Reads a delivery promise: "Arriving Nov 30", "Tomorrow, Nov 25", "Wednesday, Nov 25 - Friday, Nov 27",
 * "Nov 25 - 27", "Friday", "Mi., 25. Nov. - Fr., 27. Nov.", "entre le 25 et le 27 novembre". `today` is the day at the place that the page speaks of. Hours are ignored. A bare
 * weekday means the next one after today. A date without a year is the one nearest to today, or the first on or
 * after `since` (the day of the order). Null (unknown) when no day, or more than one promise, is named.
 */
export function parseDeliveryPromise(
  text: string,
  today: Temporal.PlainDate,
  since: Temporal.PlainDate | null = null,
): DeliveryPromise | null {
  const clean = text
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[\u2012-\u2015]/g, '-')
    .trim();
  if (clean.length > 200) return null;
  const spelled = withoutParticles(clean)
    .replace(
      RANGE_IN_WORDS,
      (_all, from: string, to: string, month: string) => `${from} ${month} - ${to} ${month}`,
    )
    .replace(
      SHORT_RANGE,
      (_all, month: string, from: string, to: string, year = '') =>
        `${month} ${from}${year} - ${month} ${to}${year}`,
    )
    .replace(
      SHORT_RANGE_DAY_FIRST,
      (_all, from: string, to: string, month: string) => `${from} ${month} - ${to} ${month}`,
    )
    .replace(CLOCK, '~');
  const found = [...spelled.matchAll(DAY)];
  const [first, second, third] = found;
  if (!first || third) return null;
  const from = resolveDay(first[0], today, since);
  if (!second) return from && { earliest: from, latest: from };
  const between = spelled.slice(first.index + first[0].length, second.index);
  if (!/^,? ?(?:-|to|through|and|bis|und|au|et(?: le)?|al|y(?: el)?) ?$/i.test(between)) return null;
  const to = resolveDay(second[0], from ?? today, since === null ? null : from);
  if (!from || !to || to.since(from).days < 0) return null;
  return { earliest: from, latest: to };
}

const PAST_DAYS = new Map([
  ['today', 0],
  ['heute', 0],
  ["aujourd'hui", 0],
  ['hoy', 0],
  ['yesterday', 1],
  ['gestern', 1],
  ['hier', 1],
  ['ayer', 1],
]);

/**
 * The day on which something happened, as a page says it afterwards: "May 11", "Sep 24, 2024", "today",
 * "yesterday", "Monday" (the last one before today), "18. Juli". A date without a year is the first on or after
 * `since` (the day of the order). Null when it names no day that is over or today.
 */
export function parsePastDay(
  text: string,
  today: Temporal.PlainDate,
  since: Temporal.PlainDate | null = null,
): Temporal.PlainDate | null {
  const clean = withoutParticles(text.replace(/[\s\u00a0]+/g, ' ').trim())
    .replace(CLOCK, '')
    .replace(/^(?:on|am) /i, '')
    .replace(/[\s,.]+$/, '')
    .trim();
  if (clean.length > 60) return null;
  const daysAgo = PAST_DAYS.get(clean.toLowerCase());
  if (daysAgo !== undefined) return today.subtract({ days: daysAgo });
  const weekday = new RegExp(`^${WEEKDAY_WORD}$`, 'i').test(clean) ? weekdayNumber(clean) : null;
  if (weekday !== null) return today.subtract({ days: ((today.dayOfWeek - weekday + 6) % 7) + 1 });
  const day =
    since === null
      ? parseCalendarDate(clean, { today, missingYear: 'past' })
      : parseCalendarDate(clean, { today: since, missingYear: 'future' });
  return day !== null && today.until(day).days <= 0 ? day : null;
}

function resolveDay(
  text: string,
  today: Temporal.PlainDate,
  since: Temporal.PlainDate | null,
): Temporal.PlainDate | null {
  const relative = new RegExp(`^(${RELATIVE}),? ?`, 'i').exec(text);
  const rest = relative ? text.slice(relative[0].length) : text;
  if (rest === '') return today.add({ days: DAYS_AHEAD.get(relative?.[1]?.toLowerCase() ?? '') ?? 1 });
  const weekday = new RegExp(`^${WEEKDAY_WORD}$`, 'i').test(rest) ? weekdayNumber(rest) : null;
  if (weekday !== null) return today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });
  return since === null
    ? parseCalendarDate(rest, { today, missingYear: 'nearest' })
    : parseCalendarDate(rest, { today: since, missingYear: 'future' });
}

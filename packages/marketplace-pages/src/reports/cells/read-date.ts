import { ANY_MONTH_WORD, monthOfWord } from './month-words.ts';

/** Which number of "05/08/2026" is the month. */
export type DateOrder = 'month_first' | 'day_first';
export type DateFailure = 'not_a_date' | 'ambiguous_date' | 'no_such_day';

// Between a day and its clock; the words are "at" of the sites' languages.
const TIME = '(?:(?:,? (?:at |um |à |alle |a las )?|T)(\\d{1,2}:.*))?$';
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.]?)(\\d{1,2})\\2(\\d{1,2})${TIME}`);
const NUMERIC = new RegExp(`^(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}`);
const WORD = `(${ANY_MONTH_WORD})\\.?`;
const MONTH_FIRST = new RegExp(`^${WORD}[ -](\\d{1,2})(?:st|nd|rd|th)?(?:,? |-)(\\d{4}|\\d{2})${TIME}`, 'iu');
const DAY_FIRST = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th|er|º)?(?:\\.? |-|\\.|/)(?:de )?${WORD}(?:,? |-|/| de )(\\d{4}|\\d{2})${TIME}`,
  'iu',
);
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s*([AP]\.?\s?M\.?)?\s*(?:Uhr\b)?\s*(.*)$/i;
const WEEKDAY = /^(?:\p{L}{2,10}\.?,|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b)\s*/iu;

// Zones by the letters that the marketplaces print; the same letters elsewhere in the world are not theirs.
const ZONES: Record<string, string> = {
  Z: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  PST: '-08:00',
  PDT: '-07:00',
  MST: '-07:00',
  MDT: '-06:00',
  CST: '-06:00',
  CDT: '-05:00',
  EST: '-05:00',
  EDT: '-04:00',
  BST: '+01:00',
  CET: '+01:00',
  MEZ: '+01:00',
  CEST: '+02:00',
  MESZ: '+02:00',
  WET: 'Z',
  WEST: '+01:00',
  EET: '+02:00',
  EEST: '+03:00',
  AWST: '+08:00',
  ACST: '+09:30',
  ACDT: '+10:30',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
  NZDT: '+13:00',
};

/**
 * Reads a date as reports write it and answers ISO 8601 with exactly what is printed: a day ("2026-08-05"), a day
 * with a clock ("2026-08-05T15:03"), or a moment when a zone is printed ("…Z", "…-07:00"). Days written with
 * numbers only are read in `order`; without one, a day that could be read both ways is refused.
 */
export function readDate(text: string, order: DateOrder | null): string | { reason: DateFailure } {
  if (isPlainIsoMoment(text)) return text;
  if (text.length > 60) return { reason: 'not_a_date' };
  const clean = text.replace(/[\s\u00a0\u202f]+/g, ' ').replace(WEEKDAY, '');
  const yearFirst = YEAR_FIRST.exec(clean);
  if (yearFirst && isWritten(yearFirst)) {
    return composed(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]), yearFirst[5]);
  }
  const numeric = NUMERIC.exec(clean);
  if (numeric) return numericDate(numeric, order);
  const monthFirst = MONTH_FIRST.exec(clean);
  if (monthFirst) {
    return composed(
      yearOf(monthFirst[3]),
      monthOfWord(monthFirst[1]) ?? 0,
      Number(monthFirst[2]),
      monthFirst[4],
    );
  }
  const dayFirst = DAY_FIRST.exec(clean);
  if (dayFirst) {
    return composed(yearOf(dayFirst[3]), monthOfWord(dayFirst[2]) ?? 0, Number(dayFirst[1]), dayFirst[4]);
  }
  return { reason: 'not_a_date' };
}

/** "2026-08-05", "2026/8/5" and "20260805" are days; "2026805" may be two. */
function isWritten([, , mark, month, day]: RegExpExecArray): boolean {
  return mark !== '' || (month?.length === 2 && day?.length === 2);
}

/** What a numeric day proves about the order of all of them: a number above 12 cannot be the month. */
export function orderProvenBy(text: string): DateOrder | 'ambiguous' | null {
  const [, first, mark, second] = NUMERIC.exec(text) ?? [];
  if (first === undefined || second === undefined || mark === '.') return null;
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 && b <= 12 && a <= 31) return 'day_first';
  if (b > 12 && a <= 12 && b <= 31) return 'month_first';
  return a === b ? null : 'ambiguous';
}

function numericDate(parts: RegExpExecArray, order: DateOrder | null): string | { reason: DateFailure } {
  const [, first = '', mark, second = '', year, clock] = parts;
  // "20-06-01" may begin with the year.
  if (year?.length === 2 && mark === '-') return { reason: 'ambiguous_date' };
  const [a, b] = [Number(first), Number(second)];
  // Days with dots are day first wherever they are written.
  const asked = mark === '.' ? 'day_first' : order;
  if (asked === null && a !== b) return { reason: 'ambiguous_date' };
  const [month, day] = asked === 'day_first' ? [b, a] : [a, b];
  return composed(yearOf(year), month, day, clock);
}

/** eBay and Amazon opened in 1995: two digits can only mean one year. */
function yearOf(text: string | undefined): number {
  const year = Number(text);
  return text?.length === 2 ? (year >= 95 ? 1900 + year : 2000 + year) : year;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(year: number, month: number, day: number): boolean {
  if (!(year >= 1995 && year <= 2099 && month >= 1 && month <= 12 && day >= 1)) return false;
  if (month === 2 && day === 29) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (DAYS[month - 1] ?? 0);
}

function composed(
  year: number,
  month: number,
  day: number,
  clock: string | undefined,
): string | { reason: DateFailure } {
  if (!isDay(year, month, day)) return { reason: 'no_such_day' };
  const date = `${year}-${two(month)}-${two(day)}`;
  if (clock === undefined) return date;
  const time = clockOf(clock);
  return time === null ? { reason: 'not_a_date' } : `${date}T${time}`;
}

/** "3:05 PM PDT" → "15:05-07:00". eBay writes "16:31:55 PM" and "00:00:00 AM" too; "16:31 AM" says two things. */
function clockOf(text: string): string | null {
  const [, hourText, minute, second, fraction = '', half, zoneText = ''] = CLOCK.exec(text) ?? [];
  if (hourText === undefined || minute === undefined) return null;
  let hour = Number(hourText);
  const isMorning = half?.toUpperCase().startsWith('A');
  if (isMorning && hour === 12) hour = 0;
  else if (isMorning && hour > 12) return null;
  else if (half !== undefined && !isMorning && hour < 12) hour += 12;
  if (hour > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const zone = zoneOf(zoneText.trim());
  return zone === null
    ? null
    : `${two(hour)}:${minute}${second === undefined ? '' : `:${second}${fraction}`}${zone}`;
}

function zoneOf(text: string): string | null {
  if (text === '') return '';
  const named = ZONES[text.toUpperCase()];
  if (named !== undefined) return named;
  const [, sign, hours, minutes = '00'] = /^(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(text) ?? [];
  if (sign === undefined || Number(hours) > 14 || Number(minutes) > 59) return null;
  return `${sign}${two(Number(hours))}:${minutes}`;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** "2024-09-11T02:46:10Z" and with a fraction, what Amazon writes in every row: checked without a pattern. */
function isPlainIsoMoment(text: string): boolean {
  const { length } = text;
  if (length < 20 || length > 30 || text.charCodeAt(10) !== 84 || text.charCodeAt(length - 1) !== 90)
    return false;
  if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || text[16] !== ':') return false;
  const year = digits(text, 0, 4);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  if (length > 20 && (text[19] !== '.' || length === 21 || digits(text, 20, length - 1) < 0)) return false;
  return isDay(year, digits(text, 5, 7), digits(text, 8, 10));
}

/** The number that a range of digits makes; −1 when another character is in it. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at) - 48;
    if (code < 0 || code > 9) return -1;
    number = number * 10 + code;
  }
  return number;
}

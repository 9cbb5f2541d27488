/** Names of months and weekdays as the marketplaces print them, in English and German. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const GERMAN_MONTHS: Record<string, number> = { jän: 1, mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12 };
const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];
const GERMAN_WEEKDAYS: Record<string, number> = { di: 2, mi: 3, do: 4, so: 7 };

export const MONTH_WORD =
  '(?:jan(?:uary|uar)?|jän(?:ner)?|feb(?:ruary|ruar)?|mar(?:ch)?|mär(?:z)?|mrz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?|dez(?:ember)?)';
export const WEEKDAY_WORD =
  '(?:mon(?:day|tag)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)';
/** "Mo." only stands before a date: alone, "so" and "do" are English words. */
export const WEEKDAY_BEFORE_DATE = `(?:${WEEKDAY_WORD}\\.?|(?:mo|di|mi|do|fr|sa|so)\\.?),?`;

/** 1 for Monday to 7 for Sunday, from a full or short English or German name; null for none. */
export function weekdayNumber(word: string | undefined): number | null {
  const lower = word?.toLowerCase() ?? '';
  if (lower === '') return null;
  if (lower === 'sonnabend') return 6;
  const german = GERMAN_WEEKDAYS[lower.slice(0, 2)];
  if (german !== undefined) return german;
  const index = WEEKDAYS.indexOf(lower.slice(0, 2));
  return index === -1 ? null : index + 1;
}

/** 1 for January to 12 for December; null for anything else. */
export function monthNumber(word: string | undefined): number | null {
  const start = word?.toLowerCase().slice(0, 3) ?? '';
  const index = MONTHS.indexOf(start);
  return index === -1 ? (GERMAN_MONTHS[start] ?? null) : index + 1;
}

/** Names of months and weekdays as the marketplaces print them, in English, German, French and Spanish. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Starts of names that English does not have; French "juin" and "juillet" differ in the fourth letter only. */
const OTHER_MONTHS: Record<string, number> = {
  ...{ jän: 1, mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12 },
  ...{ fév: 2, avr: 4, juin: 6, juil: 7, aoû: 8, déc: 12 },
  ...{ ene: 1, abr: 4, ago: 8, dic: 12 },
};
const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];
const GERMAN_WEEKDAYS: Record<string, number> = { di: 2, mi: 3, do: 4, so: 7 };
/** Whole words: "dimanche" and "domingo" start as German days of another number do. */
const ROMANCE_WEEKDAYS: readonly (readonly string[])[] = [
  ['lundi', 'lun', 'lunes'],
  ['mardi', 'mar', 'martes'],
  ['mercredi', 'mer', 'miércoles', 'mié'],
  ['jeudi', 'jeu', 'jueves', 'jue'],
  ['vendredi', 'ven', 'viernes', 'vie'],
  ['samedi', 'sam', 'sábado', 'sáb'],
  ['dimanche', 'dim', 'domingo', 'dom'],
];

export const MONTH_WORD =
  '(?:jan(?:uary|uar|v(?:ier)?)?|jän(?:ner)?|ene(?:ro)?|feb(?:ruary|ruar|rero)?|fév(?:r(?:ier)?)?|mar(?:ch|zo|s)?|mär(?:z)?|mrz|apr(?:il)?|avr(?:il)?|abr(?:il)?|mayo?|mai|june?|juni|junio|juin|july?|juli|julio|juil(?:l(?:et)?)?|aug(?:ust)?|août|ago(?:sto)?|sep(?:t(?:ember|embre|iembre)?)?|o[ck]t(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?|dec(?:ember)?|dez(?:ember)?|déc(?:embre)?|dic(?:iembre)?)';
const FULL_ROMANCE_WEEKDAYS = ROMANCE_WEEKDAYS.flat().filter((word) => word.length > 3);
export const WEEKDAY_WORD = `(?:mon(?:day|tag)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|${FULL_ROMANCE_WEEKDAYS.join('|')})`;
/** "Mo.", "mar." only stand before a date: alone, "so" and "do" are English words and "mar" is a month. */
export const WEEKDAY_BEFORE_DATE = `(?:${WEEKDAY_WORD}\\.?|(?:mo|di|mi|do|fr|sa|so)\\.?|(?:${ROMANCE_WEEKDAYS.flat()
  .filter((word) => word.length === 3)
  .join('|')})\\.?),?`;

const ARTICLE = /^(?:le|el) (?=\S)/i;
const DAY_OF_MONTH = new RegExp(`(?<!\\d)(\\d{1,2}) de (?=${MONTH_WORD}(?!\\p{L}))`, 'giu');
const MONTH_OF_YEAR = new RegExp(`(?<!\\p{L})(${MONTH_WORD}) del? (?=\\d{4}(?!\\d))`, 'giu');

/** "1er mai", "le 9 mai", "9 de mayo de 2026" without the words that English and German dates do not have. */
export function withoutParticles(text: string): string {
  return text
    .replace(/\u2019/g, "'")
    .replace(ARTICLE, '')
    .replace(/(?<!\d)1er(?!\p{L})/gu, '1')
    .replace(DAY_OF_MONTH, '$1 ')
    .replace(MONTH_OF_YEAR, '$1 ');
}

/** 1 for Monday to 7 for Sunday, from a full or short name in a language above; null for none. */
export function weekdayNumber(word: string | undefined): number | null {
  const lower = word?.toLowerCase().replace(/[.,]+$/, '') ?? '';
  if (lower === '') return null;
  if (lower === 'sonnabend') return 6;
  const romance = ROMANCE_WEEKDAYS.findIndex((names) => names.includes(lower));
  if (romance !== -1) return romance + 1;
  const german = GERMAN_WEEKDAYS[lower.slice(0, 2)];
  if (german !== undefined) return german;
  const index = WEEKDAYS.indexOf(lower.slice(0, 2));
  return index === -1 ? null : index + 1;
}

/** 1 for January to 12 for December; null for anything else. */
export function monthNumber(word: string | undefined): number | null {
  const lower = word?.toLowerCase() ?? '';
  const index = MONTHS.indexOf(lower.slice(0, 3));
  if (index !== -1) return index + 1;
  return OTHER_MONTHS[lower.slice(0, 4)] ?? OTHER_MONTHS[lower.slice(0, 3)] ?? null;
}

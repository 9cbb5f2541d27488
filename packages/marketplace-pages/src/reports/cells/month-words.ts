import { MONTH_WORD, monthNumber } from '@crosscart/domain';

/**
 * Months as the French, Italian and Spanish sites print them, beside the domain's English and German. Only reports
 * read these: on a page "mar." is a Tuesday too and "set" a word.
 */
const MONTHS: Readonly<Record<string, number>> = {
  janvier: 1,
  janv: 1,
  gennaio: 1,
  gen: 1,
  enero: 1,
  ene: 1,
  février: 2,
  févr: 2,
  fév: 2,
  febbraio: 2,
  febrero: 2,
  mars: 3,
  marzo: 3,
  avril: 4,
  avr: 4,
  aprile: 4,
  abril: 4,
  abr: 4,
  maggio: 5,
  mag: 5,
  mayo: 5,
  juin: 6,
  giugno: 6,
  giu: 6,
  junio: 6,
  juillet: 7,
  juil: 7,
  luglio: 7,
  lug: 7,
  julio: 7,
  août: 8,
  agosto: 8,
  ago: 8,
  septembre: 9,
  settembre: 9,
  set: 9,
  septiembre: 9,
  octobre: 10,
  ottobre: 10,
  ott: 10,
  octubre: 10,
  novembre: 11,
  noviembre: 11,
  décembre: 12,
  déc: 12,
  dicembre: 12,
  diciembre: 12,
  dic: 12,
};

export const ANY_MONTH_WORD = `(?:${Object.keys(MONTHS).join('|')}|${MONTH_WORD})`;

/** 1 for January to 12 for December; null for a word that is no month. */
export function monthOfWord(word: string | undefined): number | null {
  const known = MONTHS[word?.toLowerCase() ?? ''];
  return known ?? monthNumber(word);
}

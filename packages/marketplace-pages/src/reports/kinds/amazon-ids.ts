import { isAmazonOrderId, isAsin } from '@crosscart/domain';
import { type Field, id } from '../fields.ts';

export const amazonOrderId = (...columns: string[]): Field<'id'> => id(isAmazonOrderId, ...columns);
export const asin = (...columns: string[]): Field<'id'> => ({
  ...id(isAsin, ...columns),
  repaired: asinOfCell,
});

/**
 * The ASIN of a cell: a spreadsheet eats the zeros before an ISBN-10 ("316389706" is 0316389706); they are given
 * back only when the ISBN's own check digit agrees.
 */
function asinOfCell(text: string): string {
  if (!/^\d{5,9}[\dX]?$/.test(text) || text.length >= 10) return text;
  const padded = text.padStart(10, '0');
  return isIsbn10(padded) ? padded : text;
}

function isIsbn10(text: string): boolean {
  let sum = 0;
  for (let at = 0; at < 10; at++) {
    const digit = text[at] === 'X' && at === 9 ? 10 : Number(text[at]);
    sum += digit * (10 - at);
  }
  return sum % 11 === 0;
}

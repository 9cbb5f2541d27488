import type { Money } from '@crosscart/domain';
import type { TrackingReference } from './cells/tracking-cell.ts';

/** What a cell of each type of field becomes; unknown is null (no parcels: an empty list). */
interface FieldValues {
  text: string | null;
  /** An id; a spreadsheet's text marks are gone, lost digits are null and a doubt. */
  id: string | null;
  /** ISO 8601 with the precision that is printed. */
  date: string | null;
  quantity: number | null;
  money: Money | null;
  /** An ISO 4217 code. */
  currency: string | null;
  /** A plain decimal number as text. */
  decimal: string | null;
  tracking: readonly TrackingReference[];
  /** Told by the row's neighbours, not by a cell. */
  scope: RowScope | null;
}
/**
 * What a row of an eBay order speaks of. A *summary* holds the money of an order of several lines, which follow it as
 * *lines*: whoever adds rows up takes whole orders and either summaries or lines, never both.
 */
export type RowScope = 'whole_order' | 'order_summary' | 'order_line';

export type FieldType = keyof FieldValues;

export interface Field<Type extends FieldType = FieldType> {
  readonly type: Type;
  /** Every name this column has had, in any language that was seen. */
  readonly columns: readonly string[];
  /** The fields that name a money field's currency, in order; none: the sign in the cell does. */
  readonly currency?: readonly string[];
  /** Answers a doubt for an id of a wrong shape. */
  readonly isWellFormed?: (text: string) => boolean;
  /** Gives back what a spreadsheet has taken from an id, where that can be proven. */
  readonly repaired?: (text: string) => string;
}
export type Fields = Readonly<Record<string, Field>>;
export type RowOf<F extends Fields> = { -readonly [Name in keyof F]: FieldValues[F[Name]['type']] };

export const text = (...columns: string[]): Field<'text'> => ({ type: 'text', columns });
export const date = (...columns: string[]): Field<'date'> => ({ type: 'date', columns });
export const quantity = (...columns: string[]): Field<'quantity'> => ({ type: 'quantity', columns });
export const currency = (...columns: string[]): Field<'currency'> => ({ type: 'currency', columns });
export const decimal = (...columns: string[]): Field<'decimal'> => ({ type: 'decimal', columns });
export const tracking = (...columns: string[]): Field<'tracking'> => ({ type: 'tracking', columns });

export const scope = (): Field<'scope'> => ({ type: 'scope', columns: [] });

export function id(isWellFormed: ((text: string) => boolean) | null, ...columns: string[]): Field<'id'> {
  return { type: 'id', columns, ...(isWellFormed && { isWellFormed }) };
}

/** Money whose currency stands in the first known of the named fields. */
export function moneyIn(fields: readonly string[], ...columns: string[]): Field<'money'> {
  return { type: 'money', columns, currency: fields };
}

/** Money that carries its own sign ("AU $12.00"). */
export const signedMoney = (...columns: string[]): Field<'money'> => ({ type: 'money', columns });

/** A column name as it is compared: case, spaces, dashes, quotes and byte order marks do not count. */
export function columnKey(name: string): string {
  return name
    .replace(/^\ufeff/, '')
    .replace(/^="(.*)"$/, '$1')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/["'„“”‚‘’]/g, '')
    .replace(/[\s\u00a0_]+/g, ' ')
    .replace(/ ?- ?/g, '-')
    .trim();
}

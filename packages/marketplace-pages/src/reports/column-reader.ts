import { isLostNumber, withoutTextMarks } from './cells/cell-text.ts';
import { amountReader, type DecimalMark, readCurrency } from './cells/read-amount.ts';
import { type DateFailure, readDate } from './cells/read-date.ts';
import { readDecimal, readQuantity } from './cells/read-quantity.ts';
import { readTracking } from './cells/tracking-cell.ts';
import type { Conventions } from './evidence.ts';
import type { Field } from './fields.ts';
import type { RowCurrencies } from './row-currencies.ts';
import type { GenericRow, RowFindings } from './row-entry.ts';

/** Reads the cells of one column into a row; made once per column. `text` is known: never "" or "--". */
export type ColumnReader = (text: string, row: GenericRow, findings: RowFindings) => void;

export interface ColumnOptions {
  readonly name: string;
  readonly column: string;
  readonly field: Field;
  readonly conventions: Conventions;
  readonly currencies: RowCurrencies;
  /** What a "$" alone means. */
  readonly bareDollar: string | null;
  /** The site's currency, for a column whose amounts should carry their sign and do not. */
  readonly siteCurrency: string | null;
}

export function columnReader(options: ColumnOptions): ColumnReader {
  const { name, column, field, conventions } = options;
  switch (field.type) {
    case 'date':
      return dateReader(options);
    case 'id':
      return idReader(options);
    case 'money':
      return moneyReader(options);
    case 'quantity':
      return (text, row, findings) => {
        const quantity = readQuantity(text);
        if (quantity === null) findings.refuse(name, column, text, 'not_a_quantity');
        else row[name] = quantity;
      };
    case 'currency':
      return (text, row, findings) => {
        const currency = readCurrency(text);
        if (currency === null) findings.refuse(name, column, text, 'not_a_currency');
        else row[name] = currency;
      };
    case 'decimal':
      return (text, row, findings) => {
        const decimal = readDecimal(text, conventions.decimalMark);
        if (decimal === null) findings.refuse(name, column, text, 'not_a_number');
        else row[name] = decimal;
      };
    case 'tracking':
      return (text, row, findings) => {
        const parcels = readTracking(text);
        if (parcels === null) findings.doubtCell('tracking_not_understood', name, text);
        else row[name] = parcels;
      };
    default:
      return (text, row) => {
        row[name] = text;
      };
  }
}

// A spreadsheet's and Unix's zero: the writer had no date.
const ZERO_DAY = /^(?:0?1\/0?[01]\/1900|1900-01-0[01]|1970-01-01)(?:[T ].*)?$/;

function dateReader({ name, column, conventions: { dateOrder } }: ColumnOptions): ColumnReader {
  // Neighbours often have the same day.
  let lastText = '';
  let last: string | { reason: DateFailure } = { reason: 'not_a_date' };
  return (text, row, findings) => {
    if (text !== lastText) {
      lastText = text;
      last = readDate(text, dateOrder);
    }
    if (ZERO_DAY.test(text)) findings.doubtCell('zero_day', name, text);
    else if (typeof last === 'string') row[name] = last;
    else if (areSeveralDays(text, dateOrder)) findings.doubtCell('several_days', name, text);
    else findings.refuse(name, column, text, last.reason);
  };
}

const LONGEST_DAYS = 600;

/** "2026-01-03… and 2026-01-05…": the parcels of one line left on several days. */
function areSeveralDays(text: string, dateOrder: Conventions['dateOrder']): boolean {
  if (text.length > LONGEST_DAYS) return false;
  const days = text.split(/\s*(?:\band\b|[,;])\s*/);
  const isDay = (day: string) => typeof readDate(day, dateOrder) === 'string';
  return days.length > 1 && days.length < 20 && days.every(isDay);
}

/** A long id that a program took for a number: "110012345678.0". */
const WHOLE_NUMBER = /^(\d{6,15})[.,]0$/;

function idReader({ name, field }: ColumnOptions): ColumnReader {
  return (text, row, findings) => {
    const id = withoutTextMarks(text).replace(WHOLE_NUMBER, '$1');
    if (isLostNumber(id)) {
      findings.doubtCell('digits_lost', name, id);
      return;
    }
    const repaired = field.repaired ? field.repaired(id) : id;
    row[name] = repaired;
    if (field.isWellFormed && !field.isWellFormed(repaired)) findings.doubtCell('unusual_id', name, id);
  };
}

function moneyReader(options: ColumnOptions): ColumnReader {
  const { name, column, field, conventions, currencies, siteCurrency } = options;
  const amount = amountReader(conventions.decimalMark, options.bareDollar);
  return (text, row, findings) => {
    const currency = field.currency ? currencies.of(row, field.currency) : null;
    let read = amount(text, currency);
    if (isWithoutCurrency(read) && !field.currency && siteCurrency !== null)
      read = amount(text, siteCurrency);
    if (!('reason' in read)) row[name] = read;
    // Readable, if only its currency were known.
    else if (isWithoutCurrency(read) && !('reason' in amount(text, 'USD'))) {
      findings.doubtCell('no_currency', name, text);
    } else if (isTooPrecise(text, conventions.decimalMark)) findings.doubtCell('too_precise', name, text);
    else findings.refuse(name, column, text, read.reason);
  };
}

function isWithoutCurrency(read: object): boolean {
  return 'reason' in read && read.reason === 'no_currency';
}

/** A plain number with more decimals than any currency has: no amount, but no damage either. */
function isTooPrecise(text: string, mark: DecimalMark | null): boolean {
  return mark !== null && /^-?\d{1,12}[.,]\d{3,12}$/.test(text) && text.includes(mark);
}

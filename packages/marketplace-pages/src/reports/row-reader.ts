import { cellText, isLostNumber, withoutTextMarks } from './cells/cell-text.ts';
import { type AmountFailure, type AmountReader, amountReader, readCurrency } from './cells/read-amount.ts';
import { type DateFailure, readDate } from './cells/read-date.ts';
import { readDecimal, readQuantity } from './cells/read-quantity.ts';
import { readTracking } from './cells/tracking-cell.ts';
import type { Conventions } from './evidence.ts';
import type { Field, FieldType } from './fields.ts';
import type { ReportColumn } from './find-header.ts';
import type { ReportDoubt, ReportKind } from './report-kind.ts';
import type { RecordFlaw, ReportRecord } from './text/record-scanner.ts';

/** A cell that could not be read, and why. `cell` is cut after 120 characters. */
export interface UnreadableCell {
  readonly field: string;
  readonly column: string;
  readonly cell: string;
  readonly reason:
    | AmountFailure
    | DateFailure
    | 'not_a_quantity'
    | 'not_a_number'
    | 'not_a_currency'
    | 'missing';
}

/** Why a line is no row. `cells` are as they stand, so that a person can look. */
export type RowProblem =
  | {
      readonly reason: 'unreadable_cells';
      readonly unreadable: readonly UnreadableCell[];
      readonly cells: readonly string[];
    }
  | {
      readonly reason: 'cell_count';
      readonly expected: number;
      readonly found: number;
      readonly cells: readonly string[];
    }
  | { readonly reason: RecordFlaw; readonly cells: readonly string[] };

export type GenericRow = Record<string, unknown>;
export interface ReadRow {
  readonly line: number;
  readonly row: GenericRow;
  /** The columns that are none of the row's fields, by name; only those with something in them. */
  readonly extras: Readonly<Record<string, string>>;
  readonly doubts: readonly ReportDoubt[];
}
export type RowEntry = ReadRow | { readonly line: number; readonly problem: RowProblem };

export interface RowReaderOptions {
  readonly kind: ReportKind;
  readonly columns: readonly ReportColumn[];
  readonly conventions: Conventions;
  /** The site's currency, for reports that name none and for a bare "$". */
  readonly currency: string | null;
}

interface Cell {
  readonly at: number;
  readonly name: string;
  readonly column: string;
  readonly type: FieldType;
  readonly field: Field;
  readonly amount: AmountReader;
  /** The last text that was read in this column and what it became: neighbours are often the same. */
  lastText: string | null;
  last: string | { reason: DateFailure };
}

const NO_EXTRAS: Readonly<Record<string, string>> = {};
const NO_DOUBTS: readonly ReportDoubt[] = [];
// A spreadsheet's and Unix's zero: the writer had no date.
const ZERO_DAY = /^(?:0?1\/0?[01]\/1900|1900-01-0[01]|1970-01-01)(?:[T ].*)?$/;

/** Makes the reader of one report's records: the work per column is done once, here. */
export function rowReader(options: RowReaderOptions): (record: ReportRecord) => RowEntry {
  const { kind, columns, conventions } = options;
  const cells = columns.flatMap((column, at) => cellOf(column, at, options));
  const plain = cells.filter(({ type }) => type !== 'money');
  const amounts = cells.filter(({ type }) => type === 'money');
  const extras = columns.flatMap(({ name, field }, at) => (field === null ? [{ name, at }] : []));
  const template = templateOf(kind);
  const names = new Set(cells.map(({ name }) => name));
  const hasCurrencyColumn = Object.entries(kind.fields).some(
    ([name, { type }]) => type === 'currency' && names.has(name),
  );
  const fallback = hasCurrencyColumn ? null : options.currency;
  const inherited = new InheritedCurrencies(kind.sharesCurrencyBy ?? null);

  return (record) => {
    const { line, cells: texts } = record;
    if (record.flaw !== null) return { line, problem: { reason: record.flaw, cells: texts } };
    if (texts.length !== columns.length) {
      const problem = {
        reason: 'cell_count',
        expected: columns.length,
        found: texts.length,
        cells: texts,
      } as const;
      return { line, problem };
    }
    const row: GenericRow = { ...template };
    let unreadable: UnreadableCell[] | null = null;
    let doubts: ReportDoubt[] | null = null;
    const refuse = (cell: Cell, reason: UnreadableCell['reason']) => {
      unreadable ??= [];
      unreadable.push({
        field: cell.name,
        column: cell.column,
        cell: (texts[cell.at] ?? '').slice(0, 120),
        reason,
      });
    };
    const doubt = (found: ReportDoubt) => {
      doubts ??= [];
      doubts.push(found);
    };

    for (const cell of plain) {
      const text = cellText(texts[cell.at]);
      if (text === null) continue;
      switch (cell.type) {
        case 'text':
          row[cell.name] = text;
          break;
        case 'date': {
          if (text !== cell.lastText) {
            cell.lastText = text;
            cell.last = readDate(text, conventions.dateOrder);
          }
          if (typeof cell.last === 'string' && !ZERO_DAY.test(text)) row[cell.name] = cell.last;
          else if (ZERO_DAY.test(text)) doubt({ doubt: 'zero_day', field: cell.name, cell: text });
          else if (typeof cell.last !== 'string') refuse(cell, cell.last.reason);
          break;
        }
        case 'id': {
          const id = withoutTextMarks(text);
          if (isLostNumber(id)) {
            doubt({ doubt: 'digits_lost', field: cell.name, cell: id });
            break;
          }
          const repaired = cell.field.repaired ? cell.field.repaired(id) : id;
          row[cell.name] = repaired;
          if (cell.field.isWellFormed && !cell.field.isWellFormed(repaired)) {
            doubt({ doubt: 'unusual_id', field: cell.name, cell: id.slice(0, 120) });
          }
          break;
        }
        case 'quantity': {
          const quantity = readQuantity(text);
          if (quantity === null) refuse(cell, 'not_a_quantity');
          else row[cell.name] = quantity;
          break;
        }
        case 'currency': {
          const currency = readCurrency(text);
          if (currency === null) refuse(cell, 'not_a_currency');
          else row[cell.name] = currency;
          break;
        }
        case 'decimal': {
          const decimal = readDecimal(text, conventions.decimalMark);
          if (decimal === null) refuse(cell, 'not_a_number');
          else row[cell.name] = decimal;
          break;
        }
        case 'tracking': {
          const parcels = readTracking(text);
          if (parcels === null)
            doubt({ doubt: 'tracking_not_understood', field: cell.name, cell: text.slice(0, 120) });
          else row[cell.name] = parcels;
          break;
        }
      }
    }

    for (const cell of amounts) {
      const text = cellText(texts[cell.at]);
      if (text === null) continue;
      const named = cell.field.currency;
      const currency = named ? (currencyIn(row, named) ?? inherited.of(row, named) ?? fallback) : null;
      let read = cell.amount(text, currency);
      if ('reason' in read && read.reason === 'no_currency' && options.currency !== null && !named) {
        read = cell.amount(text, options.currency);
      }
      if (!('reason' in read)) row[cell.name] = read;
      else if (read.reason === 'no_currency' && !('reason' in cell.amount(text, 'USD'))) {
        doubt({ doubt: 'no_currency', field: cell.name, cell: text.slice(0, 120) });
      } else if (isTooPrecise(text, conventions.decimalMark)) {
        doubt({ doubt: 'too_precise', field: cell.name, cell: text.slice(0, 120) });
      } else refuse(cell, read.reason);
    }
    inherited.remember(row);

    for (const group of kind.rowNeeds) {
      const isMissing = group.every((name) => row[name] === null);
      const [name = ''] = group;
      if (isMissing && !wasRefused(unreadable, group)) {
        const column = cells.find((cell) => cell.name === name)?.column ?? name;
        unreadable ??= [];
        unreadable.push({ field: name, column, cell: '', reason: 'missing' });
      }
    }
    if (unreadable !== null)
      return { line, problem: { reason: 'unreadable_cells', unreadable, cells: texts } };
    for (const found of kind.sums?.(row as never) ?? NO_DOUBTS) doubt(found);
    if (!record.ended && endsInValue(columns, kind, texts)) doubt({ doubt: 'last_line_not_ended' });
    return { line, row, extras: extrasOf(extras, texts), doubts: doubts ?? NO_DOUBTS };
  };
}

function cellOf({ name: column, field: name }: ReportColumn, at: number, options: RowReaderOptions): Cell[] {
  const field = name === null ? undefined : options.kind.fields[name];
  if (name === null || field === undefined) return [];
  const bareDollar = options.currency ?? options.kind.bareDollar ?? null;
  const amount = amountReader(options.conventions.decimalMark, bareDollar);
  return [{ at, name, column, type: field.type, field, amount, lastText: null, last: '' }];
}

/** Every field of the kind, unknown: rows of one report have one shape whatever its columns are. */
function templateOf(kind: ReportKind): GenericRow {
  return Object.fromEntries(
    Object.entries(kind.fields).map(([name, { type }]) => [name, type === 'tracking' ? [] : null]),
  );
}

/** A plain number with more decimals than any currency has: no amount, but no damage either. */
function isTooPrecise(text: string, mark: '.' | ',' | null): boolean {
  return mark !== null && /^-?\d{1,12}[.,]\d{3,12}$/.test(text) && text.includes(mark);
}

function currencyIn(row: GenericRow, fields: readonly string[]): string | null {
  for (const field of fields) {
    const currency = row[field];
    if (typeof currency === 'string') return currency;
  }
  return null;
}

function extrasOf(extras: readonly { name: string; at: number }[], cells: readonly string[]) {
  if (extras.length === 0) return NO_EXTRAS;
  const found: [name: string, cell: string][] = [];
  for (const { name, at } of extras) {
    const cell = cells[at];
    if (cell !== undefined && cell !== '') found.push([name === '' ? `column ${at + 1}` : name, cell]);
  }
  // A column may bear any name, also "__proto__"; assigned by name that one would be lost.
  return Object.fromEntries(found);
}

function wasRefused(unreadable: readonly UnreadableCell[] | null, group: readonly string[]): boolean {
  return unreadable?.some(({ field }) => group.includes(field)) ?? false;
}

/** Whether the last cell holds a value that a cut could have shortened unseen. */
function endsInValue(columns: readonly ReportColumn[], kind: ReportKind, cells: readonly string[]): boolean {
  const field = columns.at(-1)?.field ?? null;
  const type = field === null ? 'text' : (kind.fields[field]?.type ?? 'text');
  return type !== 'text' && cellText(cells.at(-1)) !== null;
}

/** A line of an order that names no currency has its order's; both stand together in the report. */
class InheritedCurrencies {
  readonly #by: string | null;
  #key: unknown = null;
  #row: GenericRow = {};

  constructor(by: string | null) {
    this.#by = by;
  }

  of(row: GenericRow, fields: readonly string[]): string | null {
    return this.#by !== null && this.#key !== null && row[this.#by] === this.#key
      ? currencyIn(this.#row, fields)
      : null;
  }

  remember(row: GenericRow): void {
    if (this.#by === null) return;
    const key = row[this.#by];
    // The order's own row comes first and names them; its lines leave it remembered.
    if (key === null || key !== this.#key) this.#row = row;
    this.#key = key;
  }
}

import { cellText } from './cells/cell-text.ts';
import { type ColumnReader, columnReader } from './column-reader.ts';
import type { Conventions } from './evidence.ts';
import type { ReportColumn } from './find-header.ts';
import type { ReportDoubt, ReportKind } from './report-kind.ts';
import { RowCurrencies } from './row-currencies.ts';
import { type GenericRow, type RowEntry, RowFindings } from './row-entry.ts';
import type { ReportRecord } from './text/record-scanner.ts';

export interface RowReaderOptions {
  readonly kind: ReportKind;
  readonly columns: readonly ReportColumn[];
  readonly conventions: Conventions;
  /** The site's currency, for reports that name none and for a bare "$". */
  readonly currency: string | null;
}

const NO_EXTRAS: Readonly<Record<string, string>> = {};
const NO_DOUBTS: readonly ReportDoubt[] = [];

/** Makes the reader of one report's records: the work per column is done once, here. */
export function rowReader(options: RowReaderOptions): (record: ReportRecord) => RowEntry {
  const { kind, columns } = options;
  const currencies = currenciesOf(options);
  const readers = readersOf(options, currencies);
  const extras = extraColumns(columns);
  const template = templateOf(kind);

  return (record) => {
    const { line, cells, flaw } = record;
    if (flaw !== null) return { line, problem: { reason: flaw, cells } };
    if (cells.length !== columns.length) {
      const counts = { expected: columns.length, found: cells.length };
      return { line, problem: { reason: 'cell_count', ...counts, cells } };
    }
    const row: GenericRow = { ...template };
    const findings = new RowFindings();
    for (const { at, read } of readers) {
      const text = cellText(cells[at]);
      if (text !== null) read(text, row, findings);
    }
    currencies.remember(row);
    refuseMissing(kind, row, findings);
    const { unreadable } = findings;
    if (unreadable !== null) return { line, problem: { reason: 'unreadable_cells', unreadable, cells } };
    for (const doubt of kind.sums?.(row as never) ?? NO_DOUBTS) findings.doubt(doubt);
    if (!record.ended && endsInValue(columns, kind, cells)) findings.doubt({ doubt: 'last_line_not_ended' });
    return { line, row, extras: extrasOf(extras, cells), doubts: findings.doubts ?? NO_DOUBTS };
  };
}

/** The reader of each known column; amounts last, because the row's currency may stand behind them. */
function readersOf(
  options: RowReaderOptions,
  currencies: RowCurrencies,
): { at: number; read: ColumnReader }[] {
  const { kind, conventions, currency: siteCurrency } = options;
  const bareDollar = siteCurrency ?? kind.bareDollar ?? null;
  const readers = options.columns.flatMap(({ name: column, field: name }, at) => {
    const field = name === null ? undefined : kind.fields[name];
    if (name === null || field === undefined) return [];
    const read = columnReader({ name, column, field, conventions, currencies, bareDollar, siteCurrency });
    return [{ at, read, isMoney: field.type === 'money' }];
  });
  return readers.toSorted((a, b) => Number(a.isMoney) - Number(b.isMoney));
}

function currenciesOf({ kind, columns, currency }: RowReaderOptions): RowCurrencies {
  const isNamed = columns.some(({ field }) => field !== null && kind.fields[field]?.type === 'currency');
  return new RowCurrencies(kind.sharesCurrencyBy ?? null, isNamed ? null : currency);
}

/** Every field of the kind, unknown: rows of one report have one shape whatever its columns are. */
function templateOf(kind: ReportKind): GenericRow {
  return Object.fromEntries(
    Object.entries(kind.fields).map(([name, { type }]) => [name, type === 'tracking' ? [] : null]),
  );
}

function refuseMissing(kind: ReportKind, row: GenericRow, findings: RowFindings): void {
  for (const group of kind.rowNeeds) {
    if (group.some((name) => row[name] !== null) || findings.hasRefused(group)) continue;
    const [name = ''] = group;
    findings.refuse(name, kind.fields[name]?.columns[0] ?? name, '', 'missing');
  }
}

/** The columns that are no field, by names of their own: one without a name or with a taken one is numbered. */
function extraColumns(columns: readonly ReportColumn[]): { name: string; at: number }[] {
  const taken = new Set<string>();
  return columns.flatMap(({ name: written, field }, at) => {
    if (field !== null) return [];
    const name = written === '' || taken.has(written) ? `${written} column ${at + 1}`.trim() : written;
    taken.add(name);
    return [{ name, at }];
  });
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

/** Whether the last cell holds a value that a cut could have shortened unseen. */
function endsInValue(columns: readonly ReportColumn[], kind: ReportKind, cells: readonly string[]): boolean {
  const field = columns.at(-1)?.field ?? null;
  const type = field === null ? 'text' : (kind.fields[field]?.type ?? 'text');
  return type !== 'text' && cellText(cells.at(-1)) !== null;
}

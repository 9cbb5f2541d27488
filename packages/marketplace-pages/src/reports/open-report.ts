import type { DecimalMark } from './cells/read-amount.ts';
import type { DateOrder } from './cells/read-date.ts';
import { type Conventions, Evidence } from './evidence.ts';
import {
  type FoundHeader,
  findHeader,
  type HeaderRefusal,
  newlineOf,
  type ReportColumn,
} from './find-header.ts';
import type { ReportDoubt } from './report-kind.ts';
import { anyKind, type ReportKindName, type ReportRow } from './report-kinds.ts';
import { ReportRows, type ReportSummary } from './report-rows.ts';
import type { RowProblem } from './row-entry.ts';
import { RecordScanner, type ReportRecord } from './text/record-scanner.ts';
import { type NotText, ReportDecoder, type ReportEncoding } from './text/report-decoder.ts';
import { isReplayable, pieces, type ReportSource } from './text/report-source.ts';
import { areScrambled, unscrambled } from './text/unscrambled.ts';

/** What the caller knows about a report that the report itself may not say. */
export interface OpenReportOptions {
  /** The account's currency: for reports that name none, and for a bare "$". */
  readonly currency?: string;
  readonly decimalMark?: DecimalMark;
  readonly dateOrder?: DateOrder;
}

/** One line of a report: a row with its doubts, or the problem that makes it none. */
export type ReportEntry<Row> =
  | {
      readonly line: number;
      readonly row: Row;
      readonly extras: Readonly<Record<string, string>>;
      readonly doubts: readonly ReportDoubt[];
    }
  | { readonly line: number; readonly problem: RowProblem };

/** A recognised report, ready to be read once. */
export interface OpenReport<Kind extends ReportKindName = ReportKindName> {
  readonly kind: Kind;
  readonly columns: readonly ReportColumn[];
  readonly encoding: ReportEncoding;
  readonly delimiter: string;
  readonly preamble: readonly (readonly string[])[];
  readonly conventions: Conventions;
  /** Whether any column names a currency; if not, `options.currency` decides or amounts stay unknown. */
  readonly namesCurrency: boolean;
  /** Rows and problems in the order of the file, read as they are asked for. */
  readonly rows: AsyncIterable<ReportEntry<ReportRow<Kind>>>;
  /** The same in groups as they come out of the file: for those who write many rows at once. */
  readonly batches: AsyncIterable<readonly ReportEntry<ReportRow<Kind>>[]>;
  /** Counts so far; complete once the rows have ended (`isComplete`). */
  readonly summary: ReportSummary;
}

export type AnyOpenReport = { [Kind in ReportKindName]: OpenReport<Kind> }[ReportKindName];
export type ReportRefusal = HeaderRefusal | { reason: 'not_text'; looksLike: NotText };
export type ReportOpening =
  | { readonly opened: true; readonly report: AnyOpenReport }
  | { readonly opened: false; readonly refusal: ReportRefusal };

/** A header that stands further behind is not looked for. */
const MOST_HEAD = 1 << 18;
const WINDOW_ROWS = 2_000;

/**
 * Opens a marketplace report: finds out its encoding, delimiter, kind and conventions from its bytes. Promises never
 * to guess (what cannot be decided is a problem or a doubt with a name), to need the same memory for any number of
 * rows, and to go on after a bad row. Throws only what `source` throws.
 */
export async function openReport(
  source: ReportSource,
  options: OpenReportOptions = {},
): Promise<ReportOpening> {
  const text = new ReportText(source);
  const header = await text.header();
  if ('reason' in header) return { opened: false, refusal: header };
  const kind = anyKind(header.kind);
  let window: ReportRecord[] = [];
  let records = text.records(header);
  let isWhole = false;
  while (window.length < WINDOW_ROWS && !isWhole) {
    const { done, value } = await records.next();
    if (done) isWhole = true;
    else for (const record of value) window.push(record);
  }
  if (areScrambled(window.map(({ cells }) => cells))) {
    window = window.map(putRight);
    records = allPutRight(records);
  }
  const found = withTrailingColumn(header, window);
  const evidence = new Evidence(found.columns, kind.fields);
  for (const record of window) evidence.see(record.cells);
  if (!isWhole && evidence.isOpen && isReplayable(source)) await seeAll(source, found, evidence);
  const conventions = evidence.conclude(options);
  const rows = new ReportRows(
    { kind, header: found, conventions, currency: options.currency ?? null },
    window,
    records,
  );
  const columnFields = new Set(found.columns.map(({ field }) => field));
  const report = {
    kind: found.kind,
    columns: found.columns,
    encoding: text.encoding,
    delimiter: found.delimiter,
    preamble: found.preamble,
    conventions,
    namesCurrency: Object.entries(kind.fields).some(
      ([name, { type }]) => type === 'currency' && columnFields.has(name),
    ),
    rows: { [Symbol.asyncIterator]: () => rows.entries() },
    batches: { [Symbol.asyncIterator]: () => rows.batches() },
    summary: rows.summary,
  };
  return { opened: true, report: report as unknown as AnyOpenReport };
}

/** Some writers end every row, but not the header, with one more delimiter: a column without name or content. */
function withTrailingColumn(header: FoundHeader, window: readonly ReportRecord[]): FoundHeader {
  const width = header.columns.length;
  const isLonger = ({ cells }: ReportRecord) => cells.length === width + 1 && cells.at(-1) === '';
  const rows = window.filter(({ cells }) => cells.length >= width);
  if (rows.length === 0 || rows.filter(isLonger).length < rows.length * 0.9) return header;
  return { ...header, columns: [...header.columns, { name: '', field: null }] };
}

/** A second reading of the whole file, only for what its rows show of days and decimal marks. */
async function seeAll(source: ReportSource, header: FoundHeader, evidence: Evidence): Promise<void> {
  const text = new ReportText(source);
  await text.header();
  for await (const records of text.records(header)) for (const record of records) evidence.see(record.cells);
}

function putRight(record: ReportRecord): ReportRecord {
  return { ...record, cells: record.cells.map(unscrambled) };
}

async function* allPutRight(records: AsyncGenerator<ReportRecord[]>): AsyncGenerator<ReportRecord[]> {
  for await (const some of records) yield some.map(putRight);
}

/** The text of a report as it comes in: first its head, in which the header is looked for, then its records. */
class ReportText {
  readonly #decoder = new ReportDecoder();
  readonly #pieces: AsyncGenerator<Uint8Array>;
  #head = '';
  #isWhole = false;

  constructor(source: ReportSource) {
    this.#pieces = pieces(source);
  }

  get encoding(): ReportEncoding {
    return this.#decoder.encoding ?? 'utf-8';
  }

  async header(): Promise<FoundHeader | ReportRefusal> {
    for (;;) {
      this.#head += await this.#next();
      if (this.#decoder.notText) return { reason: 'not_text', looksLike: this.#decoder.notText };
      const found = findHeader(this.#head, this.#isWhole);
      if (!('reason' in found) || this.#isWhole || this.#head.length > MOST_HEAD) return found;
    }
  }

  /** The records behind the header, as each piece of the file completes them. */
  async *records(header: FoundHeader): AsyncGenerator<ReportRecord[]> {
    const scanner = new RecordScanner(header.delimiter, newlineOf(this.#head));
    const first = scanner.push(this.#head);
    if (this.#isWhole) first.push(...scanner.end());
    yield first.filter(({ line }) => line > header.line);
    while (!this.#isWhole) {
      const text = await this.#next();
      const records = scanner.push(text);
      if (this.#isWhole) records.push(...scanner.end());
      yield records;
    }
  }

  async #next(): Promise<string> {
    const { done, value } = await this.#pieces.next();
    if (!done) return this.#decoder.push(value);
    this.#isWhole = true;
    return this.#decoder.push(new Uint8Array(0), true);
  }
}

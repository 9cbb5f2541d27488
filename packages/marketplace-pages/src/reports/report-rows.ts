import { orderProvenBy } from './cells/read-date.ts';
import type { Conventions } from './evidence.ts';
import type { FoundHeader } from './find-header.ts';
import type { ReportDoubt, ReportKind, RowFollower } from './report-kind.ts';
import type { RowEntry, RowProblem } from './row-entry.ts';
import { rowReader } from './row-reader.ts';
import type { ReportRecord } from './text/record-scanner.ts';

/** What has been read so far. */
export interface ReportSummary {
  rows: number;
  problems: number;
  /** Lines without anything in them. */
  paddingLines: number;
  /** The header again, as joined downloads have it. */
  repeatedHeaders: number;
  /** What footers say beside their count ("Seller ID : …"). */
  footers: string[];
  /** The records that the footers state, and what the rows before them make. Null: no footer. */
  statedRecords: number | null;
  /** Doubts about several rows or the whole file; those about one row stand with it. At most 500 are kept. */
  doubts: { line: number; doubt: ReportDoubt }[];
  doubtsLeftOut: number;
  isComplete: boolean;
}

export interface RowsOptions {
  readonly kind: ReportKind;
  readonly header: FoundHeader;
  readonly conventions: Conventions;
  readonly currency: string | null;
}

const MOST_DOUBTS = 500;
const MOST_FOOTER_CELLS = 4;
const LONGEST_FOOTER = 200;
const FOOTER =
  /^(?:(\d[\d.,]*)[\s,;]*)?(?:record\(?s?\)? downloaded|(?:datens(?:atz|ätze)|enregistrements?|registr[io]s?|record)(?:\(\p{L}\))? (?:.{0,20} )?(?:heruntergeladen|télécharg|scaricat|descargad))|^(?:seller(?: id)?|verkäufer(?:-?id|name)?|vendeur|venditore|vendedor) ?:|^no data found for this time period/iu;

/** Turns records into entries: leaves padding and footers out, checks what they state, follows orders over rows. */
export class ReportRows {
  readonly summary: ReportSummary = {
    rows: 0,
    problems: 0,
    paddingLines: 0,
    repeatedHeaders: 0,
    footers: [],
    statedRecords: null,
    doubts: [],
    doubtsLeftOut: 0,
    isComplete: false,
  };
  readonly #read: (record: ReportRecord) => RowEntry;
  readonly #follower: RowFollower<never> | null;
  readonly #header: readonly string[];
  readonly #conventions: Conventions;
  readonly #records: AsyncGenerator<ReportRecord[]>;
  #window: ReportRecord[] | null;
  #sinceFooter = 0;
  #ordersSinceFooter = 0;

  constructor(options: RowsOptions, window: ReportRecord[], records: AsyncGenerator<ReportRecord[]>) {
    this.#read = rowReader({ ...options, columns: options.header.columns });
    const fields = new Set(options.header.columns.map(({ field }) => field));
    this.#follower = options.kind.follow?.((field) => fields.has(field)) ?? null;
    this.#header = options.header.columns.map(({ name }) => name);
    this.#conventions = options.conventions;
    this.#window = window;
    this.#records = records;
  }

  /** Groups of entries. Can be read once; a second reading continues the first. */
  async *batches(): AsyncGenerator<readonly RowEntry[]> {
    if (this.#window) {
      const window = this.#window;
      this.#window = null;
      for (let at = 0; at < window.length; at += 500) yield this.#entriesOf(window.slice(at, at + 500));
    }
    for await (const records of this.#records) yield this.#entriesOf(records);
    if (this.summary.isComplete) return;
    this.#follower?.end();
    this.#takeDoubts();
    this.summary.isComplete = true;
  }

  /** Entries one by one. */
  entries(): AsyncIterator<RowEntry> & AsyncIterable<RowEntry> {
    const batches = this.batches();
    let batch: readonly RowEntry[] = [];
    let at = 0;
    const iterator: AsyncIterator<RowEntry> & AsyncIterable<RowEntry> = {
      async next() {
        while (at >= batch.length) {
          const { done, value } = await batches.next();
          if (done) return { done: true, value: undefined };
          batch = value;
          at = 0;
        }
        return { done: false, value: batch[at++] as RowEntry };
      },
      async return() {
        await batches.return(undefined);
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  #entriesOf(records: readonly ReportRecord[]): RowEntry[] {
    const entries: RowEntry[] = [];
    for (const record of records) {
      if (this.#isNoRow(record)) continue;
      const entry = this.#read(record);
      entries.push(entry);
      this.#sinceFooter++;
      if ('problem' in entry) {
        this.summary.problems++;
        this.#ordersSinceFooter++;
        this.#noteContradiction(entry.line, entry.problem);
        continue;
      }
      this.summary.rows++;
      this.#follower?.next(entry.line, entry.row as never);
      if (entry.row.scope !== 'order_line') this.#ordersSinceFooter++;
    }
    this.#takeDoubts();
    return entries;
  }

  /** Padding, a footer or the header once more. */
  #isNoRow({ line, cells, flaw }: ReportRecord): boolean {
    if (flaw !== null) return false;
    if (this.#isHeader(cells)) {
      this.summary.repeatedHeaders++;
      return true;
    }
    const filled: string[] = [];
    for (const cell of cells) {
      const text = cell.trim();
      if (text === '' || text === '--') continue;
      filled.push(text);
      // What nearly every row has; a footer has little beside its words.
      if (filled.length > MOST_FOOTER_CELLS) return false;
    }
    if (filled.length === 0) {
      this.summary.paddingLines++;
      return true;
    }
    const words = filled.join(' ');
    const footer = words.length > LONGEST_FOOTER ? null : FOOTER.exec(words);
    if (!footer) return false;
    if (this.summary.footers.length < 50) this.summary.footers.push(words);
    if (footer[1] !== undefined) this.#check(line, Number(footer[1].replace(/\D/g, '')));
    return true;
  }

  #isHeader(cells: readonly string[]): boolean {
    const names = this.#header;
    if (cells[0]?.trim() !== names[0] || cells.length !== names.length) return false;
    return cells.every((cell, at) => cell.trim() === names[at]);
  }

  /** eBay counts sales records (an order of several lines is one); other writers count lines. Either fits. */
  #check(line: number, stated: number): void {
    this.summary.statedRecords = (this.summary.statedRecords ?? 0) + stated;
    if (stated !== this.#sinceFooter && stated !== this.#ordersSinceFooter) {
      this.#keep(line, {
        doubt: 'count',
        field: 'records',
        stated,
        counted: this.#ordersSinceFooter,
        about: null,
      });
    }
    this.#sinceFooter = 0;
    this.#ordersSinceFooter = 0;
  }

  /** A day that proves another order than rows before it were read in. */
  #noteContradiction(line: number, problem: RowProblem): void {
    const { dateOrder } = this.#conventions;
    if (problem.reason !== 'unreadable_cells' || dateOrder === null) return;
    for (const { field, cell } of problem.unreadable) {
      const proven = orderProvenBy(cell.trim());
      if (proven === null || proven === 'ambiguous' || proven === dateOrder) continue;
      this.#keep(line, { doubt: 'date_order_contradicted', field, cell });
    }
  }

  #takeDoubts(): void {
    for (const { line, doubt } of this.#follower?.taken() ?? []) this.#keep(line, doubt);
  }

  #keep(line: number, doubt: ReportDoubt): void {
    if (this.summary.doubts.length < MOST_DOUBTS) this.summary.doubts.push({ line, doubt });
    else this.summary.doubtsLeftOut++;
  }
}

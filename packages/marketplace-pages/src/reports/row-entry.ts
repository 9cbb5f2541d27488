import type { AmountFailure } from './cells/read-amount.ts';
import type { DateFailure } from './cells/read-date.ts';
import type { ReportDoubt } from './report-kind.ts';
import type { RecordFlaw } from './text/record-scanner.ts';

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

/** A row of any kind; each kind's own type follows from its fields. */
export type GenericRow = Record<string, unknown>;

interface ReadRow {
  readonly line: number;
  readonly row: GenericRow;
  /** The columns that are none of the row's fields, by name; only those with something in them. */
  readonly extras: Readonly<Record<string, string>>;
  readonly doubts: readonly ReportDoubt[];
}
export type RowEntry = ReadRow | { readonly line: number; readonly problem: RowProblem };

const LONGEST_QUOTE = 120;

/** What is found out about one row while its cells are read. */
export class RowFindings {
  unreadable: UnreadableCell[] | null = null;
  doubts: ReportDoubt[] | null = null;

  refuse(field: string, column: string, cell: string, reason: UnreadableCell['reason']): void {
    this.unreadable ??= [];
    this.unreadable.push({ field, column, cell: cell.slice(0, LONGEST_QUOTE), reason });
  }

  doubt(doubt: ReportDoubt): void {
    this.doubts ??= [];
    this.doubts.push(doubt);
  }

  /** A doubt about what stands in one cell. */
  doubtCell(doubt: CellDoubt, field: string, cell: string): void {
    this.doubt({ doubt, field, cell: cell.slice(0, LONGEST_QUOTE) });
  }

  hasRefused(fields: readonly string[]): boolean {
    return this.unreadable?.some(({ field }) => fields.includes(field)) ?? false;
  }
}

type CellDoubt = Extract<ReportDoubt, { field: string; cell: string }>['doubt'];

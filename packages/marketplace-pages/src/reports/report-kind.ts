import type { Money } from '@crosscart/domain';
import type { Fields, RowOf } from './fields.ts';

/** Something that does not stop a row from being used, but that a person should know. */
export type ReportDoubt =
  /** The report's own sum does not come out: stated − summed = difference. */
  | { doubt: 'sum'; field: string; stated: Money; summed: Money; difference: Money; parts: readonly string[] }
  /** A count that the report states is not what its rows make. */
  | { doubt: 'count'; field: string; stated: number; counted: number; about: string | null }
  /** An amount stands there, but nothing says in which currency; its field is null. */
  | { doubt: 'no_currency'; field: string; cell: string }
  /** A number of more decimals than its currency has ("8.3333"); its field is null, nothing is rounded. */
  | { doubt: 'too_precise'; field: string; cell: string }
  /** An id of a shape that this marketplace does not give out; the text is kept. */
  | { doubt: 'unusual_id'; field: string; cell: string }
  /** A spreadsheet has turned a long number into 4.05E+11; its field is null. */
  | { doubt: 'digits_lost'; field: string; cell: string }
  /** A tracking cell that is not understood; the field is empty. */
  | { doubt: 'tracking_not_understood'; field: string; cell: string }
  /** Several days stand where the field holds one; it is null. */
  | { doubt: 'several_days'; field: string; cell: string }
  /** A spreadsheet's day zero (1/1/1900) stands for no date; the field is null. */
  | { doubt: 'zero_day'; field: string; cell: string }
  /** The last line has no end: the file may be cut inside its last cell. */
  | { doubt: 'last_line_not_ended' }
  /** Rows before this line were read with another day order than this cell proves. */
  | { doubt: 'date_order_contradicted'; field: string; cell: string };

/** Looks at rows in their order: marks what a row is, and sums over rows. Made anew for each reading. */
export interface RowFollower<Row> {
  /** Sees a row before it is answered and may set what only its neighbours tell. */
  next(line: number, row: Row): void;
  /** Doubts about rows that are complete now, with the line they are about. */
  taken(): readonly { line: number; doubt: ReportDoubt }[];
  /** The file has ended. */
  end(): void;
}

/** Everything that one kind of report is. Plain data but for its sums; `reportKind` gives its rows their types. */
export interface ReportKind {
  readonly name: string;
  readonly fields: Fields;
  /** A header is this report when it has a column of each group. */
  readonly recognisedBy: readonly (readonly string[])[];
  /** A row is a row when it has a value of each group; otherwise it is a problem, not a row of unknowns. */
  readonly rowNeeds: readonly (readonly string[])[];
  /** Rows with the same value here are of one order and share its currencies where a row names none. */
  readonly sharesCurrencyBy?: string;
  /** What a "$" alone means; without it a "$" is refused unless the caller names the site's currency. */
  readonly bareDollar?: string;
  /** The row's own sums, where they do not come out. */
  sums?(row: never): readonly ReportDoubt[];
  /** `has` says whether the report has a field's column at all. */
  follow?(has: (field: string) => boolean): RowFollower<never>;
}

interface TypedReportKind<Name extends string, F extends Fields> extends ReportKind {
  readonly name: Name;
  readonly fields: F;
  readonly recognisedBy: readonly (readonly (keyof F & string)[])[];
  readonly rowNeeds: readonly (readonly (keyof F & string)[])[];
  readonly sharesCurrencyBy?: keyof F & string;
  sums?(row: RowOf<F>): readonly ReportDoubt[];
  follow?(has: (field: string) => boolean): RowFollower<RowOf<F>>;
}

/** Describes a kind of report; the row's type follows from its fields. */
export function reportKind<const Name extends string, const F extends Fields>(
  kind: TypedReportKind<Name, F>,
): TypedReportKind<Name, F> {
  return kind;
}

/** stated = the sum of parts, or the doubt that names the difference; nothing when a part is unknown. */
export function sumDoubt(
  field: string,
  stated: Money | null,
  parts: Readonly<Record<string, Money | null>>,
): ReportDoubt[] {
  if (stated === null) return [];
  let minor = 0;
  for (const part of Object.values(parts)) {
    if (part === null || part.currency !== stated.currency) return [];
    minor += part.minor;
  }
  if (minor === stated.minor) return [];
  const { currency } = stated;
  return [
    {
      doubt: 'sum',
      field,
      stated,
      summed: { minor, currency },
      difference: { minor: stated.minor - minor, currency },
      parts: Object.keys(parts),
    },
  ];
}

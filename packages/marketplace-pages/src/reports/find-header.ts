import { columnKey } from './fields.ts';
import type { ReportKind } from './report-kind.ts';
import { anyKind, REPORT_KINDS, type ReportKindName } from './report-kinds.ts';
import { RecordScanner, type ReportRecord } from './text/record-scanner.ts';
import { unscrambled } from './text/unscrambled.ts';

/** A column of a report: the field it feeds, or null for one that is kept as an extra. */
export interface ReportColumn {
  readonly name: string;
  readonly field: string | null;
}

export interface FoundHeader {
  readonly kind: ReportKindName;
  readonly columns: readonly ReportColumn[];
  readonly line: number;
  readonly delimiter: string;
  /** What stands before the header: report title, seller, dates. Cells as they are, empty lines left out. */
  readonly preamble: readonly (readonly string[])[];
}

export type HeaderRefusal =
  | { reason: 'unknown_report'; columns: readonly string[]; nearest: NearestKind | null }
  | { reason: 'column_twice'; kind: ReportKindName; column: string }
  | { reason: 'no_header' }
  | { reason: 'empty' };

/** The known report that a header comes nearest to, and which columns it would still need. */
interface NearestKind {
  readonly kind: ReportKindName;
  readonly missing: readonly string[];
}

const DELIMITERS = [',', ';', '\t', '|'];
const MOST_LINES_BEFORE = 300;
const kinds = Object.entries(REPORT_KINDS) as [ReportKindName, ReportKind][];

/** For each kind: column name → field. Names are compared as `columnKey` writes them. */
const FIELD_OF_COLUMN = new Map(
  kinds.map(([name, kind]) => [
    name,
    new Map(
      Object.entries(kind.fields).flatMap(([field, { columns }]) =>
        columns.map((column) => [columnKey(column), field] as const),
      ),
    ),
  ]),
);

/** Which mark ends a line: a lone carriage return only where no line feed is. */
export function newlineOf(head: string): '\n' | '\r' {
  return !head.includes('\n') && head.includes('\r') ? '\r' : '\n';
}

/**
 * Finds the header of a known report in the first text of a file, whatever stands before it, whatever the order of
 * its columns and whichever delimiter it uses; or says why none is there. `isWhole` says that no more text comes.
 */
export function findHeader(head: string, isWhole: boolean): FoundHeader | HeaderRefusal {
  let best: { header: FoundHeader; known: number; twice: string | null } | null = null;
  let likeliest: { columns: string[]; nearest: NearestKind | null; score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const scanner = new RecordScanner(delimiter, newlineOf(head));
    const records = scanner.push(head);
    if (isWhole) records.push(...scanner.end());
    for (const [index, record] of records.slice(0, MOST_LINES_BEFORE).entries()) {
      // Put right before it is trimmed: scrambled, "à" ends in a space.
      const cells = record.cells.map((cell) => unscrambled(cell).trim());
      const match = record.flaw === null ? bestKind(cells) : null;
      if (match?.missing.length === 0 && match.known > (best?.known ?? 0)) {
        const header = headerOf(match.kind, cells, record.line, delimiter, records.slice(0, index));
        best = { header, known: match.known, twice: twiceFed(header.columns) };
        break;
      }
      const nearest = match && isNear(match) ? { kind: match.kind, missing: match.missing } : null;
      const score = headerLikeness(cells) + (nearest && match ? match.known * 100 : 0);
      if (score > (likeliest?.score ?? 0)) {
        likeliest = { columns: cells.slice(0, 200), nearest, score };
      }
    }
  }
  if (best) {
    if (best.twice === null) return best.header;
    return { reason: 'column_twice', kind: best.header.kind, column: best.twice };
  }
  if (/^[\s\ufeff,;|"]*$/.test(head)) return { reason: 'empty' };
  if (!likeliest) return { reason: 'no_header' };
  return { reason: 'unknown_report', columns: likeliest.columns, nearest: likeliest.nearest };
}

/** The kind that most columns of a line belong to; a kind that lacks nothing goes before one that lacks something. */
function bestKind(
  cells: readonly string[],
): { kind: ReportKindName; known: number; missing: string[] } | null {
  const keys = cells.map(columnKey);
  let best: { kind: ReportKindName; known: number; missing: string[] } | null = null;
  for (const [name, kind] of kinds) {
    const fieldOf = FIELD_OF_COLUMN.get(name);
    const fields = new Set(keys.map((key) => fieldOf?.get(key)).filter((field) => field !== undefined));
    if (fields.size === 0) continue;
    const missing = kind.recognisedBy
      .filter((group) => !group.some((field) => fields.has(field)))
      .map((group) => group.map((field) => kind.fields[field]?.columns[0] ?? field).join(' or '));
    const isBetter =
      !best ||
      (missing.length === 0) > (best.missing.length === 0) ||
      ((missing.length === 0) === (best.missing.length === 0) && fields.size > best.known);
    if (isBetter) best = { kind: name, known: fields.size, missing };
  }
  return best;
}

function isNear({ kind, missing }: { kind: ReportKindName; missing: readonly string[] }): boolean {
  return missing.length * 2 <= anyKind(kind).recognisedBy.length;
}

function headerOf(
  kind: ReportKindName,
  cells: readonly string[],
  line: number,
  delimiter: string,
  before: readonly ReportRecord[],
): FoundHeader {
  const fieldOf = FIELD_OF_COLUMN.get(kind);
  const columns = cells.map((cell) => {
    const name = cell.replace(/^\ufeff/, '');
    return { name, field: fieldOf?.get(columnKey(name)) ?? null };
  });
  const preamble = before
    .map((record) => record.cells.map((cell) => cell.replace(/^\ufeff/, '').trim()))
    .filter((row) => row.some((cell) => cell !== ''));
  return { kind, columns, line, delimiter, preamble };
}

function twiceFed(columns: readonly ReportColumn[]): string | null {
  const seen = new Set<string>();
  for (const { name, field } of columns) {
    if (field !== null && seen.has(field)) return name;
    if (field !== null) seen.add(field);
  }
  return null;
}

/** How much a line looks like column names: several different words, no numbers, no dates. 0: not at all. */
function headerLikeness(cells: readonly string[]): number {
  const filled = cells.filter((cell) => cell !== '');
  const isWords = filled.every((cell) => /\p{L}/u.test(cell) && !/\d{3,}/.test(cell) && cell.length <= 80);
  return filled.length >= 3 && isWords && new Set(filled).size === filled.length ? filled.length : 0;
}

import { Email, Role } from '@crosscart/contracts';
import { CsvError, parse } from 'csv-parse/browser/esm/sync';

/** One person of a pasted list or a file, as typed; `problem` says why it can't be invited so. */
export interface InviteRow {
  /** Of the text, counted from 1. */
  readonly line: number;
  readonly email: string;
  /** Null: the one chosen for all. */
  readonly role: Role | null;
  /** Names; null: those chosen for all. */
  readonly departmentRoles: readonly string[] | null;
  readonly problem: string | null;
}

/** The most that the API takes at once. */
export const MOST_INVITES = 500;

const EMAIL_HEADERS = new Set(['email', 'e-mail', 'mail', 'email address', 'e-mail address']);
const ROLE_HEADERS = new Set(['role']);
const DEPARTMENT_HEADERS = new Set([
  'department role',
  'department roles',
  'department_roles',
  'departments',
]);

/**
 * Reads people to invite from a pasted text or a CSV file: one a line, or several between commas; "Name <e-mail>";
 * or columns e-mail, role and department roles (several between | or /), with a header or without. Nothing is dropped:
 * what is no e-mail address stands in the list with its problem.
 */
export function parseInvites(text: string, departmentRoleNames: readonly string[]): InviteRow[] {
  const records = recordsOf(text.replace(/^\uFEFF/, ''));
  const [first] = records;
  if (first === undefined) return [];
  const columns = columnsOf(first.cells);
  const rows = columns
    ? records.slice(1).map(({ line, cells }) => rowOf(line, cells, columns))
    : records.flatMap(({ line, cells }) => rowsOfLine(line, cells));
  return withProblems(rows, departmentRoleNames);
}

interface Columns {
  readonly email: number;
  readonly role: number;
  readonly departments: number;
}
interface Raw {
  readonly line: number;
  readonly email: string;
  readonly role: string;
  readonly departments: string | null;
}

/** The places of the columns where the cells are a header; null where they are not. */
function columnsOf(cells: readonly string[]): Columns | null {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const place = (known: ReadonlySet<string>) => names.findIndex((name) => known.has(name));
  const email = place(EMAIL_HEADERS);
  return email === -1 ? null : { email, role: place(ROLE_HEADERS), departments: place(DEPARTMENT_HEADERS) };
}

function rowOf(line: number, cells: readonly string[], columns: Columns): Raw {
  const cell = (place: number) => (place === -1 ? '' : (cells[place]?.trim() ?? ''));
  return {
    line,
    email: addressIn(cell(columns.email)),
    role: cell(columns.role),
    departments: cell(columns.departments) || null,
  };
}

/** A line without a header: one person with a role, or any number of addresses. */
function rowsOfLine(line: number, cells: readonly string[]): Raw[] {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [email = '', role = '', ...departments] = filled;
  if (roleOf(role))
    return [{ line, email: addressIn(email), role, departments: departments.join('|') || null }];
  return filled.flatMap((cell) =>
    piecesOf(cell).map((piece) => ({ line, email: addressIn(piece), role: '', departments: null })),
  );
}

/** "a@x.com b@x.com" is two; "Ann Lee <ann@x.com>" is one. */
function piecesOf(cell: string): string[] {
  return cell.includes('<') ? [cell] : cell.split(/\s+/).filter((piece) => piece !== '');
}

function addressIn(text: string): string {
  return (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim();
}

function withProblems(rows: readonly Raw[], departmentRoleNames: readonly string[]): InviteRow[] {
  const known = new Map(departmentRoleNames.map((name) => [name.toLowerCase(), name]));
  const seen = new Map<string, number>();
  return rows.map((row, index) => {
    const role = roleOf(row.role);
    const named =
      row.departments
        ?.split(/[|/]/)
        .map((name) => name.trim())
        .filter((name) => name !== '') ?? null;
    const unknown = named?.find((name) => !known.has(name.toLowerCase()));
    const earlier = seen.get(row.email.toLowerCase());
    if (earlier === undefined) seen.set(row.email.toLowerCase(), row.line);
    const problem =
      index >= MOST_INVITES
        ? `more than ${MOST_INVITES} at once`
        : !Email.safeParse(row.email).success
          ? 'no e-mail address'
          : earlier !== undefined
            ? `stands in line ${earlier} already`
            : row.role !== '' && role === null
              ? `“${row.role}” is no role: admin, va or client`
              : unknown !== undefined
                ? `there is no department role “${unknown}”`
                : null;
    const departmentRoles = named?.map((name) => known.get(name.toLowerCase()) ?? name) ?? null;
    return { line: row.line, email: row.email, role, departmentRoles, problem };
  });
}

function roleOf(text: string): Role | null {
  return Role.safeParse(text.trim().toLowerCase()).data ?? null;
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function recordsOf(text: string): Line[] {
  try {
    return parsed(text, { quote: '"' });
  } catch (error) {
    // A quote that is never closed is no quote: somebody pasted a sentence.
    if (error instanceof CsvError) return parsed(text, { quote: false });
    throw error;
  }
}

function parsed(text: string, { quote }: { quote: string | false }): Line[] {
  const records = parse(text, {
    delimiter: delimiterOf(text),
    quote,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  return records
    .map(({ record, info }) => ({ line: info.lines, cells: record }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/** Spreadsheets paste tabs; files of some countries have semicolons. */
function delimiterOf(text: string): string {
  if (text.includes('\t')) return '\t';
  const [firstLine = ''] = text.split('\n', 1);
  return firstLine.includes(';') ? ';' : ',';
}

import { readFileSync } from 'node:fs';
import { type OpenReportOptions, openReport } from '../open-report.ts';
import type { ReportDoubt } from '../report-kind.ts';
import type { ReportKindName, ReportRow } from '../report-kinds.ts';
import type { RowProblem } from '../row-entry.ts';
import type { ReportSource } from '../text/report-source.ts';

/** A report of a known kind, read to its end. Throws when it is refused or is another kind. */
export async function readReport<Kind extends ReportKindName>(
  kind: Kind,
  source: ReportSource | string,
  options: OpenReportOptions = {},
) {
  const opening = await openReport(
    typeof source === 'string' ? new TextEncoder().encode(source) : source,
    options,
  );
  if (!opening.opened) throw new Error(`Refused: ${JSON.stringify(opening.refusal)}`);
  const { report } = opening;
  if (report.kind !== kind) throw new Error(`Is ${report.kind}`);
  const rows: ReportRow<Kind>[] = [];
  const lines: number[] = [];
  const extras: Record<string, string>[] = [];
  const problems: { line: number; problem: RowProblem }[] = [];
  const doubts: { line: number; doubt: ReportDoubt }[] = [];
  for await (const entry of report.rows) {
    if ('problem' in entry) problems.push(entry);
    else {
      rows.push(entry.row as ReportRow<Kind>);
      lines.push(entry.line);
      extras.push(entry.extras);
      doubts.push(...entry.doubts.map((doubt) => ({ line: entry.line, doubt })));
    }
  }
  return { report, rows, lines, extras, problems, doubts, summary: report.summary };
}

/** One of this project's own reports, by its file name. */
export function handMadeReport(name: string): Uint8Array {
  return readFileSync(new URL(`../../../test-reports/${name}`, import.meta.url));
}

/** The sum of a column in minor units; unknown amounts are left out. */
export function columnSum<Row>(rows: readonly Row[], field: keyof Row): number {
  return rows.reduce((sum, row) => {
    const amount = row[field] as { minor: number } | null;
    return sum + (amount?.minor ?? 0);
  }, 0);
}

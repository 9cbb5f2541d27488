/** Report parsers: the bytes of a marketplace's report in, typed rows out. Pure; runs in the extension and in Node. */

export type { DecimalMark } from './cells/read-amount.ts';
export type { DateOrder } from './cells/read-date.ts';
export type { TrackingReference } from './cells/tracking-cell.ts';
export type { Conventions } from './evidence.ts';
export type { RowScope } from './fields.ts';
export type { ReportColumn } from './find-header.ts';
export * from './open-report.ts';
export type { ReportDoubt } from './report-kind.ts';
export type { ReportKindName, ReportRow } from './report-kinds.ts';
export { REPORT_KINDS } from './report-kinds.ts';
export type { ReportSummary } from './report-rows.ts';
export type { RowProblem, UnreadableCell } from './row-entry.ts';
export type { ByteStream, ReportSource } from './text/report-source.ts';

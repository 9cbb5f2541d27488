import type { Money } from '@crosscart/domain';
import type { RowScope } from '../fields.ts';
import type { ReportDoubt, RowFollower } from '../report-kind.ts';

/** What the rows of an order have in common in eBay's reports. */
export interface OrderRow {
  scope: RowScope | null;
  orderNumber: string | null;
}

export interface OrderGroup<Row> {
  readonly line: number;
  readonly summary: Row;
  readonly lines: readonly Row[];
}

export interface OrderGroupRules<Row> {
  /** Whether a row holds an order's money and leaves its lines to the rows behind it. */
  isSummary(row: Row): boolean;
  /** Whether a row can stand alone as an order; false: it is no order at all (a payout, a fee). */
  isOrder(row: Row): boolean;
  belongs(row: Row, summary: Row): boolean;
  /** What does not come out over a summary and its lines. */
  check(group: OrderGroup<Row>): readonly ReportDoubt[];
}

/** An order of more lines than this is checked no further: memory stays bounded. */
const MOST_LINES = 2_000;

/** Follows rows, tells summaries from lines and whole orders, and checks each group when its last line has passed. */
export function followOrders<Row extends OrderRow>(rules: OrderGroupRules<Row>): RowFollower<Row> {
  let group: { line: number; summary: Row; lines: Row[] } | null = null;
  let doubts: { line: number; doubt: ReportDoubt }[] = [];
  const close = () => {
    if (group && group.lines.length < MOST_LINES) {
      for (const doubt of rules.check(group)) doubts.push({ line: group.line, doubt });
    }
    group = null;
  };
  return {
    next(line, row) {
      if (rules.isSummary(row)) {
        close();
        row.scope = rules.isOrder(row) ? 'order_summary' : null;
        group = { line, summary: row, lines: [] };
      } else if (group && rules.belongs(row, group.summary)) {
        row.scope = 'order_line';
        if (group.lines.length < MOST_LINES) group.lines.push(row);
      } else {
        close();
        row.scope = rules.isOrder(row) ? 'whole_order' : null;
      }
    },
    taken() {
      const taken = doubts;
      doubts = [];
      return taken;
    },
    end: close,
  };
}

/** The sum of amounts that are known and in that currency; null when one is unknown or foreign. */
export function totalOf(amounts: readonly (Money | null)[], currency: string): Money | null {
  let minor = 0;
  for (const amount of amounts) {
    if (amount === null || amount.currency !== currency) return null;
    minor += amount.minor;
  }
  return { minor, currency };
}

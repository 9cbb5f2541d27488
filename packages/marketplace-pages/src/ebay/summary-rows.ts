import type { ChargeRow } from '../charges.ts';
import { textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';

/**
 * The rows of one side of an order's money. Its total stands in a list of its own, whose wording differs from
 * site to site: where there is just one such list, it is the total whatever it is called.
 */
export function summaryRows(
  view: PageView,
  rowField: string,
  totalField: string,
  totalLabel: string,
): ChargeRow[] {
  const totals = view.all(totalField);
  const rows = view
    .all(rowField)
    .filter((row) => !totals.some((total) => total === row || total.contains(row)))
    .map((row) => readRow(view, row));
  const totalRows = totals.map((total) => readRow(view, total));
  const [only, other] = totalRows;
  const canonical = view.map.labels[totalLabel]?.[0];
  return only && other === undefined && canonical !== undefined
    ? [...rows, { ...only, label: canonical }]
    : [...rows, ...totalRows];
}

/** The row with its amount as one that is taken off, for pages that print such amounts without a minus. */
export function minusBefore(view: PageView, row: ChargeRow): ChargeRow {
  const amount = view.amount(row.label, row.value);
  return amount === null || amount.minor <= 0
    ? row
    : { ...row, value: `-${row.value.replace(/^\+\s*/, '')}` };
}

function readRow(view: PageView, row: Element): ChargeRow {
  return { label: textOf(view.first('amountLabel', row)), value: textOf(view.first('amountValue', row)) };
}

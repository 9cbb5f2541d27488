import type { ChargeRow } from '../charges.ts';
import { textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';

/**
 * The rows of one side of an order's money: every label that has an amount beside it. Labels without one are headings
 * ("Selling costs"). The total stands in a box of its own, whose wording differs from site to site: where there is
 * just one such box, it is the total whatever it is called.
 */
export function summaryRows(
  view: PageView,
  labelField: string,
  totalField: string,
  totalLabel: string,
): ChargeRow[] {
  const boxes = view.all(totalField);
  const rows: ChargeRow[] = [];
  const totals: ChargeRow[] = [];
  for (const label of view.all(labelField)) {
    const amount = amountBeside(label);
    if (amount === null) continue;
    const row = { label: textOf(label), value: textOf(view.first('amountValue', amount) ?? amount) };
    (boxes.some((box) => box.contains(label)) ? totals : rows).push(row);
  }
  const [only, other] = totals;
  const canonical = view.map.labels[totalLabel]?.[0];
  return only && other === undefined && canonical !== undefined
    ? [...rows, { ...only, label: canonical }]
    : [...rows, ...totals];
}

/** The row with its amount as one that is taken off, for pages that print such amounts without a minus. */
export function minusBefore(view: PageView, row: ChargeRow): ChargeRow {
  const amount = view.amount(row.label, row.value);
  return amount === null || amount.minor <= 0
    ? row
    : { ...row, value: `-${row.value.replace(/^\+\s*/, '')}` };
}

function amountBeside(label: Element): Element | null {
  const next = label.nextElementSibling;
  return next !== null && /^dd$/i.test(next.tagName) ? next : null;
}

import type { ChargeRow, Charges, SummaryShape } from '../charges.ts';
import { readCharges } from '../charges.ts';
import { linesOf, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { containedTax } from './contained-tax.ts';

export const ORDER_CHARGES = [
  'itemsSubtotal',
  'shipping',
  'freeShipping',
  'promotion',
  'coupon',
  'subscribeAndSave',
  'multibuy',
  'amazonDiscount',
  'giftWrap',
  'importFees',
  'deliveryPaymentFee',
  'subtotal',
  'beforeTax',
  'tax',
  'rewards',
  'giftCard',
  'sum',
  'total',
  'paymentTotal',
  'refundTotal',
] as const;
export type OrderCharge = (typeof ORDER_CHARGES)[number];

const SHAPE: SummaryShape<OrderCharge> = {
  labels: ORDER_CHARGES,
  total: 'total',
  sums: ['subtotal', 'beforeTax', 'sum', 'paymentTotal', 'refundTotal'],
  repeatable: [
    'freeShipping',
    'promotion',
    'coupon',
    'subscribeAndSave',
    'amazonDiscount',
    'rewards',
    'giftCard',
    'tax',
  ],
  lastSum: 'sum',
};

/** The order summary. A summary that the page draws twice counts once; two that differ are unreadable. */
export function readOrderSummary(view: PageView): Charges<OrderCharge> {
  const blocks = view.seen('summary').map((block) => readRows(view, block));
  const distinct = new Map(
    blocks.filter((rows) => rows.length > 0).map((rows) => [JSON.stringify(rows), rows]),
  );
  const [rows = []] = [...distinct.values()];
  if (distinct.size > 1) view.fail('summary');
  return chargesOf(view, distinct.size > 1 ? [] : rows);
}

/** The charges that a summary's rows come to; its first subtotal is that of the items. */
export function chargesOf(view: PageView, rows: readonly ChargeRow[]): Charges<OrderCharge> {
  const opens = (label: string, index: number) =>
    index === 0 && view.labelOf(ORDER_CHARGES, label) === 'subtotal' ? ('itemsSubtotal' as const) : null;
  return readCharges(view, { ...SHAPE, ...containedTax(view), meaningOf: opens }, rows);
}

function readRows(view: PageView, block: Element): ChargeRow[] {
  return view
    .seen('chargeRow', block)
    .map((row) => ({ label: labelOf(view, row), value: textOf(view.first('chargeValue', row)) }))
    .filter(({ label }) => label !== '');
}

/** A label may carry a hint or a link beside its words; then the line that the map knows is the label. */
function labelOf(view: PageView, row: Element): string {
  const label = view.first('chargeLabel', row);
  const text = textOf(label);
  if (view.labelOf(ORDER_CHARGES, text) !== null) return text;
  return linesOf(label).find((line) => view.labelOf(ORDER_CHARGES, line) !== null) ?? text;
}

import { decimalString, money } from '@crosscart/domain';
import { stringify } from 'csv-stringify/sync';
import type { RecordWithRemarks } from './queries.ts';
import { type GuardedReading, mayRead } from './read-permissions.ts';

type Cell = string | number | null;
interface Column {
  readonly name: string;
  /** Needs its own key to be read. */
  readonly guarded?: GuardedReading;
  readonly cell: (record: RecordWithRemarks) => Cell;
}

const amount = (name: string, of: (record: RecordWithRemarks) => number | null | undefined): Column => ({
  name,
  cell: (record) => {
    const minor = of(record);
    return minor === null || minor === undefined ? null : decimalString(money(minor, record.currency));
  },
});
const text = (name: string, of: (record: RecordWithRemarks) => string | null): Column => ({
  name,
  cell: (record) => harmless(of(record)),
});

const COLUMNS: readonly Column[] = [
  text('account_code', (record) => record.account_code),
  text('ebay_order_id', (record) => record.ebay_order_id),
  text('ebay_line_id', (record) => record.ebay_line_id),
  text('sale_date', (record) => record.sale_date),
  text('item_name', (record) => record.item_name),
  { name: 'qty', cell: (record) => record.qty },
  text('currency', (record) => record.currency),
  amount('sale_price', (record) => record.sale_price_minor),
  amount('ebay_fees', (record) => record.ebay_fees_minor),
  amount('amazon_price', (record) => record.amazon_price_minor),
  amount('amazon_tax', (record) => record.amazon_tax_minor),
  amount('amazon_shipping', (record) => record.amazon_shipping_minor),
  text('amazon_order_ids', (record) => record.amazon_order_ids.join(' ')),
  text('status', (record) => record.status),
  amount('return_label_cost', (record) => record.return_label_cost_minor),
  { ...amount('earnings_net', (record) => record.earnings_net_minor), guarded: 'earnings_net_minor' },
  { ...amount('cogs_total', (record) => record.cogs_total_minor), guarded: 'cogs_total_minor' },
  { ...amount('profit', (record) => record.profit_minor), guarded: 'profit_minor' },
  { ...text('order_remark', (record) => record.order_remark), guarded: 'order_remark' },
  { ...text('service_remark', (record) => record.service_remark), guarded: 'service_remark' },
];

/** The columns of the file for somebody with these permissions; the others are not there at all. */
export function columnsFor(permissions: Parameters<typeof mayRead>[1]): readonly Column[] {
  return COLUMNS.filter(({ guarded }) => guarded === undefined || mayRead(guarded, permissions));
}

/** The first line. */
export function csvHeader(columns: readonly Column[]): string {
  return stringify([columns.map(({ name }) => name)]);
}

/** Unknown is an empty cell; amounts are decimals of the record's currency. */
export function csvLines(columns: readonly Column[], records: readonly RecordWithRemarks[]): string {
  return stringify(records.map((record) => columns.map(({ cell }) => cell(record))));
}

/** A spreadsheet takes a cell that begins like this for a formula; an apostrophe makes it text. */
const LIKE_A_FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
function harmless(value: string | null): string | null {
  return value !== null && LIKE_A_FORMULA.test(value) ? `'${value}` : value;
}

import type { OrderRecord, PermissionKey } from '@crosscart/contracts';
import { ActionIcon } from '@mantine/core';
import { IconNotes } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatDay } from '#lib/times.ts';
import { Amount } from '#ui/amount.tsx';
import { type Column, NONE } from '#ui/list-table.tsx';
import { EditableCell } from './editable-cell.tsx';
import { moveByArrow } from './move-by-arrow.ts';
import { type EditableField, mayEdit, STATUS_LABELS } from './record-fields.ts';

type May = (key: PermissionKey) => boolean;
type MoneyKey = Extract<keyof OrderRecord, `${string}_minor`>;

/** The whole order-tracking row; fields that the person may write are editable in place. `onRemarks` opens the remarks. */
export function trackingColumns(
  may: May,
  onRemarks: (record: OrderRecord) => void,
): readonly Column<OrderRecord>[] {
  const editable = (field: EditableField, label: string, shown: (record: OrderRecord) => ReactNode) => {
    if (!mayEdit(field, may)) return shown;
    return (record: OrderRecord) => (
      <EditableCell record={record} field={field} label={label}>
        {shown(record)}
      </EditableCell>
    );
  };
  const money = (header: string, field: EditableField & MoneyKey): Column<OrderRecord> => ({
    header,
    align: 'right',
    cell: editable(field, header.toLowerCase(), (record) => (
      <Amount minor={record[field]} currency={record.currency} />
    )),
  });
  return [
    { header: 'eBay order', lead: true, cell: editable('ebay_order_id', 'eBay order', orderId) },
    { header: 'Sold', cell: editable('sale_date', 'sale date', (record) => day(record.sale_date)) },
    { header: 'Item', room: 'rest', cell: editable('item_name', 'item', itemName) },
    { header: 'Qty', align: 'right', cell: editable('qty', 'quantity', (record) => record.qty) },
    { header: 'Account', room: 'shared', cell: (record) => record.account_code },
    { header: 'Status', cell: editable('status', 'status', (record) => STATUS_LABELS[record.status]) },
    ...(may('order_tracking.read.order_remark') || may('order_tracking.read.service_remark')
      ? [remarksColumn(onRemarks)]
      : []),
    money('Sale', 'sale_price_minor'),
    money('eBay fees', 'ebay_fees_minor'),
    ...(may('profit.read') ? [derived('Earnings', 'earnings_net_minor')] : []),
    money('Price', 'amazon_price_minor'),
    money('Tax', 'amazon_tax_minor'),
    money('Shipping', 'amazon_shipping_minor'),
    ...(may('profit.read') ? [derived('Cost', 'cogs_total_minor'), profitColumn] : []),
    money('Return label', 'return_label_cost_minor'),
    {
      header: 'Amazon orders',
      cell: editable(
        'amazon_order_ids',
        'Amazon orders',
        (record) => record.amazon_order_ids.join(', ') || NONE,
      ),
    },
  ];
}

/** What a client reads: their orders and what came of them. */
export function clientColumns(may: May): readonly Column<OrderRecord>[] {
  return [
    { header: 'Order', lead: true, cell: orderId },
    { header: 'Sold', cell: (record) => day(record.sale_date) },
    { header: 'Item', room: 'rest', cell: itemName },
    { header: 'Qty', align: 'right', cell: (record) => record.qty },
    { header: 'Account', room: 'shared', cell: (record) => record.account_code },
    { header: 'Status', cell: (record) => STATUS_LABELS[record.status] },
    derived('Sale', 'sale_price_minor'),
    derived('eBay fees', 'ebay_fees_minor'),
    ...(may('profit.read') ? [derived('Cost', 'cogs_total_minor'), profitColumn] : []),
  ];
}

function remarksColumn(onRemarks: (record: OrderRecord) => void): Column<OrderRecord> {
  return {
    header: 'Remarks',
    align: 'right',
    cell: (record) => (
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={`Remarks of ${record.ebay_order_id}`}
        onClick={() => onRemarks(record)}
        onKeyDown={moveByArrow}
      >
        <IconNotes size={16} />
      </ActionIcon>
    ),
  };
}

const profitColumn: Column<OrderRecord> = {
  header: 'Profit',
  align: 'right',
  cell: (record) => <Amount minor={record.profit_minor ?? null} currency={record.currency} signed fw={500} />,
};

function derived(header: string, field: Exclude<MoneyKey, 'profit_minor'>): Column<OrderRecord> {
  return {
    header,
    align: 'right',
    cell: (record) => <Amount minor={record[field] ?? null} currency={record.currency} />,
  };
}

function orderId(record: OrderRecord): ReactNode {
  return <span style={{ fontWeight: 500 }}>{record.ebay_order_id}</span>;
}

function day(value: string): ReactNode {
  return formatDay(value);
}

function itemName(record: OrderRecord): ReactNode {
  return <span data-cut>{record.item_name}</span>;
}

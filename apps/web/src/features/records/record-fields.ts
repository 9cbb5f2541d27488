import {
  type BodyOf,
  type OrderRecord,
  type PermissionKey,
  problemWords,
  RECORD_FIELD_PERMISSIONS,
  type RecordStatus,
  updateRecord,
} from '@crosscart/contracts';
import { asSentence } from '#lib/api-error.ts';
import { editableMoney, parseMoneyInput } from '#lib/money.ts';

export type EditableField = keyof typeof RECORD_FIELD_PERMISSIONS;
export type RecordChange = Omit<BodyOf<typeof updateRecord>, 'version'>;

export const STATUS_LABELS: Readonly<Record<RecordStatus, string>> = {
  SUCCESSFUL: 'Successful',
  RETURN_LABEL_PROVIDED: 'Return label provided',
  RETURN_CLOSED: 'Return closed',
  REFUND_NO_RETURN: 'Refund, no return',
};

const FIELD_LABELS: Readonly<Record<string, string>> = {
  account_code: 'Account',
  ebay_order_id: 'eBay order',
  ebay_line_id: 'eBay line',
  sale_date: 'Sold',
  item_name: 'Item',
  qty: 'Qty',
  status: 'Status',
  currency: 'Currency',
  sale_price_minor: 'Sale',
  ebay_fees_minor: 'eBay fees',
  earnings_net_minor: 'Earnings',
  amazon_price_minor: 'Price',
  amazon_tax_minor: 'Tax',
  amazon_shipping_minor: 'Shipping',
  cogs_total_minor: 'Cost',
  profit_minor: 'Profit',
  return_label_cost_minor: 'Return label',
  amazon_order_ids: 'Amazon orders',
  order_remark: 'Order remark',
  service_remark: 'Service remark',
  job_id: 'Automation job',
};

/** A field of a record as its column is headed. */
export function recordFieldLabel(field: string): string {
  return FIELD_LABELS[field] ?? field.replace(/_(?:id|minor|at)$/, '').replaceAll('_', ' ');
}

/** Whether someone with these permissions may write a field. */
export function mayEdit(field: EditableField, may: (key: PermissionKey) => boolean): boolean {
  return may(RECORD_FIELD_PERMISSIONS[field]);
}

/** What an editor of the field starts with. */
export function editableText(record: OrderRecord, field: EditableField): string {
  const value = record[field];
  if (field.endsWith('_minor')) return editableMoney(value as number | null, record.currency);
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

const DERIVED = ['earnings_net_minor', 'cogs_total_minor', 'profit_minor'] as const;

export type ParsedEdit = { change: RecordChange } | { problem: string } | { unchanged: true };

/** What was typed as a change of the record; checked by the contract's own schema before it is sent. */
export function parseEdit(record: OrderRecord, field: EditableField, typed: string): ParsedEdit {
  if (typed.trim() === editableText(record, field)) return { unchanged: true };
  const value = typedValue(record, field, typed.trim());
  if ('problem' in value) return value;
  const change = { [field]: value.value } as RecordChange;
  const checked = updateRecord.body?.safeParse(
    { version: record.version, ...change },
    { error: problemWords },
  );
  if (checked && !checked.success) {
    return { problem: asSentence(checked.error.issues[0]?.message ?? 'not accepted') };
  }
  return { change };
}

function typedValue(
  record: OrderRecord,
  field: EditableField,
  typed: string,
): { value: unknown } | { problem: string } {
  if (field.endsWith('_minor')) {
    const parsed = parseMoneyInput(typed, record.currency);
    return 'problem' in parsed ? parsed : { value: parsed.minor };
  }
  if (field === 'qty')
    return /^\d{1,5}$/.test(typed) ? { value: Number(typed) } : { problem: 'A whole number' };
  if (field === 'amazon_order_ids') return { value: typed.split(/[\s,;]+/).filter((id) => id !== '') };
  return { value: typed };
}

/**
 * The record as it looks until the server answers. Derived money becomes unknown when a part of it
 * changes: only the database computes it.
 */
export function withChange(record: OrderRecord, change: RecordChange): OrderRecord {
  const next = { ...record, ...change } as OrderRecord;
  const touchesMoney = Object.keys(change).some((field) => field.endsWith('_minor') || field === 'status');
  if (!touchesMoney) return next;
  // Who may not read derived money has none of it, not even unknown.
  const derived = DERIVED.filter((field) => record[field] !== undefined);
  return { ...next, ...Object.fromEntries(derived.map((field) => [field, null])) };
}

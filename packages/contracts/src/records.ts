import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  AmazonOrderId,
  CalendarDay,
  Currency,
  EbayOrderId,
  Empty,
  IdParams,
  Minor,
  NonNegativeMinor,
  PageQuery,
  pageOf,
  ShortText,
  Timestamp,
  Uuid,
} from './primitives.ts';

export const RecordStatus = z.enum([
  'SUCCESSFUL',
  'RETURN_LABEL_PROVIDED',
  'RETURN_CLOSED',
  'REFUND_NO_RETURN',
]);
export type RecordStatus = z.infer<typeof RecordStatus>;

/**
 * One order-tracking row: one eBay line. Money in the record's currency, minor units; null is unknown.
 * `earnings_net_minor`, `cogs_total_minor` and `profit_minor` are derived by the database. What somebody may not read
 * (RECORD_READ_PERMISSIONS) is absent, not null.
 */
export const OrderRecord = z.object({
  id: Uuid,
  account_id: Uuid,
  account_code: z.string(),
  ebay_order_id: z.string(),
  ebay_line_id: z.string().nullable(),
  sale_date: CalendarDay,
  item_name: z.string(),
  qty: z.int(),
  currency: Currency,
  sale_price_minor: Minor.nullable(),
  ebay_fees_minor: Minor.nullable(),
  amazon_price_minor: Minor.nullable(),
  amazon_tax_minor: Minor.nullable(),
  amazon_shipping_minor: Minor.nullable(),
  amazon_order_ids: z.array(z.string()),
  status: RecordStatus,
  return_label_cost_minor: Minor.nullable(),
  earnings_net_minor: Minor.nullable().optional(),
  cogs_total_minor: Minor.nullable().optional(),
  profit_minor: Minor.nullable().optional(),
  job_id: Uuid.nullable().optional(),
  version: z.int(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type OrderRecord = z.infer<typeof OrderRecord>;

/** Digits only: an empty parameter is a mistake, not zero. */
const AmountInQuery = z
  .union([z.number(), z.string().regex(/^-?\d{1,15}$/, 'a whole number of minor units')])
  .transform(Number)
  .pipe(Minor);

/** Which records; a filter on a field that the person may not read is FORBIDDEN, naming the key. */
export const RecordFilter = z.strictObject({
  account_id: Uuid.optional(),
  status: RecordStatus.optional(),
  /** Order ids (eBay or Amazon) or words of the item name. */
  search: z.string().trim().max(200).optional(),
  from: CalendarDay.optional(),
  to: CalendarDay.optional(),
  /** Words of the order remark (needs order_tracking.read.order_remark), of the service remark likewise. */
  order_remark: z.string().trim().min(1).max(200).optional(),
  service_remark: z.string().trim().min(1).max(200).optional(),
  /** Needs profit.read. */
  min_profit_minor: AmountInQuery.optional(),
  max_profit_minor: AmountInQuery.optional(),
});

/** What records can be sorted by; unknown values come last. Sorting by a field needs the right to read it. */
export const RECORD_SORT_FIELDS = [
  'sale_date',
  'ebay_order_id',
  'item_name',
  'qty',
  'status',
  'sale_price_minor',
  'ebay_fees_minor',
  'amazon_price_minor',
  'amazon_tax_minor',
  'amazon_shipping_minor',
  'return_label_cost_minor',
  'earnings_net_minor',
  'cogs_total_minor',
  'profit_minor',
  'updated_at',
] as const;
export const RecordSort = z.strictObject({
  sort: z.enum(RECORD_SORT_FIELDS).default('sale_date'),
  direction: z.enum(['asc', 'desc']).default('desc'),
});

export const listRecords = endpoint({
  method: 'GET',
  path: '/records',
  tag: 'records',
  access: { permission: 'order_tracking.read' },
  summary: 'Order-tracking records I may see, newest sale first',
  query: PageQuery.extend({ ...RecordFilter.shape, ...RecordSort.shape }),
  response: pageOf(OrderRecord),
});

export const createRecord = endpoint({
  method: 'POST',
  path: '/records',
  tag: 'records',
  access: { permission: 'order_tracking.write.basic_fields' },
  summary: 'Add a record by hand',
  body: z.strictObject({
    account_id: Uuid,
    ebay_order_id: EbayOrderId,
    ebay_line_id: z.string().max(40).nullable().default(null),
    sale_date: CalendarDay,
    item_name: ShortText,
    qty: z.int().min(1).max(10_000),
    sale_price_minor: NonNegativeMinor.nullable().default(null),
    ebay_fees_minor: NonNegativeMinor.nullable().default(null),
    amazon_price_minor: NonNegativeMinor.nullable().default(null),
    amazon_tax_minor: NonNegativeMinor.nullable().default(null),
    amazon_shipping_minor: NonNegativeMinor.nullable().default(null),
    amazon_order_ids: z.array(AmazonOrderId).max(20).default([]),
    status: RecordStatus.default('SUCCESSFUL'),
    return_label_cost_minor: NonNegativeMinor.nullable().default(null),
  }),
  response: OrderRecord,
});

export const updateRecord = endpoint({
  method: 'PATCH',
  path: '/records/:id',
  tag: 'records',
  access: { permission: 'order_tracking.read' },
  summary: 'Change fields of a record; each field needs its own permission',
  params: IdParams,
  body: z.strictObject({
    /** The version that was seen; another one in the books answers CONFLICT. */
    version: z.int(),
    item_name: ShortText.optional(),
    qty: z.int().min(1).max(10_000).optional(),
    sale_date: CalendarDay.optional(),
    ebay_order_id: EbayOrderId.optional(),
    sale_price_minor: NonNegativeMinor.nullable().optional(),
    ebay_fees_minor: NonNegativeMinor.nullable().optional(),
    amazon_price_minor: NonNegativeMinor.nullable().optional(),
    amazon_tax_minor: NonNegativeMinor.nullable().optional(),
    amazon_shipping_minor: NonNegativeMinor.nullable().optional(),
    amazon_order_ids: z.array(AmazonOrderId).max(20).optional(),
    status: RecordStatus.optional(),
    return_label_cost_minor: NonNegativeMinor.nullable().optional(),
  }),
  response: OrderRecord,
});

/** Out of the books' lists; the row stays, so that what was deleted can be told. */
export const deleteRecord = endpoint({
  method: 'DELETE',
  path: '/records/:id',
  tag: 'records',
  access: { permission: 'order_tracking.delete' },
  summary: 'Delete a record',
  params: IdParams,
  response: Empty,
});

/**
 * Totals of what the person may see, per currency; unknown profits are counted, not added. Cost and profit are absent
 * for people who may not read profit.
 */
export const recordSummary = endpoint({
  method: 'GET',
  path: '/records/summary',
  tag: 'records',
  access: { permission: 'order_tracking.read' },
  summary: 'Totals of the records I may see, by account and currency',
  query: z.strictObject({ from: CalendarDay.optional(), to: CalendarDay.optional() }),
  response: z.object({
    items: z.array(
      z.object({
        account_id: Uuid,
        account_code: z.string(),
        currency: Currency,
        orders: z.int(),
        sale_minor: Minor,
        cogs_minor: Minor.optional(),
        profit_minor: Minor.optional(),
        profit_unknown: z.int().optional(),
      }),
    ),
  }),
});

/** Field → the permission that writing it needs (design: access). */
export const RECORD_FIELD_PERMISSIONS = {
  item_name: 'order_tracking.write.basic_fields',
  qty: 'order_tracking.write.basic_fields',
  sale_date: 'order_tracking.write.basic_fields',
  ebay_order_id: 'order_tracking.write.order_fields',
  sale_price_minor: 'order_tracking.write.order_fields',
  ebay_fees_minor: 'order_tracking.write.order_fields',
  amazon_price_minor: 'order_tracking.write.order_fields',
  amazon_tax_minor: 'order_tracking.write.order_fields',
  amazon_shipping_minor: 'order_tracking.write.order_fields',
  amazon_order_ids: 'order_tracking.write.order_fields',
  status: 'order_tracking.write.service_fields',
  return_label_cost_minor: 'order_tracking.write.service_fields',
} as const;

/** Fields whose reading needs more than order_tracking.read: absent from answers, exports, events and search. */
export const RECORD_READ_PERMISSIONS = {
  earnings_net_minor: 'profit.read',
  cogs_total_minor: 'profit.read',
  profit_minor: 'profit.read',
  job_id: 'auto_order.read',
  order_remark: 'order_tracking.read.order_remark',
  service_remark: 'order_tracking.read.service_remark',
} as const;

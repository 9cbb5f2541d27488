import { CalendarDay, type OrderRecord, RECORD_SORT_FIELDS, Timestamp } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';
import { z } from 'zod';
import { readCursor } from '../../paging/keyset.ts';
import { validationFailed } from '../../routing/validation.ts';

export type SortField = (typeof RECORD_SORT_FIELDS)[number];
type Direction = 'asc' | 'desc';

/** How records are put in order, and after which place of that order to begin. */
export interface RecordOrder {
  readonly field: SortField;
  readonly direction: Direction;
  readonly after: { readonly value: string | number | null; readonly id: string } | null;
}

const Money = z.int().nullable();
/** What a cursor holds of the field, and what Postgres is to read it as. Nullable ones sort last. */
const KINDS: Readonly<Record<SortField, { schema: z.ZodType<string | number | null>; type: string }>> = {
  sale_date: { schema: CalendarDay, type: 'date' },
  ebay_order_id: { schema: z.string().max(100), type: 'text' },
  item_name: { schema: z.string().max(500), type: 'text' },
  qty: { schema: z.int(), type: 'integer' },
  status: { schema: z.string().max(40), type: 'text' },
  sale_price_minor: { schema: Money, type: 'bigint' },
  ebay_fees_minor: { schema: Money, type: 'bigint' },
  amazon_price_minor: { schema: Money, type: 'bigint' },
  amazon_tax_minor: { schema: Money, type: 'bigint' },
  amazon_shipping_minor: { schema: Money, type: 'bigint' },
  return_label_cost_minor: { schema: Money, type: 'bigint' },
  earnings_net_minor: { schema: Money, type: 'bigint' },
  cogs_total_minor: { schema: Money, type: 'bigint' },
  profit_minor: { schema: Money, type: 'bigint' },
  updated_at: { schema: Timestamp, type: 'timestamptz' },
};

const Cursor = z.tuple([
  z.enum(RECORD_SORT_FIELDS),
  z.enum(['asc', 'desc']),
  z.union([z.string(), z.number(), z.null()]),
  z.uuid(),
]);

/** The order of a query. Throws VALIDATION_FAILED for a cursor of another order. */
export function orderOf(query: {
  sort: SortField;
  direction: Direction;
  cursor?: string | undefined;
}): RecordOrder {
  const { sort: field, direction } = query;
  const cursor = readCursor(query.cursor, Cursor);
  if (cursor === null) return { field, direction, after: null };
  const value = KINDS[field].schema.safeParse(cursor[2]);
  if (cursor[0] !== field || cursor[1] !== direction || !value.success) {
    throw validationFailed({ field: 'cursor', problem: 'is not one that this list handed out' });
  }
  return { field, direction, after: { value: value.data, id: cursor[3] } };
}

/** What a cursor holds of the last record of a page. */
export function placeOf({ field, direction }: RecordOrder, record: OrderRecord): (string | number)[] {
  return [field, direction, (record[field] ?? null) as string | number, record.id];
}

/** The same order, going on after that record. */
export function goingOn(order: RecordOrder, record: OrderRecord): RecordOrder {
  return { ...order, after: { value: record[order.field] ?? null, id: record.id } };
}

/** `r.<field> <direction> nulls last, r.id <direction>`, as the index of the default order has it. */
export function inOrder(sql: Sql, { field, direction }: RecordOrder) {
  const nulls = isNullable(field) ? 'nulls last' : '';
  return sql.unsafe(`r.${field} ${direction} ${nulls}, r.id ${direction}`);
}

/** Only what comes after the place that the order begins at. */
export function afterPlace(sql: Sql, { field, direction, after }: RecordOrder) {
  if (after === null) return sql``;
  const column = sql.unsafe(`r.${field}`);
  const beyond = sql.unsafe(direction === 'asc' ? '>' : '<');
  if (after.value === null) return sql`and ${column} is null and r.id ${beyond} ${after.id}::uuid`;
  const value = sql`${after.value}::${sql.unsafe(KINDS[field].type)}`;
  const further = sql`(${column}, r.id) ${beyond} (${value}, ${after.id}::uuid)`;
  return isNullable(field) ? sql`and (${further} or ${column} is null)` : sql`and ${further}`;
}

const isNullable = (field: SortField): boolean => KINDS[field].schema === Money;

import {
  AppError,
  type PermissionKey,
  RECORD_READ_PERMISSIONS,
  type RecordFilter,
} from '@crosscart/contracts';
import type { z } from 'zod';
import type { SortField } from './sorting.ts';

type Permissions = ReadonlySet<PermissionKey>;
export type GuardedReading = keyof typeof RECORD_READ_PERMISSIONS;
const GUARDED = Object.keys(RECORD_READ_PERMISSIONS) as GuardedReading[];

/** Which of the fields that need more than order_tracking.read the person may read. */
export function mayRead(field: GuardedReading, permissions: Permissions): boolean {
  return permissions.has(RECORD_READ_PERMISSIONS[field]);
}

/** The row without the fields that the person may not read: absent, so that nobody takes them for unknown. */
export function readable<Row extends { readonly [Field in GuardedReading]?: unknown }>(
  row: Row,
  permissions: Permissions,
): Row {
  const hidden = GUARDED.filter((field) => field in row && !mayRead(field, permissions));
  if (hidden.length === 0) return row;
  return Object.fromEntries(
    Object.entries(row).filter(([field]) => !hidden.includes(field as GuardedReading)),
  ) as Row;
}

/** The field that a filter reads. */
const READ_BY: Readonly<Record<string, GuardedReading>> = {
  order_remark: 'order_remark',
  service_remark: 'service_remark',
  min_profit_minor: 'profit_minor',
  max_profit_minor: 'profit_minor',
};

/**
 * Nobody finds or sorts by what they may not read: the result would tell it. Throws FORBIDDEN naming the key and the
 * parameter.
 */
export function needReadPermissions(
  query: z.output<typeof RecordFilter> & { readonly sort?: SortField },
  permissions: Permissions,
): void {
  const need = (reading: GuardedReading, parameter: string): void => {
    const permission = RECORD_READ_PERMISSIONS[reading];
    if (!permissions.has(permission)) throw new AppError('FORBIDDEN', { permission, field: parameter });
  };
  for (const [parameter, reading] of Object.entries(READ_BY)) {
    if (query[parameter as keyof typeof query] !== undefined) need(reading, parameter);
  }
  const guarded = GUARDED.find((field) => field === query.sort);
  if (guarded !== undefined) need(guarded, 'sort');
}

import {
  AppError,
  type createRecord,
  type PermissionKey,
  RECORD_FIELD_PERMISSIONS,
  type updateRecord,
} from '@crosscart/contracts';
import type { ParsedBody } from '../../routing/route.ts';

type GuardedField = keyof typeof RECORD_FIELD_PERMISSIONS;

const GUARDED_FIELDS = Object.keys(RECORD_FIELD_PERMISSIONS) as GuardedField[];

/** The fields of a change that the body names. */
export function fieldsOfChange(body: ParsedBody<typeof updateRecord>): GuardedField[] {
  return GUARDED_FIELDS.filter((field) => body[field] !== undefined);
}

/**
 * The fields of a new record that say more than "unknown yet". The eBay order id counts as part of the record's
 * identity: whoever may add one may name it.
 */
export function fieldsOfNew(body: ParsedBody<typeof createRecord>): GuardedField[] {
  const isUnset = (value: unknown): boolean =>
    value === null || value === 'SUCCESSFUL' || (Array.isArray(value) && value.length === 0);
  return GUARDED_FIELDS.filter((field) => field !== 'ebay_order_id' && !isUnset(body[field]));
}

/** Throws FORBIDDEN naming the first field that needs a key which the person lacks, and the key. */
export function needFieldPermissions(
  fields: readonly GuardedField[],
  permissions: ReadonlySet<PermissionKey>,
): void {
  for (const field of fields) {
    const permission = RECORD_FIELD_PERMISSIONS[field];
    if (!permissions.has(permission)) throw new AppError('FORBIDDEN', { permission, field });
  }
}

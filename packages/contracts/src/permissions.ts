import { z } from 'zod';

export const Role = z.enum(['admin', 'va', 'client']);
export type Role = z.infer<typeof Role>;

/** Keys that a department role may carry (design: access). */
export const ASSIGNABLE_PERMISSION_KEYS = [
  'order_tracking.read',
  'order_tracking.export',
  'order_tracking.import',
  'order_tracking.delete',
  'order_tracking.write.basic_fields',
  'order_tracking.write.order_fields',
  'order_tracking.write.service_fields',
  'order_tracking.read.order_remark',
  'order_tracking.write.order_remark',
  'order_tracking.read.service_remark',
  'order_tracking.write.service_remark',
  'accounts.view',
  'auto_order.read',
  'auto_order.operate',
  'supplier_links.write',
  'buyer_contact.read',
  'evidence.read',
  'reconciliation.operate',
] as const;

/** Money columns: given by role defaults only, never by a department role. */
export const ROLE_DEFAULT_PERMISSION_KEYS = ['profit.read', 'payouts.read'] as const;

/** The admin pages, one key each; never assignable to department roles. */
export const ADMIN_PERMISSION_KEYS = [
  'admin.users',
  'admin.invites',
  'admin.account_assign',
  'admin.department_roles',
  'admin.accounts',
  'admin.automation',
  'admin.policies',
  'admin.audit',
  'admin.org',
  'books.close',
] as const;

export const PERMISSION_KEYS = [
  ...ASSIGNABLE_PERMISSION_KEYS,
  ...ROLE_DEFAULT_PERMISSION_KEYS,
  ...ADMIN_PERMISSION_KEYS,
] as const;

export const PermissionKey = z.enum(PERMISSION_KEYS);
export type PermissionKey = z.infer<typeof PermissionKey>;

/** What a key brings with it, one step; the closure is taken where it is used (SQL and `withImplied`). */
export const IMPLIED_PERMISSIONS: Readonly<Partial<Record<PermissionKey, readonly PermissionKey[]>>> = {
  'order_tracking.read': ['order_tracking.read.order_remark', 'order_tracking.read.service_remark'],
  'order_tracking.export': ['order_tracking.read'],
  'order_tracking.import': ['order_tracking.read'],
  'order_tracking.delete': ['order_tracking.read'],
  'order_tracking.write.basic_fields': ['order_tracking.read'],
  'order_tracking.write.order_fields': ['order_tracking.read', 'order_tracking.write.order_remark'],
  'order_tracking.write.service_fields': ['order_tracking.read', 'order_tracking.write.service_remark'],
  'order_tracking.write.order_remark': ['order_tracking.read.order_remark'],
  'order_tracking.write.service_remark': ['order_tracking.read.service_remark'],
  'auto_order.operate': ['auto_order.read'],
  'evidence.read': ['auto_order.read'],
  'reconciliation.operate': ['order_tracking.read'],
};

/** The keys and everything they imply. */
export function withImplied(keys: Iterable<PermissionKey>): Set<PermissionKey> {
  const closed = new Set<PermissionKey>();
  const open = [...keys];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (closed.has(key)) continue;
    closed.add(key);
    open.push(...(IMPLIED_PERMISSIONS[key] ?? []));
  }
  return closed;
}

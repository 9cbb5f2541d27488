import { PERMISSION_KEYS, type PermissionKey, type Role } from '@crosscart/contracts';
import { describe, expect, it } from 'vitest';
import { navigationFor, personalPagesFor } from './navigation.ts';

function labels(role: Role, permissions: readonly PermissionKey[]): string[] {
  return navigationFor({ role, permissions: [...permissions] }).flatMap((group) =>
    group.entries.map((entry) => entry.label),
  );
}

describe('navigation', () => {
  it('offers an admin every page, each under its own address and key', () => {
    const entries = navigationFor({ role: 'admin', permissions: [...PERMISSION_KEYS] }).flatMap(
      (group) => group.entries,
    );
    expect(entries).toHaveLength(15);
    expect(new Set(entries.map(({ href }) => href)).size).toBe(entries.length);
    const keys = [...entries, ...personalPagesFor({ role: 'admin' }).entries].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(entries.every(({ href }) => href.startsWith('/admin'))).toBe(true);
  });

  it('offers a VA only what was granted', () => {
    expect(labels('va', ['order_tracking.read'])).toEqual(['Order tracking']);
    expect(labels('va', ['order_tracking.read', 'auto_order.read'])).toEqual([
      'Order tracking',
      'Purchases',
      'Attention',
      'Jobs',
    ]);
    expect(labels('va', [])).toEqual([]);
  });

  it('never offers admin pages outside the admin role, whatever the keys', () => {
    for (const role of ['va', 'client'] as const) {
      const entries = navigationFor({ role, permissions: [...PERMISSION_KEYS] }).flatMap(
        (group) => group.entries,
      );
      expect(entries.every(({ href }) => href === `/${role}` || href.startsWith(`/${role}/`))).toBe(true);
    }
  });

  it('offers everybody their profile, and an access code to those who work on devices', () => {
    const own = (role: Role) => personalPagesFor({ role }).entries.map(({ label }) => label);
    expect(own('admin')).toEqual(['Profile', 'Access code']);
    expect(own('va')).toEqual(['Profile', 'Access code']);
    expect(own('client')).toEqual(['Profile']);
  });

  it('offers a client their orders', () => {
    expect(labels('client', ['order_tracking.read', 'profit.read'])).toEqual(['Orders']);
  });
});

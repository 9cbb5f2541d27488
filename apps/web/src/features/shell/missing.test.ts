import { describe, expect, it } from 'vitest';
import { missingOf } from './missing.ts';

describe('what somebody needs before they see anything', () => {
  it('is a department role and an account for a VA who has neither', () => {
    expect(missingOf({ role: 'va', permissions: [] }, 0)).toEqual(['department_role', 'account']);
    expect(missingOf({ role: 'va', permissions: [] }, 2)).toEqual(['department_role']);
  });

  it('is an account for whoever has none, though their pages would open', () => {
    expect(missingOf({ role: 'va', permissions: ['auto_order.read'] }, 0)).toEqual(['account']);
    expect(missingOf({ role: 'client', permissions: ['order_tracking.read'] }, 0)).toEqual(['account']);
  });

  it('is nothing while their accounts are not known yet, nor for an admin', () => {
    expect(missingOf({ role: 'client', permissions: ['order_tracking.read'] }, undefined)).toEqual([]);
    expect(missingOf({ role: 'admin', permissions: ['admin.users'] }, 0)).toEqual([]);
  });
});

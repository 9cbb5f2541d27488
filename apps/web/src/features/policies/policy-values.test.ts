import type { AccountPolicy } from '@crosscart/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePercent, percentOf, policyChange, policyValues } from './policy-values.ts';

const policy: AccountPolicy = {
  account_id: '3f0e8a1c-5f0a-4a57-9b57-0d8a3f6f4a12',
  mode: 'confirm',
  max_order_total_minor: 30_000,
  profit_floor_minor: -150,
  fee_estimate_bp: 1325,
  fee_estimate_fixed_minor: 40,
  daily_cap_minor: 500_000,
  delivery_allowance_days: 5,
  updated_at: '2026-11-01T00:00:00Z',
};

describe('the policy form', () => {
  it('gives back the policy it was opened with', () => {
    const { account_id: _, updated_at: __, ...body } = policy;
    expect(policyChange(policyValues(policy, 'USD'), 'USD')).toEqual({ body });
  });

  it('tells an estimate of nothing apart from no estimate', () => {
    const values = policyValues(policy, 'USD');
    expect(policyChange({ ...values, fee_estimate_bp: '' }, 'USD')).toMatchObject({
      body: { fee_estimate_bp: null },
    });
    expect(policyChange({ ...values, fee_estimate_bp: '0' }, 'USD')).toMatchObject({
      body: { fee_estimate_bp: 0 },
    });
  });

  it('names every field that cannot be read', () => {
    const values = {
      ...policyValues(policy, 'USD'),
      daily_cap_minor: '',
      fee_estimate_bp: '130',
      delivery_allowance_days: '',
    };
    const change = policyChange(values, 'USD');
    expect('problems' in change && Object.keys(change.problems)).toEqual([
      'daily_cap_minor',
      'fee_estimate_bp',
      'delivery_allowance_days',
    ]);
  });

  it('reads back every percentage it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (basisPoints) => {
        expect(parsePercent(percentOf(basisPoints))).toBe(basisPoints);
      }),
    );
  });
});

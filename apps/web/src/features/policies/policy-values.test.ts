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
    expect(policyChange({ fee_estimate_bp: '' }, 'USD')).toEqual({ body: { fee_estimate_bp: null } });
    expect(policyChange({ fee_estimate_bp: '0' }, 'USD')).toEqual({ body: { fee_estimate_bp: 0 } });
  });

  it('sends nothing that was not typed', () => {
    expect(policyChange({ daily_cap_minor: '80' }, 'USD')).toEqual({ body: { daily_cap_minor: 8000 } });
  });

  it('names every field that cannot be read or is out of bounds, all at once', () => {
    const change = policyChange(
      {
        daily_cap_minor: '',
        max_order_total_minor: '-5',
        fee_estimate_bp: '130',
        delivery_allowance_days: '61',
      },
      'USD',
    );
    expect(change).toEqual({
      problems: {
        daily_cap_minor: 'An amount is needed here',
        max_order_total_minor: 'At least 0',
        fee_estimate_bp: 'A percentage such as 13.25',
        delivery_allowance_days: 'At most 60',
      },
    });
  });

  it.each(['', '5.5', 'five', '1e1'])('takes no %j for a number of days', (typed) => {
    expect(policyChange({ delivery_allowance_days: typed }, 'USD')).toEqual({
      problems: { delivery_allowance_days: 'A whole number' },
    });
  });

  it('reads back every percentage it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (basisPoints) => {
        expect(parsePercent(percentOf(basisPoints))).toBe(basisPoints);
      }),
    );
  });
});

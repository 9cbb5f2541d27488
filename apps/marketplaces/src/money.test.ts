import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, formatMoney, formatPlain, parseDecimal, shareOf } from './money.ts';

describe('practice money', () => {
  it('prints amounts as the sites do', () => {
    expect(formatMoney(134900, 'USD')).toBe('$1,349.00');
    expect(formatMoney(7033, 'EUR')).toBe('€70.33');
    expect(formatMoney(-599, 'GBP')).toBe('-£5.99');
    expect(formatMoney(1200, 'AUD')).toBe('AU $12.00');
    expect(formatMoney(1200, 'JPY')).toBe('JPY 1,200');
    expect(formatMoney(5, 'CHF')).toBe('CHF 0.05');
    expect(formatMoney(null, 'USD')).toBe('--');
  });

  it('reads decimals exactly', () => {
    expect(parseDecimal('264.8', 'EUR')).toBe(26480);
    expect(parseDecimal('-13.24', 'EUR')).toBe(-1324);
    expect(parseDecimal('0.0', 'EUR')).toBe(0);
    expect(parseDecimal('1.005', 'USD')).toBe(101);
    expect(parseDecimal('1200', 'JPY')).toBe(1200);
    expect(parseDecimal('12,50', 'EUR')).toBeNull();
  });

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('USD', 'JPY', 'KWD'), (minor, currency) => {
        expect(parseDecimal(formatPlain(minor, currency), currency)).toBe(minor);
      }),
    );
  });

  it('allocates without losing or making a unit, each part within one of its share', () => {
    const weights = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.nat(10_000_000), weights, (amount, parts) => {
        const allocated = allocate(amount, parts);
        expect(allocated.reduce((sum, part) => sum + part, 0)).toBe(amount);
        const sum = parts.reduce((total, weight) => total + weight, 0);
        if (sum > 0) {
          for (const [index, weight] of parts.entries()) {
            expect(Math.abs((allocated[index] ?? 0) - (amount * weight) / sum)).toBeLessThan(1);
          }
        }
      }),
    );
  });

  it('rounds a share half up', () => {
    expect(shareOf(5, 1, 2)).toBe(3);
    expect(shareOf(1000, 60, 300)).toBe(200);
  });
});

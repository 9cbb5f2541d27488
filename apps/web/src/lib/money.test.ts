import { decimalString } from '@crosscart/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editableMoney, formatMinor, parseMoneyInput } from './money.ts';

describe('a money field', () => {
  it.each([
    ['1234.50', 'USD', 123_450],
    ['1,234.50', 'USD', 123_450],
    ['1.234,50', 'EUR', 123_450],
    ['12,5', 'EUR', 1250],
    ['12.5', 'USD', 1250],
    ['7', 'USD', 700],
    ['0.07', 'USD', 7],
    ['-3.20', 'USD', -320],
    ['−3.20', 'USD', -320],
    [' 1 234.50 ', 'USD', 123_450],
    ['1500', 'JPY', 1500],
    ['1,500', 'JPY', 1500],
    ['1.234', 'KWD', 1234],
    ['-0', 'USD', 0],
  ])('reads %j in %s as %i minor units', (typed, currency, minor) => {
    expect(parseMoneyInput(typed, currency)).toEqual({ minor });
  });

  it('takes an empty field as unknown, never as zero', () => {
    expect(parseMoneyInput('', 'USD')).toEqual({ minor: null });
    expect(parseMoneyInput('   ', 'USD')).toEqual({ minor: null });
  });

  it.each([
    ['1,234', 'KWD', 'two readings'],
    ['12.345', 'USD', 'more decimals than the currency has'],
    ['12.5', 'JPY', 'decimals where there are none'],
    ['1,23.50', 'USD', 'a wrong group'],
    ['$12', 'USD', 'a sign'],
    ['12-', 'USD', 'a trailing minus'],
    ['ten', 'USD', 'words'],
    ['99999999999999999', 'USD', 'more than money can be'],
  ])('refuses %j in %s: %s', (typed, currency) => {
    expect(parseMoneyInput(typed, currency)).toHaveProperty('problem');
  });

  it('reads back exactly what it showed, for every amount and currency', () => {
    const amounts = fc.integer({ min: -100_000_000_000_00, max: 100_000_000_000_00 });
    fc.assert(
      fc.property(amounts, fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'GBP'), (minor, currency) => {
        expect(parseMoneyInput(editableMoney(minor, currency), currency)).toEqual({ minor: minor + 0 });
        expect(editableMoney(minor, currency)).toBe(decimalString({ minor, currency }));
      }),
    );
  });

  it('shows amounts the way people write them', () => {
    expect(formatMinor(123_450, 'USD')).toBe('$1,234.50');
    expect(formatMinor(-320, 'EUR')).toBe('-€3.20');
    expect(formatMinor(1500, 'JPY')).toBe('¥1,500');
  });
});

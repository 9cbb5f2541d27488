import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMoney,
  allocateMoney,
  CurrencyMismatchError,
  decimalString,
  formatMoney,
  minorDigits,
  money,
  subtractMoney,
  sumMoney,
} from './money.ts';

const amount = fc.integer({ min: -1e12, max: 1e12 });

describe('money', () => {
  it('refuses to mix currencies, floats and unsafe integers', () => {
    expect(() => addMoney(money(1, 'USD'), money(1, 'EUR'))).toThrow(CurrencyMismatchError);
    expect(() => sumMoney('USD', [money(1, 'GBP')])).toThrow(CurrencyMismatchError);
    expect(() => money(0.1, 'USD')).toThrow(RangeError);
    expect(() => money(2 ** 53, 'USD')).toThrow(RangeError);
    expect(() => money(1, 'usd')).toThrow(RangeError);
  });

  it('adds and subtracts back to where it was', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const sum = addMoney(money(a, 'EUR'), money(b, 'EUR'));
        expect(subtractMoney(sum, money(b, 'EUR'))).toEqual(money(a, 'EUR'));
      }),
    );
  });

  it('has no negative zero', () => {
    expect(Object.is(subtractMoney(money(0, 'USD'), money(0, 'USD')).minor, 0)).toBe(true);
  });

  it('allocates to the cent: parts sum to the whole and each is within one unit of its share', () => {
    fc.assert(
      fc.property(amount, fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 }), (whole, weights) => {
        const parts = allocateMoney(money(whole, 'USD'), weights);
        expect(sumMoney('USD', parts).minor).toBe(money(whole, 'USD').minor);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        parts.forEach((part, index) => {
          const share = total === 0 ? whole / weights.length : (whole * (weights[index] ?? 0)) / total;
          expect(Math.abs(part.minor - share)).toBeLessThanOrEqual(1.001);
        });
      }),
    );
  });

  it('gives the odd cents to the largest remainders, the earlier of equals first', () => {
    expect(allocateMoney(money(100, 'USD'), [1, 1, 1]).map((part) => part.minor)).toEqual([34, 33, 33]);
    expect(allocateMoney(money(-100, 'USD'), [1, 1, 1]).map((part) => part.minor)).toEqual([-34, -33, -33]);
    expect(allocateMoney(money(10, 'USD'), [1, 2]).map((part) => part.minor)).toEqual([3, 7]);
    expect(() => allocateMoney(money(1, 'USD'), [])).toThrow(RangeError);
  });

  it('knows the decimals of a currency', () => {
    expect([minorDigits('USD'), minorDigits('JPY'), minorDigits('KWD')]).toEqual([2, 0, 3]);
    expect(decimalString(money(-5, 'USD'))).toBe('-0.05');
    expect(decimalString(money(1200, 'JPY'))).toBe('1200');
    expect(decimalString(money(1234, 'KWD'))).toBe('1.234');
  });

  it('formats exactly, even where a float would round', () => {
    expect(formatMoney(money(134900, 'USD'))).toBe('$1,349.00');
    expect(formatMoney(money(9007199254740991, 'USD'))).toBe('$90,071,992,547,409.91');
    expect(formatMoney(money(123456, 'EUR'), 'de-DE').replace(/\s/g, ' ')).toBe('1.234,56 €');
  });
});

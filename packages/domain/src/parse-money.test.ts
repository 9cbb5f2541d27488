import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalString, formatMoney, money } from './money.ts';
import { minorOrNull, parseMoney } from './parse-money.ts';

const US = { currency: 'USD', decimalMark: '.' } as const;
const DE = { currency: 'EUR', decimalMark: ',' } as const;
const value = (text: string, format = {}) => {
  const parsed = parseMoney(text, format);
  return parsed.kind === 'money' ? [parsed.money.minor, parsed.money.currency] : parsed;
};

describe('parseMoney', () => {
  it.each([
    ['$22.55', US, 2255, 'USD'],
    ['$1,349.00', US, 134900, 'USD'],
    ['AU $12.00', US, 1200, 'AUD'],
    ['C $12.00', US, 1200, 'CAD'],
    ['US $-5.00', US, -500, 'USD'],
    ['£12.00', US, 1200, 'GBP'],
    ['€70.33', US, 7033, 'EUR'],
    ['1.234,56 €', {}, 123456, 'EUR'],
    ['1 234,56 €', { decimalMark: ',' }, 123456, 'EUR'],
    ['-$5.00', US, -500, 'USD'],
    ['($5.00)', US, -500, 'USD'],
    ['−$2.99', US, -299, 'USD'],
    ['+$76.11', US, 7611, 'USD'],
    ['CHF 12.00', US, 1200, 'CHF'],
    ['CHF 1’234.50', US, 123450, 'CHF'],
    ['12.00 USD', {}, 1200, 'USD'],
    ['JPY 1,200', US, 1200, 'JPY'],
    ['¥1,200', {}, 1200, 'JPY'],
    ['KWD 1.234', US, 1234, 'KWD'],
    ['₹1,23,456.00', US, 12345600, 'INR'],
    ['Rs. 1,339.00', US, 133900, 'INR'],
    ['-CDN$ 1.16', US, -116, 'CAD'],
    ['-EUR 1,82', { decimalMark: ',' }, -182, 'EUR'],
    ['-1,16 €', { decimalMark: ',' }, -116, 'EUR'],
    ['-€1,022.73', { currency: 'EUR' }, -102273, 'EUR'],
    ['€162.95', DE, 16295, 'EUR'],
    ['  $ 5.00 ', US, 500, 'USD'],
    ['57.69', US, 5769, 'USD'],
    ['$5', US, 500, 'USD'],
  ])('reads %s', (text, format, minor, currency) => {
    expect(value(text, format)).toEqual([minor, currency]);
  });

  it.each([
    ['5.2', 520],
    ['49', 4900],
    ['-1.7', -170],
    ['5.200', 520],
    ['1,149.5', 114950],
  ])('reads the short decimals of a report: %s', (text, minor) => {
    expect(value(text, { ...US, shortDecimals: true })).toEqual([minor, 'USD']);
  });

  it('never shortens what is not exact, nor takes a group for decimals', () => {
    const bare = { currency: 'USD', shortDecimals: true } as const;
    expect(parseMoney('5.255', { ...bare, decimalMark: '.' })).toMatchObject({ reason: 'ambiguous_number' });
    expect(parseMoney('5,200', bare)).toMatchObject({ reason: 'ambiguous_number' });
    expect(value('1200.0', { currency: 'JPY', decimalMark: '.', shortDecimals: true })).toEqual([
      1200,
      'JPY',
    ]);
  });

  it.each(['', '  ', '--', '-', '—', ' – '])('calls %j unknown, not zero', (text) => {
    expect(parseMoney(text, US)).toEqual({ kind: 'unknown' });
  });

  it.each([
    ['$', US, 'no_number'],
    ['£', US, 'no_number'],
    ['US $', US, 'no_number'],
    ['FREE', US, 'no_number'],
    ['$5.00 $6.00', US, 'not_one_amount'],
    ['$5.00$5.00', US, 'not_one_amount'],
    ['$5.00 - $9.00', US, 'not_one_amount'],
    ['($5.00', US, 'not_one_amount'],
    ['-($5.00)', US, 'not_one_amount'],
    ['12.00', {}, 'no_currency'],
    ['$12.00', { currency: 'EUR' }, 'ambiguous_currency'],
    ['$12.00', {}, 'ambiguous_currency'],
    ['£12.00 EUR', US, 'ambiguous_currency'],
    ['XQZ 12.00', US, 'not_one_amount'],
    ['1,234 €', {}, 'ambiguous_number'],
    ['1.234 €', {}, 'ambiguous_number'],
    ['$1.234', US, 'ambiguous_number'],
    ['€1,234', DE, 'ambiguous_number'],
    ['€16.2', DE, 'ambiguous_number'],
    ['$12,34', US, 'ambiguous_number'],
    ['$1,23', US, 'ambiguous_number'],
    ['$12.3', US, 'ambiguous_number'],
    ['$12.', US, 'ambiguous_number'],
    ['$0,123', US, 'ambiguous_number'],
    ['$1,2345.00', US, 'ambiguous_number'],
    ['$12', { ...US, requireDecimals: true }, 'ambiguous_number'],
    ['$99999999999999999.00', US, 'too_large'],
    ['$5.00'.padEnd(300, ' x'), US, 'not_one_amount'],
  ])('refuses %s', (text, format, reason) => {
    expect(parseMoney(text, format)).toEqual({ kind: 'failure', reason });
  });

  it('reads back whatever Intl writes, in English and German', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e11, max: 1e11 }),
        fc.constantFrom('USD', 'EUR', 'GBP', 'JPY', 'KWD', 'AUD', 'CHF'),
        fc.constantFrom(['en-US', '.'] as const, ['de-DE', ','] as const),
        (minor, currency, [locale, decimalMark]) => {
          const text = formatMoney(money(minor, currency), locale);
          const parsed = parseMoney(text, { currency, decimalMark });
          expect(parsed).toEqual({ kind: 'money', money: money(minor, currency) });
        },
      ),
    );
  });

  it('changes its answer, or gives none, when one digit is changed or lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.nat(), fc.nat(9), (minor, at, digit) => {
        const text = `$${decimalString(money(minor, 'USD'))}`;
        const position = 1 + (at % (text.length - 1));
        const strict = { ...US, requireDecimals: true };
        const cut = parseMoney(text.slice(0, position) + text.slice(position + 1), strict);
        expect(minorOrNull(cut, 'USD') === minor && minor !== 0 && text[position] !== '0').toBe(false);
        if (/\d/.test(text[position] ?? '') && text[position] !== String(digit)) {
          const changed = parseMoney(text.slice(0, position) + digit + text.slice(position + 1), strict);
          expect(minorOrNull(changed, 'USD')).not.toBe(minor);
        }
      }),
    );
  });

  it('takes no name that every object has for a currency', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(parseMoney(`${name} 5.00`, US)).toEqual({ kind: 'failure', reason: 'not_one_amount' });
    }
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseMoney(text, US)));
    fc.assert(
      fc.property(
        fc.stringMatching(/^[-+($]{0,3}[\d.,' ]{0,30}[€$)A-Z ]{0,4}$/),
        (text) => void parseMoney(text, US),
      ),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { cellText, isLostNumber } from './cell-text.ts';
import { amountReader, type DecimalMark } from './read-amount.ts';
import { type DateOrder, orderProvenBy, readDate } from './read-date.ts';
import { readDecimal, readQuantity } from './read-quantity.ts';
import { readTracking } from './tracking-cell.ts';

describe('cellText', () => {
  it.each([
    '',
    '  ',
    '--',
    'Not Available',
    'not applicable',
    'N/A',
    '—',
    '="--"',
    '_ASINLESS_',
    'Data Not Available',
    'non disponible',
  ])('calls %j unknown', (cell) => {
    expect(cellText(cell)).toBeNull();
  });

  it('unpacks what Excel packs and leaves formulas as text', () => {
    expect(cellText('="0012"')).toBe('0012');
    expect(cellText('  x ')).toBe('x');
    expect(cellText('=HYPERLINK("http://x")')).toBe('=HYPERLINK("http://x")');
    expect(cellText("=cmd|' /C calc'!A0")).toBe("=cmd|' /C calc'!A0");
    expect(cellText('-5')).toBe('-5');
    expect(isLostNumber('4.05359E+11')).toBe(true);
    expect(isLostNumber('9E44608A27984866BA2D')).toBe(false);
  });
});

describe('amountReader', () => {
  const read = (
    text: string,
    currency: string | null,
    mark: DecimalMark | null = '.',
    dollar: string | null = null,
  ) => {
    const amount = amountReader(mark, dollar)(text, currency);
    return 'reason' in amount ? amount.reason : `${amount.minor} ${amount.currency}`;
  };

  it.each([
    ['5.2', 'USD', '520 USD'],
    ['49', 'USD', '4900 USD'],
    ["'-1.7'", 'USD', '-170 USD'],
    ['-3,666.78', 'USD', '-366678 USD'],
    ['1,149', 'USD', '114900 USD'],
    ['$20.99', 'USD', '2099 USD'],
    ['(5.00)', 'USD', '-500 USD'],
    ['12.50-', 'USD', '-1250 USD'],
    ['$12.50 −', 'USD', '-1250 USD'],
    ['12.50- $', 'USD', '-1250 USD'],
    ['$(1,012.50)', 'USD', '-101250 USD'],
    ['12.5000', 'USD', '1250 USD'],
    ['-0', 'USD', '0 USD'],
    ['1299', 'JPY', '1299 JPY'],
    ['1299.00', 'JPY', '1299 JPY'],
    ['AU $3,000.00', null, '300000 AUD'],
    ['C $1.50', null, '150 CAD'],
    ['£12.00', null, '1200 GBP'],
  ])('reads %s in %s', (text, currency, expected) => {
    expect(read(text, currency)).toBe(expected);
  });

  it('reads decimal commas where the report uses them, and clear ones where nothing is known', () => {
    expect(read('1.234,56 €', null, ',')).toBe('123456 EUR');
    expect(read('1.234', 'EUR', ',')).toBe('123400 EUR');
    expect(read('12,5', 'EUR', ',')).toBe('1250 EUR');
    expect(read('12,50', 'EUR', null)).toBe('1250 EUR');
    expect(read('1.234,56', 'EUR', null)).toBe('123456 EUR');
  });

  it.each([
    ['1,234', 'EUR', null, 'ambiguous_number'],
    ['1.234', 'EUR', null, 'ambiguous_number'],
    ['12,34', 'USD', '.', 'ambiguous_number'],
    ['12.345', 'USD', '.', 'ambiguous_number'],
    ['12.', 'USD', '.', 'ambiguous_number'],
    // A whole price as German signs have it, and no minus.
    ['12,-', 'EUR', ',', 'ambiguous_number'],
    ['1.000', 'JPY', '.', 'ambiguous_number'],
    ['1.2.3', 'USD', '.', 'ambiguous_number'],
    ['12.34.56', 'USD', '.', 'ambiguous_number'],
    ['£5.00', 'USD', '.', 'currency_contradicts'],
    ['5.00', null, '.', 'no_currency'],
    ['$5.00', null, '.', 'ambiguous_currency'],
    ['abc', 'USD', '.', 'no_number'],
    ['1e5', 'USD', '.', 'not_one_amount'],
    ['12345678901234567890', 'USD', '.', 'too_large'],
  ] as const)('refuses %s in %s with mark %s', (text, currency, mark, reason) => {
    expect(read(text, currency, mark)).toBe(reason);
  });

  it('takes a bare dollar only for the currency it was told', () => {
    expect(read('$5.00', null, '.', 'USD')).toBe('500 USD');
    expect(read('$5.00', null, '.', 'AUD')).toBe('500 AUD');
    expect(read('5.00', null, '.', 'USD')).toBe('no_currency');
  });

  it('remembers a sign, not an amount', () => {
    const reader = amountReader('.', 'USD');
    expect([
      reader('AU $1.00', null),
      reader('AU $2.50', null),
      reader('$2.50', null),
      reader('AU $x', null),
    ]).toEqual([
      { minor: 100, currency: 'AUD' },
      { minor: 250, currency: 'AUD' },
      { minor: 250, currency: 'USD' },
      { reason: 'no_number' },
    ]);
  });
});

describe('readDate', () => {
  it.each([
    ['2024-09-11T02:46:10Z', '2024-09-11T02:46:10Z'],
    ['2024-09-12T02:00:38.882Z', '2024-09-12T02:00:38.882Z'],
    ['2024-09-11 02:46:10 UTC', '2024-09-11T02:46:10Z'],
    ['2026-04-10', '2026-04-10'],
    ['2026/4/1', '2026-04-01'],
    ['Aug 5, 2026', '2026-08-05'],
    ['05-Aug-26', '2026-08-05'],
    ['Sep-20-26', '2026-09-20'],
    ['Sep-30-26 23:45:00', '2026-09-30T23:45:00'],
    ['26-May-26', '2026-05-26'],
    ['10-Dez-25', '2025-12-10'],
    ['5. August 2026', '2026-08-05'],
    ['5. Mär. 2026', '2026-03-05'],
    ['05.08.2026', '2026-08-05'],
    ['05.08.26 14:03', '2026-08-05T14:03'],
    ['Jan-01-2025 00:00:00 AM PST', '2025-01-01T00:00:00-08:00'],
    ['Sep-28-2026 16:31:55 PM PDT', '2026-09-28T16:31:55-07:00'],
    ['Wed, 05 Aug 2026 10:22:01 GMT', '2026-08-05T10:22:01Z'],
    ['Aug 5, 2026 12:05 AM', '2026-08-05T00:05'],
    ['05/05/2024', '2024-05-05'],
    ['2024-02-29', '2024-02-29'],
    ['12 févr. 2026', '2026-02-12'],
    ['1er août 2026', '2026-08-01'],
    ['sam., 15 déc. 2025', '2025-12-15'],
    ['5 de agosto de 2026', '2026-08-05'],
    ['3-ene-26', '2026-01-03'],
    ['7 gen 2026', '2026-01-07'],
    ['12 set 2025', '2025-09-12'],
    ['1 Oct 2026 10:00:00 AEST', '2026-10-01T10:00:00+10:00'],
    ['2026-08-05 10:00 GMT+2', '2026-08-05T10:00+02:00'],
    ['2026.08.05', '2026-08-05'],
    ['20260805', '2026-08-05'],
    ['August 5th, 2026', '2026-08-05'],
    ['Wed 5 Aug 2026', '2026-08-05'],
    ['05/Aug/2026', '2026-08-05'],
    ['Aug 5, 2026 at 10:20:30 PM PDT', '2026-08-05T22:20:30-07:00'],
    ['5. August 2026 um 10:20 Uhr', '2026-08-05T10:20'],
    ['5 août 2026 à 10:20', '2026-08-05T10:20'],
    ['5/ago/2026, 10:20 p. m.', '2026-08-05T22:20'],
  ])('reads %s', (text, iso) => {
    expect(readDate(text, null)).toBe(iso);
  });

  it.each([
    ['05/08/2026', null, 'ambiguous_date'],
    ['20-06-01', 'day_first', 'ambiguous_date'],
    ['25/12/2026', 'month_first', 'no_such_day'],
    ['2023-02-29', null, 'no_such_day'],
    ['2023-02-29T10:00:00Z', null, 'no_such_day'],
    ['31.04.2026', null, 'no_such_day'],
    ['2026805', null, 'not_a_date'],
    ['20261305', null, 'no_such_day'],
    ['2026-08/05', null, 'not_a_date'],
    ['Aug 5', null, 'not_a_date'],
    ['not-a-date', null, 'not_a_date'],
    ['45498.76488', null, 'not_a_date'],
    ['2024-09-11T25:46:10Z', null, 'not_a_date'],
    ['Aug 5, 2026 16:31 AM', null, 'not_a_date'],
    ['Aug 5, 2026 10:00 XYZ', null, 'not_a_date'],
    ['Aug 5, 20266', null, 'not_a_date'],
    ['08-09-26T1', null, 'not_a_date'],
    ['1024-09-11T02:46:10Z', null, 'no_such_day'],
  ] as const)('refuses %s (%s): %s', (text, order, reason) => {
    expect(readDate(text, order)).toEqual({ reason });
  });

  it('reads numbers in the order that the report proves', () => {
    const both = (order: DateOrder) => readDate('11/7/2023 16:10', order);
    expect([both('month_first'), both('day_first')]).toEqual(['2023-11-07T16:10', '2023-07-11T16:10']);
    expect(['25/12/2026', '12/25/26', '1/2/2026', '3/3/2026', '1.2.2026'].map(orderProvenBy)).toEqual([
      'day_first',
      'month_first',
      'ambiguous',
      null,
      null,
    ]);
  });
});

describe('other cells', () => {
  it('reads quantities and plain numbers, nothing near them', () => {
    expect(['1', '0', '2.0', '-1', "'3"].map(readQuantity)).toEqual([1, 0, 2, -1, 3]);
    expect(['abc', '1.5', '1e3', '', '1 2', '12345678901'].map(readQuantity)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    expect([readDecimal('1.0856', '.'), readDecimal('1,0856', ','), readDecimal('1,0856', '.')]).toEqual([
      '1.0856',
      '1.0856',
      null,
    ]);
  });

  it('reads the parcels of a tracking cell', () => {
    const named = (cell: string) =>
      readTracking(cell)?.map(
        ({ carrierAsWritten, trackingNumber }) => `${carrierAsWritten}:${trackingNumber}`,
      ) ?? null;
    expect(named('USPS(9400111202557942826147)')).toEqual(['USPS:9400111202557942826147']);
    expect(named('USPS(94001) and UPS(1Z2)')).toEqual(['USPS:94001', 'UPS:1Z2']);
    expect(named('AMZN_DE(1Z9),DHL(5500)')).toEqual(['AMZN_DE:1Z9', 'DHL:5500']);
    expect(named('1Z1;1Z2, 1Z3')).toEqual(['null:1Z1', 'null:1Z2', 'null:1Z3']);
    expect(named('1ZA1B2C30312345673 9400100000001234567891')).toEqual([
      'null:1ZA1B2C30312345673',
      'null:9400100000001234567891',
    ]);
    expect(named('9400 1000 0000 1234 5678 91')).toEqual(['null:9400 1000 0000 1234 5678 91']);
    expect(named('Royal Mail()')).toEqual([]);
    expect(named('Not Available')).toEqual([]);
    expect(named('USPS: 9400111899223344556673')).toEqual(['USPS:9400111899223344556673']);
    expect(named('ヤマト運輸 - 498765432101')).toEqual(['ヤマト運輸:498765432101']);
    expect(named('9.40011E+21')).toBeNull();
    expect(named('UPS(9.4E+21)')).toBeNull();
    expect(named('UPS(94001) lost')).toBeNull();
  });
});

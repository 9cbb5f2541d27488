import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_RECORD, RecordScanner } from './record-scanner.ts';

function scan(text: string, { delimiter = ',', size = text.length || 1, newline = '\n' } = {}) {
  const scanner = new RecordScanner(delimiter, newline);
  const records = [];
  for (let at = 0; at < text.length; at += size) records.push(...scanner.push(text.slice(at, at + size)));
  records.push(...scanner.end());
  return records;
}
const cells = (text: string, options = {}) => scan(text, options).map((record) => record.cells);

describe('RecordScanner', () => {
  it.each([
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a,1","b ""x"" c"\r\n', [['a,1', 'b "x" c']]],
    // Python on Windows, not told that a CSV ends its lines itself.
    [
      'a,"b"\r\r\n"c",d\r\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"two\nlines",x\n', [['two\nlines', 'x']]],
    ['a,,\n\nb', [['a', '', ''], [''], ['b']]],
    ['"",""\n', [['', '']]],
    ['12" monitor,5\n', [['12" monitor', '5']]],
    ['="0012",="a,b",x\n', [['="0012"', '="a,b"', 'x']]],
    ['"=""0012""",x\n', [['="0012"', 'x']]],
  ])('splits %j', (text, expected) => {
    for (const size of [1, 2, 3, text.length]) expect(cells(text, { size })).toEqual(expected);
  });

  it('says in which line a record begins, and whether its line ended', () => {
    expect(scan('a\n"b\nc"\n\nd').map(({ line, ended }) => [line, ended])).toEqual([
      [1, true],
      [2, true],
      [4, true],
      [5, false],
    ]);
  });

  it('splits by semicolon, tab and lone carriage returns', () => {
    expect(cells('a;"b;c"\n', { delimiter: ';' })).toEqual([['a', 'b;c']]);
    expect(cells('a\tb\rc\td\r', { delimiter: '\t', newline: '\r' })).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('loses one row to a stray quote, not the rest of the file', () => {
    const text = 'a,"open,1\nb,2\nc,3\n';
    const records = scan(text);
    expect(records.map(({ line, flaw }) => [line, flaw])).toEqual([
      [1, 'quote_never_closed'],
      [2, null],
      [3, null],
    ]);
    expect(records[1]?.cells).toEqual(['b', '2']);
    expect(scan('a,"x"y,1\nb,2\n').map(({ flaw }) => flaw)).toEqual(['text_after_quote', null]);
    // The open quote finds another row's quote: the rows between are read all the same.
    expect(scan('"a,1\nb,2\n"c",3\nd,4\n').map(({ line, flaw }) => [line, flaw])).toEqual([
      [1, 'text_after_quote'],
      [2, null],
      [3, null],
      [4, null],
    ]);
  });

  it('gives up on a record without an end, within bounds, and goes on behind it', () => {
    const long = 'x'.repeat(LONGEST_RECORD * 3);
    const records = scan(`${long}\nb,2\n"${long}\nc,3\n`, { size: 10_000 });
    expect(records.map(({ line, flaw }) => [line, flaw])).toEqual([
      [1, 'record_too_long'],
      [2, null],
      [3, 'record_too_long'],
      [4, null],
    ]);
  });

  it('splits whatever is written as CSV exactly as csv-parse does, in pieces of any size', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', ' ', 'ü', '='), maxLength: 8 });
    const written = (text: string) =>
      /[",\n=]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 40 }), (rows, size) => {
        const text = `${rows.map((row) => row.map(written).join(',')).join('\n')}\n`;
        expect(cells(text, { size })).toEqual(parse(text));
        expect(cells(text, { size })).toEqual(rows);
      }),
    );
  });

  it('never hangs and keeps every line of hostile text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '=', 'a', '""', '\u0000'), maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (text, size) => {
          const records = scan(text, { size });
          expect(records).toEqual(scan(text));
          expect(records.every(({ line }, index) => line > (records[index - 1]?.line ?? 0))).toBe(true);
        },
      ),
    );
  });
});

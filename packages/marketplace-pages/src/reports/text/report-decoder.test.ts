import { describe, expect, it } from 'vitest';
import { ReportDecoder } from './report-decoder.ts';

const TEXT = 'Order ID;Betrag\n1;12,00 €\n2;„Größe“ – Ü\n'.padEnd(70, ' x');

function wide(text: string, isBigEndian = false): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), !isBigEndian);
  return bytes;
}
function windows1252(text: string): Uint8Array {
  const special: Record<string, number> = { '€': 0x80, '„': 0x84, '“': 0x93, '–': 0x96 };
  return Uint8Array.from([...text].map((letter) => special[letter] ?? letter.charCodeAt(0)));
}
const utf8 = (text: string) => new TextEncoder().encode(text);

function decode(bytes: Uint8Array, size: number) {
  const decoder = new ReportDecoder();
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += decoder.push(bytes.subarray(at, at + size));
  text += decoder.push(new Uint8Array(0), true);
  return { text, encoding: decoder.encoding, notText: decoder.notText };
}

describe('ReportDecoder', () => {
  it.each([
    ['UTF-8', utf8(TEXT), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16 LE with a mark', wide(`\ufeff${TEXT}`), 'utf-16le'],
    ['UTF-16 BE with a mark', wide(`\ufeff${TEXT}`, true), 'utf-16be'],
    ['UTF-16 LE without a mark', wide(TEXT), 'utf-16le'],
    ['UTF-16 BE without a mark', wide(TEXT, true), 'utf-16be'],
    ['Windows-1252', windows1252(TEXT), 'windows-1252'],
  ])('decides by the bytes: %s', (_name, bytes, encoding) => {
    for (const size of [1, 2, 3, 7, 64, bytes.length]) {
      expect(decode(bytes, size)).toEqual({ text: TEXT, encoding, notText: null });
    }
  });

  it('decides late, when the first letter beyond ASCII comes late', () => {
    const before = 'plain,ascii\n'.repeat(1_000);
    expect(decode(windows1252(`${before}Größe`), 500).text).toBe(`${before}Größe`);
    expect(decode(utf8(`${before}Größe`), 500).text).toBe(`${before}Größe`);
  });

  it('does not take a UTF-8 file with one damaged byte for another encoding', () => {
    const bytes = utf8(`${TEXT}ÄÖÜäöü`);
    bytes[bytes.length - 1] = 0xff;
    expect(decode(bytes, bytes.length)).toMatchObject({ encoding: 'utf-8' });
    expect(decode(bytes, bytes.length).text).toContain('12,00 €');
  });

  it('says what a file that is no text looks like', () => {
    expect(decode(Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9]), 6).notText).toBe('excel_workbook_or_zip');
    expect(decode(utf8('%PDF-1.7 …'), 20).notText).toBe('pdf');
    expect(decode(new Uint8Array(200).fill(7), 200).notText).toBe('binary');
  });
});

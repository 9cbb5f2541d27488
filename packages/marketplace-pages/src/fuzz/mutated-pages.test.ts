import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageReading } from '../page-reading.ts';
import { readPage } from '../read-page.ts';
import { type FuzzedPage, handMadeForFuzz, realForFuzz } from '../testing/fuzzed-pages.ts';
import { parsePage } from '../testing/parse-page.ts';

const LONG = process.env.CROSSCART_LONG === '1';
const KINDS: PageReading['kind'][] = ['page', 'blocked', 'page_changed', 'too_large', 'unrecognised'];

const handMade = handMadeForFuzz();
const real = realForFuzz();
const smallPages = fc.constantFrom(...handMade);
const anyPage = real.length > 0 ? fc.oneof(smallPages, fc.constantFrom(...real)) : smallPages;
const part = fc.double({ min: 0, max: 1, noNaN: true });
const junk = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '<',
    '</div>',
    '<div>',
    '<table><tr>',
    '"',
    '--',
    '$',
    '<template>',
    '<!--',
    '\0',
    '٣',
    '$9,99',
  ),
);

/** Reads what may be no page at all; fails the test when the answer is none of the known kinds or no plain JSON. */
function survives(html: string, { url }: FuzzedPage): PageReading {
  const reading = readPage(parsePage(html), url, { today: '2026-11-22' });
  expect(KINDS).toContain(reading.kind);
  expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
  return reading;
}

describe('mutated pages never crash a reader', () => {
  it('cut at any byte, even in the middle of a character', () => {
    fc.assert(
      fc.property(anyPage, part, (page, at) => {
        const bytes = new TextEncoder().encode(page.html);
        survives(new TextDecoder().decode(bytes.subarray(0, Math.floor(at * bytes.length))), page);
        survives(new TextDecoder().decode(bytes.subarray(Math.floor(at * bytes.length))), page);
      }),
      { numRuns: LONG ? 600 : 60 },
    );
  });

  it('with a part missing, doubled, or filled with junk', () => {
    fc.assert(
      fc.property(smallPages, part, part, junk, (page, from, to, filler) => {
        const { html } = page;
        const [start = 0, end = 0] = [from, to]
          .map((each) => Math.floor(each * html.length))
          .toSorted((left, right) => left - right);
        survives(html.slice(0, start) + filler + html.slice(end), page);
        survives(html.slice(0, end) + filler + html.slice(start), page);
      }),
      { numRuns: LONG ? 3_000 : 150 },
    );
  });

  it('with an element moved into another, doubled inside itself, or without its text', () => {
    fc.assert(
      fc.property(
        smallPages,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('move', 'nest', 'empty'),
        (page, a, b, how) => {
          const document = parsePage(page.html);
          const elements = [...document.querySelectorAll('body *')];
          const [one, other] = [elements[a % elements.length], elements[b % elements.length]];
          if (one === undefined || other === undefined || one.contains(other)) return;
          if (how === 'move') other.append(one);
          else if (how === 'nest') one.append(one.cloneNode(true));
          else one.textContent = '';
          const reading = readPage(document, page.url, { today: '2026-11-22' });
          expect(KINDS).toContain(reading.kind);
        },
      ),
      { numRuns: LONG ? 2_000 : 150 },
    );
  });

  it('in the wrong encoding', () => {
    for (const page of LONG ? [...handMade, ...real] : handMade) {
      const bytes = Buffer.from(page.html);
      for (const encoding of ['windows-1252', 'utf-16le', 'shift_jis']) {
        survives(new TextDecoder(encoding).decode(bytes), page);
      }
      survives(new TextDecoder().decode(Buffer.from(page.html, 'latin1')), page);
    }
  });
});

describe('what is no page', () => {
  it.each([
    ['', '/'],
    ['<', '/'],
    ['\0\0\0', '/'],
    ['<html', '/'],
    ['<!doctype html>', '/'],
    ['{"a":1}', '/'],
  ])('is unrecognised: %j', (html) => {
    expect(readPage(parsePage(html), 'https://www.amazon.com/').kind).toBe('unrecognised');
  });
});

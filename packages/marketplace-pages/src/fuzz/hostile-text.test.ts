import { describe, expect, it } from 'vitest';
import { PAGE_MAPS } from '../page-maps.ts';
import { readPage } from '../read-page.ts';
import { type DigitPlace, digitPlaces } from '../testing/digit-places.ts';
import { type FuzzedPage, handMadeForFuzz, realForFuzz } from '../testing/fuzzed-pages.ts';
import { parsePage } from '../testing/parse-page.ts';

const LONG = process.env.CROSSCART_LONG === '1';

/** Characters that do not show, or turn what is shown around: they never make another number. */
const MARKS = [
  '\u200b',
  '\u200e',
  '\u200f',
  '\u202e',
  '\u2066',
  '\u2069',
  '\ufeff',
  '\u00ad',
  '\u0301',
  '\0',
];
/** Digits of other scripts look like digits to a pattern that is not careful. */
const OTHER_DIGITS = ['٣', '３', '𝟛', '²', 'Ⅷ'];
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__proto__:', 'prototype (3):'];

/** Every amount of a reading, by its path; `undefined` amounts are unknown. */
function amountsOf(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (value === null || typeof value !== 'object') return found;
  if ('minor' in value && 'currency' in value) return found.set(path, JSON.stringify(value));
  for (const [key, inner] of Object.entries(value)) amountsOf(inner, `${path}.${key}`, found);
  return found;
}

function placesOf(page: FuzzedPage) {
  const document = parsePage(page.html);
  const read = () => readPage(document, page.url, { today: '2026-11-22' });
  const before = read();
  const map = before.kind === 'page' ? PAGE_MAPS.find((each) => each.page === before.page) : undefined;
  return { read, before, places: map === undefined ? [] : digitPlaces(document, map) };
}

/** The amounts that became another number when something was put into the text of one place. */
function changedAmounts(
  page: FuzzedPage,
  most: number,
  put: (place: DigitPlace, index: number) => string,
): string[] {
  const { read, before, places } = placesOf(page);
  const known = amountsOf(before);
  const step = Math.max(1, Math.ceil(places.length / most));
  const changed: string[] = [];
  places.forEach((place, index) => {
    if (index % step !== 0 || !/\d[.,]\d\d/.test(place.text)) return;
    const text = put(place, index);
    place.set(text);
    for (const [path, amount] of amountsOf(read())) {
      // A sum that no longer adds up is named by what it differs; that is no amount of the page.
      if (!known.has(path) || known.get(path) === amount || path.endsWith('difference')) continue;
      changed.push(`${place.where} ${JSON.stringify(text)}: ${path} ${known.get(path)} → ${amount}`);
    }
    place.set(place.text);
  });
  return changed;
}

const pages = [...handMadeForFuzz(), ...realForFuzz()];

describe('hostile text', () => {
  it('of marks that do not show makes no other number', () => {
    for (const page of pages) {
      const changed = changedAmounts(page, LONG ? 200 : 6, ({ text }, index) => {
        const at = text.search(/\d/) + 1 + (index % 3);
        return text.slice(0, at) + MARKS[index % MARKS.length] + text.slice(at);
      });
      expect([page.name, changed]).toEqual([page.name, []]);
    }
  }, 600_000);

  it('of other digits makes no other number', () => {
    for (const page of pages) {
      const changed = changedAmounts(page, LONG ? 200 : 6, ({ text }, index) =>
        text.replace(/\d(?=[.,]\d\d)/, OTHER_DIGITS[index % OTHER_DIGITS.length] ?? ''),
      );
      expect([page.name, changed]).toEqual([page.name, []]);
    }
  }, 600_000);

  it('of names that every object has is kept as text and nothing more', () => {
    for (const page of handMadeForFuzz()) {
      const { read, before, places } = placesOf(page);
      for (const [index, place] of places.entries()) {
        place.set(NAMES[index % NAMES.length] ?? '');
        const reading = read();
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
        place.set(place.text);
      }
      expect(read()).toEqual(before);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('in labels names a charge of its own, never one of ours', () => {
    const review = handMadeForFuzz().find(({ name }) => name === 'amazon/review.html');
    const html = review?.html.replace('Free Shipping:', '__proto__:') ?? '';
    expect(readPage(parsePage(html), 'https://www.amazon.com/')).toMatchObject({
      facts: {
        charges: { freeShipping: null, total: { minor: 3108 } },
        otherCharges: [{ label: '__proto__:', amount: { minor: -499, currency: 'USD' } }],
        difference: { minor: 0 },
      },
    });
  });
});

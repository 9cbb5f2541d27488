import { describe, expect, it } from 'vitest';
import { PAGE_MAPS } from '../page-maps.ts';
import { readPage } from '../read-page.ts';
import { digitPlaces } from '../testing/digit-places.ts';
import { type FuzzedPage, handMadeForFuzz, realForFuzz } from '../testing/fuzzed-pages.ts';
import { parsePage } from '../testing/parse-page.ts';

const LONG = process.env.CROSSCART_LONG === '1';

/** What stands beside a value and is no part of it. */
const DROPPED = new RegExp(
  [
    String.raw`\([^()]*\/[^()]*\)`, // a price per piece
    String.raw`\d{1,2}(?::\d\d)? ?[AP]M|\d{1,2}:\d\d|\d+ (?:hrs?|mins?)`, // hours
    String.raw`^.*\d.* (?:[-–]|et le) (?=.*\d)`, // the first day of a delivery that takes several
    String.raw`^\d+\+$`, // the open end of a list of quantities
    '<[^<>]*>', // markup that a page keeps as text
  ].join('|'),
  'gi',
);

/**
 * Changes digits one by one wherever the answer depends on the text they stand in, and names those that leave
 * the answer as it was: a reader that does not notice another digit would one day tell a wrong number.
 */
function unnoticedDigits(page: FuzzedPage, most: number): string[] {
  const document = parsePage(page.html);
  const read = () => JSON.stringify(readPage(document, page.url, { today: '2026-11-22' }));
  const before = read();
  const { page: name } = JSON.parse(before) as { page?: string };
  const map = PAGE_MAPS.find((each) => each.page === name);
  if (map === undefined) return [];
  const unnoticed: string[] = [];
  const places = digitPlaces(document, map);
  const step = Math.max(1, Math.ceil(places.length / most));
  for (const { where, text, set } of places.filter((_place, index) => index % step === 0)) {
    set('');
    const depends = read() !== before;
    const kept = text.replace(DROPPED, (dropped) => '_'.repeat(dropped.length));
    for (const { index } of depends ? [...kept.matchAll(/\d/g)].slice(0, LONG ? 20 : 12) : []) {
      const digit = String((Number(text[index]) + 1 + (index % 9)) % 10);
      set(text.slice(0, index) + digit + text.slice(index + 1));
      if (read() === before) unnoticed.push(`${where}: "${text.trim().slice(0, 60)}" at ${index}`);
    }
    set(text);
  }
  expect(read()).toBe(before);
  return unnoticed;
}

describe('a changed digit changes the answer, or makes it unknown', () => {
  for (const page of handMadeForFuzz()) {
    it(`on the hand-made page ${page.name}`, () => {
      expect(unnoticedDigits(page, 1_000)).toEqual([]);
    });
  }

  for (const page of realForFuzz()) {
    it(`on the real page ${page.name}`, () => {
      expect(unnoticedDigits(page, LONG ? 120 : 4)).toEqual([]);
    }, 600_000);
  }
});

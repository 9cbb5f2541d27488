import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readPage } from '@crosscart/marketplace-pages';
import { parsePage } from '@crosscart/marketplace-pages/parse-page';
import { CHECKOUT } from '../../stack/checkout.ts';
import type { Figures } from '../benches.ts';

const ROUNDS = 9;
const HAND_MADE = path.join(CHECKOUT, 'packages', 'marketplace-pages', 'test-pages');

interface Page {
  readonly name: string;
  readonly html: string;
  readonly url: string;
}

/**
 * How fast pages are read: the median of several readings of each hand-made page, and of each saved real page
 * when they are there. Making a document of the text is the parser's part and counted beside it: a browser has
 * its document already.
 */
export function pageFigures(say: (sentence: string) => void): Figures {
  const real = realPages();
  const pages = [...handMadePages(), ...real];
  say(`Reads ${pages.length} pages (${real.length} of them saved real ones), ${ROUNDS} rounds.`);
  const parse: number[] = [];
  const timed = pages.map(({ name, html, url }) => {
    const started = performance.now();
    const document = parsePage(html);
    parse.push(performance.now() - started);
    const rounds: number[] = [];
    for (let round = -2; round < ROUNDS; round += 1) {
      const before = performance.now();
      readPage(document, url, { today: '2026-11-22' });
      if (round >= 0) rounds.push(performance.now() - before);
    }
    return { name, ms: median(rounds) };
  });
  const slowest = timed.toSorted((left, right) => right.ms - left.ms);
  const [worst] = slowest;
  say(
    `Slowest: ${slowest
      .slice(0, 3)
      .map(({ name, ms }) => `${name} ${ms.toFixed(1)} ms`)
      .join(', ')}.`,
  );
  return {
    pagesPerSecond: Math.round((1000 * timed.length) / sum(timed.map(({ ms }) => ms))),
    worstPageMs: Math.round((worst?.ms ?? 0) * 10) / 10,
    pagesParsedPerSecond: Math.round((1000 * parse.length) / sum(parse)),
  };
}

function handMadePages(): Page[] {
  return globSync('*/*.html', { cwd: HAND_MADE })
    .sort()
    .map((name) => ({
      name,
      html: readFileSync(path.join(HAND_MADE, name), 'utf8'),
      url: `https://www.${name.startsWith('ebay') ? 'ebay' : 'amazon'}.com/`,
    }));
}

/** They lie beside the repository, or beside a folder of checkouts, and are not part of it. */
function realPages(): Page[] {
  for (let folder = CHECKOUT; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const fixtures = path.join(path.dirname(folder), 'shared', 'fixtures', 'amazon');
    if (!existsSync(fixtures)) continue;
    return globSync(
      '{auth,product,cart,review,thank-you,address-payment,details,history,tracking,transactions}/*.html',
      {
        cwd: fixtures,
      },
    )
      .sort()
      .map((name) => ({
        name,
        html: readFileSync(path.join(fixtures, name), 'utf8'),
        url: 'https://www.amazon.com/',
      }));
  }
  return [];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? 0;
}

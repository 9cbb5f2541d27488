import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageReading, ReadPage } from '../page-reading.ts';
import { readPage } from '../read-page.ts';
import { parsePage } from './parse-page.ts';

const FOLDER = fileURLToPath(new URL('../../test-pages/', import.meta.url));

/** The day on which the hand-made pages are read, a Sunday. */
const TODAY = '2026-11-22';

/** Text of a hand-made page, such as "amazon/review.html". */
export function handMade(path: string): string {
  return readFileSync(`${FOLDER}${path}`, 'utf8');
}

export function handMadePages(): string[] {
  return ['amazon', 'ebay'].flatMap((site) =>
    readdirSync(`${FOLDER}${site}`).map((name) => `${site}/${name}`),
  );
}

/** Reads HTML as if it stood on the site at that path. */
export function readHtml(html: string, site: 'amazon' | 'ebay' = 'amazon', path = '/'): PageReading {
  return readOn(`www.${site}.com`, html, path);
}

/** Reads HTML as if it stood at that address of that host, such as www.ebay.de. */
export function readOn(host: string, html: string, path = '/'): PageReading {
  return readPage(parsePage(html), `https://${host}${path}`, { today: TODAY });
}

/** Reads a hand-made page; fails the test unless it is that page. */
export function readAs<Page extends ReadPage['page']>(
  page: Page,
  html: string,
  path = '/',
  host = page.startsWith('ebay') ? 'www.ebay.com' : 'www.amazon.com',
): Extract<ReadPage, { page: Page }> {
  const reading = readOn(host, html, path);
  if (reading.kind !== 'page' || reading.page !== page)
    throw new Error(`Read ${JSON.stringify(reading).slice(0, 200)}`);
  return reading as Extract<ReadPage, { page: Page }>;
}

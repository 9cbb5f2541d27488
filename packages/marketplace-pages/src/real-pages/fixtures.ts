import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parsePage } from '../testing/parse-page.ts';
import { sharedFixtures } from '../testing/shared-fixtures.ts';

/** Saved pages of the marketplaces lie beside the repository; most may not be redistributed, so it has none. */
const FOLDER = sharedFixtures('amazon');

export const HAVE_REAL_PAGES = FOLDER !== null;

if (!HAVE_REAL_PAGES) console.log('Left out: the saved real pages (../shared/fixtures/amazon is not here).');

export function realPage(page: string): Document {
  return parsePage(realHtml(page));
}

export function realHtml(page: string): string {
  return readFileSync(path.join(FOLDER ?? '', page), 'utf8');
}

export function realPages(folder: string): string[] {
  return FOLDER === null
    ? []
    : readdirSync(path.join(FOLDER, folder)).filter((name) => name.endsWith('.html'));
}

export function realJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(FOLDER ?? '', file), 'utf8'));
}

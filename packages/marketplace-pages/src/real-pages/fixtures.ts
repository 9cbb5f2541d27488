import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parsePage } from '../testing/parse-page.ts';

/** Saved pages of the marketplaces lie beside the repository; most may not be redistributed, so it has none. */
const FOLDER = fileURLToPath(new URL('../../../../../shared/fixtures/amazon/', import.meta.url));

export const HAVE_REAL_PAGES = existsSync(FOLDER);

if (!HAVE_REAL_PAGES) console.log('Left out: the saved real pages (../shared/fixtures/amazon is not here).');

export function realPage(path: string): Document {
  return parsePage(readFileSync(`${FOLDER}${path}`, 'utf8'));
}

export function realPages(folder: string): string[] {
  return HAVE_REAL_PAGES ? readdirSync(`${FOLDER}${folder}`).filter((name) => name.endsWith('.html')) : [];
}

export function realJson(path: string): unknown {
  return JSON.parse(readFileSync(`${FOLDER}${path}`, 'utf8'));
}

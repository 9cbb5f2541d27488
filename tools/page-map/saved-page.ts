import { existsSync, readFileSync, statSync } from 'node:fs';
import { SITES, siteOf } from '@crosscart/marketplace-pages';
import { parsePage } from '@crosscart/marketplace-pages/parse-page';
import type { PageOptions } from './outcome.ts';
import { UsageError } from './outcome.ts';

export interface SavedPage {
  readonly document: Document;
  readonly url: string;
  /** Where the address is from: given, or found on the page. */
  readonly urlFrom: string;
}

/** Reads and parses a saved page and finds out whose it is. Throws UsageError when nothing tells. */
export function openSavedPage(file: string, options: PageOptions): SavedPage {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  if (!statSync(file).isFile()) throw new UsageError(`${file} is no file; record takes a folder.`);
  const html = decodePage(readFileSync(file));
  const document = parsePage(html);
  return { document, ...addressOf(document, html, options) };
}

/** The text of a page's bytes: by its byte order mark, else by the charset that it names, else UTF-8. */
export function decodePage(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const named = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1];
  const byMark = start.startsWith('ÿþ') ? 'utf-16le' : start.startsWith('þÿ') ? 'utf-16be' : null;
  return new TextDecoder(byMark ?? knownEncoding(named)).decode(bytes);
}

function knownEncoding(name: string | undefined): string {
  try {
    return new TextDecoder(name).encoding;
  } catch (error) {
    // A page may name an encoding that nobody knows; most are UTF-8 whatever they say.
    if (error instanceof RangeError) return 'utf-8';
    throw error;
  }
}

function addressOf(document: Document, html: string, options: PageOptions): Omit<SavedPage, 'document'> {
  const { url, site } = options;
  if (url !== undefined) {
    if (!isKnown(url)) throw new UsageError(`${url} is not on a site that a map knows.`);
    return { url, urlFrom: '--url' };
  }
  if (site !== undefined) {
    if (!Object.hasOwn(SITES, site)) {
      throw new UsageError(`No map knows the site ${site}; known are ${Object.keys(SITES).join(', ')}.`);
    }
    return { url: `https://www.${site}/`, urlFrom: '--site' };
  }
  const saved = /<!-- saved from url=\(\d+\)(\S+)/.exec(html.slice(0, 4096))?.[1];
  const attribute = (selector: string, name: string) =>
    document.querySelector(selector)?.getAttribute(name) ?? undefined;
  const candidates: [from: string, address: string | undefined][] = [
    ['"saved from" comment', saved],
    ['canonical link', attribute('link[rel=canonical]', 'href')],
    ['og:url', attribute('meta[property="og:url"]', 'content')],
    ['base', attribute('base[href]', 'href')],
  ];
  for (const [urlFrom, address] of candidates) {
    if (address !== undefined && isKnown(address)) return { url: address, urlFrom };
  }
  const most = mostLinkedSite(document) ?? mostNamedSite(html);
  if (most === null) throw new UsageError('The page does not tell its site: name it by --url or --site.');
  return { url: `https://www.${most}/`, urlFrom: 'the site that it names most' };
}

function isKnown(address: string): boolean {
  const host = URL.parse(address)?.hostname;
  return host !== undefined && siteOf(host) !== null;
}

/** The known site that most of the page's whole links and forms lead to. */
function mostLinkedSite(document: Document): string | null {
  return mostFrequent(
    [...document.querySelectorAll('a[href^="http"], form[action^="http"]')].flatMap((element) => {
      const address = element.getAttribute('href') ?? element.getAttribute('action') ?? '';
      const host = URL.parse(address)?.hostname;
      return host === undefined ? [] : (siteOf(host) ?? []);
    }),
  );
}

/** The known site whose name stands most often in the page's text, as in "© 1996-2026, Amazon.com". */
function mostNamedSite(html: string): string | null {
  const names = html
    .slice(0, 200_000)
    .matchAll(/(?<![\w-])(?:www\.)?((?:amazon|ebay)(?:\.[a-z]{2,3}){1,2})(?![\w-])/gi);
  return mostFrequent([...names].flatMap(([, name = '']) => siteOf(name.toLowerCase()) ?? []));
}

function mostFrequent(names: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted((left, right) => right[1] - left[1])[0]?.[0] ?? null;
}

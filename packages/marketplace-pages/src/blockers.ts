import { isInert, textOf } from './dom-text.ts';
import type { BlockedBy, BlockerForm, BlockerMap } from './page-map.ts';
import { BLOCKER_MAPS } from './page-maps.ts';

export interface Blocker {
  /** What a person has to do about it. */
  readonly by: BlockedBy;
  /** In which form it stands there: which step of signing in, which kind of captcha. */
  readonly form: BlockerForm;
}

/**
 * What stands in the way on this page (sign-in, captcha, an error page …), or null. What is on the page decides;
 * its address only where nothing on it does: an error page may stand where somebody should sign in.
 */
export function findBlocker(document: Document, url: URL, site: string): Blocker | null {
  return findAmong(
    blockersOf(site).filter(({ lastResort }) => !lastResort),
    document,
    url,
  );
}

/**
 * What stands in the way on a page that no map knows by its content: named by marks, headings and titles that known
 * pages have too, and by its address where no map claims that either.
 */
export function findLastResort(
  document: Document,
  url: URL,
  site: string,
  isAddressKnown: boolean,
): Blocker | null {
  const headings = new Set([...document.querySelectorAll(HEADINGS)].slice(0, MOST_HEADINGS).map(headingOf));
  const worded = blockersOf(site).find((blocker) =>
    blocker.headings.some((text) => headings.has(plain(text))),
  );
  if (worded !== undefined) return { by: worded.by, form: worded.form };
  const last = blockersOf(site).filter(({ lastResort }) => lastResort);
  return findAmong(isAddressKnown ? last.map((blocker) => ({ ...blocker, urls: [] })) : last, document, url);
}

const HEADINGS = 'h1, h2, h3, h4, .a-alert-heading';
const MOST_HEADINGS = 100;

function headingOf(element: Element): string {
  return isInert(element) ? '' : plain(textOf(element));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/\u2019/g, "'")
    .replace(/[.!:\s]+$/, '');
}

function blockersOf(site: string): BlockerMap['blockers'] {
  return BLOCKER_MAPS.filter((map) => map.sites.includes(site)).flatMap((map) => map.blockers);
}

function findAmong(blockers: BlockerMap['blockers'], document: Document, url: URL): Blocker | null {
  const path = url.pathname + url.search;
  const title = textOf(document.querySelector('title'));
  // One look for all of them: each look goes through the whole page, and on most pages nothing blocks.
  const all = blockers.flatMap(({ selectors }) => selectors).join(',');
  const isAny = all !== '' && document.querySelector(all) !== null;
  const found =
    blockers.find(
      ({ titles, selectors, unless }) =>
        (titles.includes(title) || (isAny && selectors.some((selector) => isShown(document, selector)))) &&
        !unless.some((selector) => document.querySelector(selector) !== null),
    ) ?? blockers.find(({ urls }) => urls.some((pattern) => new RegExp(pattern).test(path)));
  return found === undefined ? null : { by: found.by, form: found.form };
}

/** Hosts whose every page is about signing in (signin.ebay.com): the session is lost. */
export function isSignInHost(host: string): boolean {
  return /^(?:signin|login|auth)\./.test(host);
}

/** A script shows nothing by itself; it counts where it would run. */
function isShown(document: Document, selector: string): boolean {
  return [...document.querySelectorAll(selector)].some((element) => {
    const seen = element.tagName.toUpperCase() === 'SCRIPT' ? element.parentElement : element;
    return seen === null || !isInert(seen);
  });
}

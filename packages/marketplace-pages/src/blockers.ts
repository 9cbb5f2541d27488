import { textOf } from './dom-text.ts';
import type { BlockedBy } from './page-map.ts';
import { BLOCKER_MAPS } from './page-maps.ts';

/** What stands in the way on this page (sign-in, captcha, an error page …), or null. */
export function findBlocker(document: Document, url: URL, site: string): BlockedBy | null {
  const path = url.pathname + url.search;
  const title = textOf(document.querySelector('title'));
  for (const { by, urls, titles, selectors, unless } of blockersOf(site)) {
    const isHere =
      urls.some((pattern) => new RegExp(pattern).test(path)) ||
      titles.includes(title) ||
      selectors.some((selector) => document.querySelector(selector) !== null);
    if (isHere && !unless.some((selector) => document.querySelector(selector) !== null)) return by;
  }
  return null;
}

/** Hosts whose every page is about signing in (signin.ebay.com): the session is lost. */
export function isSignInHost(host: string): boolean {
  return /^(?:signin|login|auth)\./.test(host);
}

function blockersOf(site: string) {
  return BLOCKER_MAPS.filter((map) => map.sites.includes(site)).flatMap((map) => map.blockers);
}

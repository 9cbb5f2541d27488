import { isInert, textOf } from './dom-text.ts';
import type { BlockedBy, BlockerForm } from './page-map.ts';
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
  const blockers = BLOCKER_MAPS.filter((map) => map.sites.includes(site)).flatMap((map) => map.blockers);
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

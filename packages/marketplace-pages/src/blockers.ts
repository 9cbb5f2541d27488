import { isInert, textOf } from './dom-text.ts';
import type { BlockedBy, BlockerForm, BlockerMap } from './page-map.ts';
import { BLOCKER_MAPS } from './page-maps.ts';

export interface Blocker {
  /** What a person has to do about it. */
  readonly by: BlockedBy;
  /** In which form it stands there: which step of signing in, which kind of captcha. */
  readonly form: BlockerForm;
}

/** How much is known of the page: what its content says, what only its address says, or nothing. */
export type KnownBy = 'content' | 'address' | null;

/**
 * What stands in the way on this page (sign-in, captcha, an error page …), or null. What is on the page decides;
 * its address only where nothing on it does: an error page may stand where somebody should sign in. Words, and
 * marks that known pages have too, count only where no map knows the page by its content.
 */
export function findBlocker(document: Document, url: URL, site: string, known: KnownBy): Blocker | null {
  const all = BLOCKER_MAPS.filter((map) => map.sites.includes(site)).flatMap((map) => map.blockers);
  const [last, first] = [
    all.filter(({ lastResort }) => lastResort),
    all.filter(({ lastResort }) => !lastResort),
  ];
  const found =
    byContent(first, document) ??
    (known === 'content' ? undefined : byHeading(all, document)) ??
    byAddress(first, url) ??
    (known === 'content' ? undefined : byContent(last, document)) ??
    (known === null ? byAddress(last, url) : undefined);
  if (found !== undefined) return { by: found.by, form: found.form };
  return isSignInHost(url.hostname) ? { by: 'sign_in', form: 'session_lost' } : null;
}

type MappedBlocker = BlockerMap['blockers'][number];

function byContent(blockers: readonly MappedBlocker[], document: Document): MappedBlocker | undefined {
  const title = textOf(document.querySelector('title'));
  // One look for all of them: each look goes through the whole page, and on most pages nothing blocks.
  const all = blockers.flatMap(({ selectors }) => selectors).join(',');
  const isAny = all !== '' && document.querySelector(all) !== null;
  return blockers.find(
    ({ titles, selectors, unless }) =>
      (titles.includes(title) || (isAny && selectors.some((selector) => isShown(document, selector)))) &&
      !unless.some((selector) => document.querySelector(selector) !== null),
  );
}

function byAddress(blockers: readonly MappedBlocker[], url: URL): MappedBlocker | undefined {
  const path = url.pathname + url.search;
  return blockers.find(({ urls }) => urls.some((pattern) => new RegExp(pattern).test(path)));
}

const HEADINGS = 'h1, h2, h3, h4, .a-alert-heading';
const MOST_HEADINGS = 100;

function byHeading(blockers: readonly MappedBlocker[], document: Document): MappedBlocker | undefined {
  const seen = [...document.querySelectorAll(HEADINGS)]
    .slice(0, MOST_HEADINGS)
    .filter((heading) => !isInert(heading));
  const texts = new Set(seen.map((heading) => plain(textOf(heading))));
  return blockers.find(({ headings }) => headings.some((text) => texts.has(plain(text))));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/\u2019/g, "'")
    .replace(/[.!:\s]+$/, '');
}

/** Hosts whose every page is about signing in (signin.ebay.com): the session is lost. */
function isSignInHost(host: string): boolean {
  return /^(?:signin|login|auth)\./.test(host);
}

/** A script shows nothing by itself; it counts where it would run. */
function isShown(document: Document, selector: string): boolean {
  return [...document.querySelectorAll(selector)].some((element) => {
    const seen = element.tagName.toUpperCase() === 'SCRIPT' ? element.parentElement : element;
    return seen === null || !isInert(seen);
  });
}

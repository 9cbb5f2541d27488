import { linesOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';

export interface ResultRange {
  from: number;
  to: number;
  of: number;
}

const COUNT = '\\d{1,3}(?:[.,]\\d{3})*|\\d+';
/** "Results: 1-50 of 1,203", "Ergebnisse: 1–50 von 1.203". */
const RANGE = new RegExp(`(${COUNT}) ?[-–—] ?(${COUNT}) (?:of|von) (${COUNT})(?![\\d.,])`, 'i');

/** The page's own count of what it shows: in its usual place, or on the one line that names results. */
export function readResultRange(view: PageView): ResultRange | null {
  const named =
    view.text('resultRange') ??
    linesOf(view.document.body).find((line) => view.after('results', line) !== null && RANGE.test(line));
  if (named === undefined) return null;
  const [from, to, of] = (RANGE.exec(named)?.slice(1) ?? []).map((text) => Number(text.replace(/[.,]/g, '')));
  if (from === undefined || to === undefined || of === undefined || from > to || to > of) {
    return view.fail('resultRange');
  }
  return { from, to, of };
}

/**
 * Where the list goes on. A link that is disabled or leads nowhere is none; without a link the next part is
 * asked for by its offset while the page counts more orders than it has shown.
 */
export function nextPageUrl(view: PageView, range: ResultRange | null): string | null {
  if (range !== null && range.to >= range.of) return null;
  const controls = view.all('nextPage');
  const isLive = (link: Element) =>
    link.getAttribute('aria-disabled') !== 'true' && !link.hasAttribute('disabled');
  for (const link of controls.filter(isLive)) {
    const url = URL.parse(link.getAttribute('href') ?? '', view.url);
    const isList = url !== null && url.hostname === view.url.hostname && /^\/sh\/ord\b/.test(url.pathname);
    if (isList && url.href !== view.url.href && link.getAttribute('href') !== '#') return url.href;
  }
  if (range === null || !/^\/sh\/ord\b/.test(view.url.pathname)) return null;
  if (controls.length > 0 && !controls.some(isLive)) return view.fail('nextPage');
  const url = new URL(view.url);
  url.searchParams.set('offset', String(range.to));
  return url.href;
}

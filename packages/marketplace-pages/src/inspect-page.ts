import { findBlocker } from './blockers.ts';
import { findControl } from './find-control.ts';
import type { PageMap } from './page-map.ts';
import type { PageName } from './page-maps.ts';
import { siteOf } from './page-maps.ts';
import type { PageReading } from './page-reading.ts';
import type { ReadOptions, Recognition } from './read-page.ts';
import { knownBy, readPage, recognise } from './read-page.ts';

/** Which of a map's selectors answered under one name; `place` 0 is today's layout, higher ones are fallbacks. */
export interface SelectorUse {
  readonly name: string;
  readonly used: readonly { readonly selector: string; readonly place: number }[];
}

export interface PageInspection {
  readonly reading: PageReading;
  /** Null when no map knows the page, or something else stands in the way. */
  readonly map: PageMap | null;
  readonly recognisedBy: Recognition['by'] | null;
  readonly landmarks: readonly SelectorUse[];
  /** What the reader really asked and got; empty on a page that has changed, as nothing on it is read. */
  readonly fields: readonly SelectorUse[];
  /** What could be pressed or filled right now; controls that need an id are looked for without it. */
  readonly controls: readonly SelectorUse[];
}

/** Reads a page and tells how: which map, which selectors answered, which fell back, which are missing. */
export function inspectPage(
  document: Document,
  url: string | URL,
  options: Pick<ReadOptions, 'today'> = {},
): PageInspection {
  const uses = new Map<string, Set<string>>();
  const trace = (field: string, selector: string) => {
    uses.set(field, (uses.get(field) ?? new Set()).add(selector));
  };
  const reading = readPage(document, url, { ...options, trace });
  const address = URL.parse(String(url));
  const site = address === null ? null : siteOf(address.hostname);
  const known = address === null || site === null ? null : recognise(document, address, site);
  const isOpen =
    address !== null && site !== null && findBlocker(document, address, site, knownBy(known)) === null;
  const recognition = isOpen ? known : null;
  if (recognition === null) {
    return { reading, map: null, recognisedBy: null, landmarks: [], fields: [], controls: [] };
  }
  const { map, by } = recognition;
  const has = (selector: string) => document.querySelector(selector) !== null;
  return {
    reading,
    map,
    recognisedBy: by,
    landmarks: Object.entries(map.landmarks).map(([name, selectors]) => firstOf(name, selectors, has)),
    fields:
      reading.kind !== 'page'
        ? []
        : Object.entries(map.fields).map(([name, selectors]) => ({
            name,
            used: selectors.flatMap((selector, place) =>
              uses.get(name)?.has(selector) ? { selector, place } : [],
            ),
          })),
    controls: Object.entries(map.controls).map(([name, { selectors }]) =>
      selectors.some((selector) => selector.includes('{'))
        ? firstOf(name, selectors, (selector) => has(withoutIds(selector)))
        : firstOf(name, selectors, (selector) => isControlAt(document, map, name, selector)),
    ),
  };
}

function firstOf(
  name: string,
  selectors: readonly string[],
  has: (selector: string) => boolean,
): SelectorUse {
  const place = selectors.findIndex(has);
  return { name, used: place === -1 ? [] : [{ selector: selectors[place] ?? '', place }] };
}

function isControlAt(document: Document, map: PageMap, name: string, selector: string): boolean {
  const control = findControl(document, map.page as PageName, name);
  return control?.matches(selector) ?? false;
}

/** `[data-itemid="{itemId}"]` without the id that only a walk through the shop knows. */
function withoutIds(selector: string): string {
  return selector.replace(/\[[^\]]*\{\w+\}[^\]]*\]/g, '');
}

import { isInert, textOf } from './dom-text.ts';
import type { PageMap } from './page-map.ts';
import type { PageName } from './page-maps.ts';
import { pageMap } from './page-maps.ts';

/** Values for a selector's {names}: ids from the page. Anything else than letters, digits, "-", "_" is refused. */
export type ControlParameters = Readonly<Record<string, string>>;

/**
 * The element that an agent clicks or fills, by the name in the page's map; null when it is not there, is
 * disabled or hidden, or when it is not the only one of its kind: of two possible buttons none is clicked.
 * Throws for a name that the map does not know, and for a parameter that is missing or not an id.
 */
export function findControl(
  document: Document,
  page: PageName,
  control: string,
  parameters: ControlParameters = {},
): Element | null {
  const map = pageMap(page);
  const known = map.controls[control];
  if (!known) throw new Error(`The page map ${page} has no control ${control}`);
  for (const template of known.selectors) {
    const selector = template.replace(/\{(\w+)\}/g, (_all, name: string) => parameterOf(parameters, name));
    const usable = [...document.querySelectorAll(selector)].filter(
      (element) =>
        !isInert(element) &&
        (known.labelled === undefined || wordings(map, known.labelled).has(textOf(element).toLowerCase())) &&
        !element.hasAttribute('disabled') &&
        element.getAttribute('aria-disabled') !== 'true',
    );
    const [first] = usable;
    if (first && (known.pick === 'first' || usable.length === 1)) return first;
    if (usable.length > 1) return null;
  }
  return null;
}

/** A label's wordings on every site: a button is the same button whichever language it speaks. */
function wordings(map: PageMap, label: string): ReadonlySet<string> {
  const words = [map.labels, ...Object.values(map.siteLabels)].flatMap((labels) => labels[label] ?? []);
  return new Set(words.map((word) => word.toLowerCase()));
}

/** The controls that a page's map names. */
export function controlsOf(page: PageName): string[] {
  return Object.keys(pageMap(page).controls);
}

function parameterOf(parameters: ControlParameters, name: string): string {
  const value = parameters[name];
  if (value === undefined || !/^[\w-]{1,100}$/.test(value))
    throw new Error(`The control needs an id for ${name}`);
  return value;
}

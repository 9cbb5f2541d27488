import type { PageMap } from '../page-map.ts';

/** A text or an attribute of a page in which digits stand, and a way to change it. */
export interface DigitPlace {
  readonly where: string;
  readonly text: string;
  set(text: string): void;
}

const TEXT = 3;
/** A field with more than this under it is a container; what is read of it has fields of its own. */
const MOST_NODES = 60;
const VALUES = /^(?:value|data-[\w-]+)$/;

/** Where digits stand in what a map's fields match: their own text, and the attributes that carry values. */
export function digitPlaces(document: Document, map: PageMap): DigitPlace[] {
  const seen = new Set<Node | string>();
  const places: DigitPlace[] = [];
  for (const [field, selectors] of Object.entries(map.fields)) {
    for (const element of selectors.flatMap((selector) => [...document.querySelectorAll(selector)])) {
      for (const node of textNodes(element)) {
        const text = node.nodeValue ?? '';
        if (!/\d/.test(text) || seen.has(node)) continue;
        seen.add(node);
        const set = (changed: string) => {
          node.nodeValue = changed;
        };
        places.push({ where: field, text, set });
      }
      for (const { name, value } of [...element.attributes]) {
        if (!VALUES.test(name) || !/\d/.test(value)) continue;
        const set = (changed: string) => element.setAttribute(name, changed);
        places.push({ where: `${field}[${name}]`, text: value, set });
      }
    }
  }
  return places;
}

/** The texts below an element, none when there are so many nodes that it must be a container. */
function textNodes(root: Element): Node[] {
  const texts: Node[] = [];
  const open: Node[] = [root];
  for (let visited = 0; open.length > 0; visited += 1) {
    if (visited > MOST_NODES) return [];
    const node = open.pop() as Node;
    // Code that a page keeps in a script is no text; a reader takes single keys of it.
    if (node.nodeName.toUpperCase() === 'SCRIPT') continue;
    if (node.nodeType === TEXT) texts.push(node);
    else open.push(...node.childNodes);
  }
  return texts;
}

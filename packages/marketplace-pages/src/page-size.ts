/**
 * More than this is no page of a marketplace: the largest saved ones have 8,500 elements, and are 40 deep. Within
 * these bounds the worst page that could be made takes about half a second, where a parser is slower than a browser.
 */
const MOST_ELEMENTS = 60_000;
const MOST_DEPTH = 256;
const ELEMENT = 1;

/** What a page has too much of to be read, or null. Stops counting at the bound. */
export function findExcess(document: Document): 'elements' | 'depth' | null {
  const root = document.documentElement as Element | null;
  let elements = 0;
  let depth = 0;
  let node: Node | null = root;
  while (node !== null) {
    if (node.nodeType === ELEMENT) {
      elements += 1;
      if (elements > MOST_ELEMENTS) return 'elements';
    }
    if (node.firstChild !== null) {
      node = node.firstChild;
      depth += 1;
      if (depth > MOST_DEPTH) return 'depth';
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      depth -= 1;
    }
    node = node === root || node === null ? null : node.nextSibling;
  }
  return null;
}

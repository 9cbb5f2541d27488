/** What a person does not see: code, templates, pop-ups that are not open. */
const UNSEEN_TAGS = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG']);
const UNSEEN_CLASSES = ['aok-hidden', 'a-hidden', 'a-popover-preload', 'js-hide'];
const NOT_DISPLAYED = /(?:^|;)\s*display\s*:\s*none/i;
const LINE_TAGS = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE BR DD DIV DL DT FIELDSET FORM H1 H2 H3 H4 H5 H6 HR LI OL P PRE SECTION TABLE TD TH TR UL'.split(
    ' ',
  ),
);
/** Nodes and characters after which a text ends: more than any value or whole page has, little enough to be quick. */
const MOST_IN_A_LINE = 10_000;
const MOST_IN_LINES = 200_000;
const ELEMENT = 1;
const TEXT = 3;

/** The text of an element as one line: no scripts, no hidden parts, white space collapsed. "" for null. */
export function textOf(element: Element | null): string {
  return element === null ? '' : tidy(rawText(element, MOST_IN_A_LINE));
}

/** The same text as its lines: blocks and `br` end a line, empty lines are dropped. */
export function linesOf(element: Element | null): string[] {
  if (element === null) return [];
  return rawText(element, MOST_IN_LINES)
    .split('\n')
    .map(tidy)
    .filter((line) => line !== '');
}

function tidy(text: string): string {
  return text.replace(/[\s\p{Cc}\u200b-\u200f]+/gu, ' ').trim();
}

const ENTITIES = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }));

/** The lines of markup that a page keeps as text (in a script element), read without making elements of it. */
export function linesOfMarkup(markup: string): string[] {
  return markup
    .replace(/<!--.*?-->/gs, '')
    .replace(/\s+/g, ' ')
    .replace(/<\/?(?:br|div|dd|dt|h\d|li|p|td|tr|ul|ol)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
      if (code === null) return ENTITIES.get(name) ?? whole;
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .split('\n')
    .map(tidy)
    .filter((line) => line !== '');
}

/**
 * Needs no layout, so it works where `innerText` does not. Walks without recursion: hostile nesting costs
 * time, not the stack. Inline elements join without a space ("$" "22" ".55"), blocks do not.
 */
function rawText(root: Element, most: number): string {
  let text = '';
  let node: Node | null = root.firstChild;
  for (let visited = 0; node !== null && visited < most && text.length < most; visited += 1) {
    if (node.nodeType === TEXT) text += (node.nodeValue ?? '').slice(0, most).replace(/\s+/g, ' ');
    const isElement = node.nodeType === ELEMENT;
    if (isElement && LINE_TAGS.has(tagOf(node as Element))) text += '\n';
    if (isElement && node.firstChild && isSeen(node as Element)) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node && node !== root && LINE_TAGS.has(tagOf(node as Element))) text += '\n';
    }
    node = node === root || node === null ? null : node.nextSibling;
  }
  return text;
}

function tagOf(element: Element): string {
  return element.tagName.toUpperCase();
}

function isSeen(element: Element): boolean {
  if (UNSEEN_TAGS.has(tagOf(element)) || element.hasAttribute('hidden')) return false;
  if (NOT_DISPLAYED.test(element.getAttribute('style') ?? '')) return false;
  const classes = element.getAttribute('class')?.split(/\s+/);
  if (classes === undefined) return true;
  if (classes.includes('a-truncate-cut') && isTruncatedTwin(element)) return false;
  return !UNSEEN_CLASSES.some((name) => classes.includes(name));
}

/** "A long ti…" beside the whole title, which stands there for screen readers: the same text a second time. */
function isTruncatedTwin(cut: Element): boolean {
  return cut.previousElementSibling?.classList.contains('a-truncate-full') === true;
}

/** Stands in a part that the page keeps but does not show (a template, a hidden twin). */
export function isInert(element: Element): boolean {
  for (let node: Element | null = element; node !== null; node = node.parentElement) {
    if (!isSeen(node)) return true;
  }
  return false;
}

/** Whether a radio or checkbox is chosen: as it is now in a browser, as it was written in a parsed page. */
export function isChosen(input: Element | null): boolean {
  if (input === null) return false;
  const live = (input as Partial<HTMLInputElement>).checked;
  return typeof live === 'boolean' ? live : input.hasAttribute('checked');
}

/** What stands in a field: as it is now in a browser, as it was written in a parsed page; null when empty. */
export function fieldValue(input: Element | null): string | null {
  if (input === null) return null;
  const live = (input as Partial<HTMLInputElement>).value;
  const value = (typeof live === 'string' ? live : input.getAttribute('value')) ?? '';
  return value.trim() === '' ? null : value.trim();
}

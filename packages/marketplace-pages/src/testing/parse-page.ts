import { parseHTML } from 'linkedom';

/** A document from text, as Node has no parser of its own. Only for tests and tools. */
export function parsePage(html: string): Document {
  const { document } = parseHTML(
    /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`,
  );
  nameAttributesAsHtmlDoes(document as unknown as Document);
  return document as unknown as Document;
}

/** HTML knows no capital letters in attribute names (`data-messageId`), and linkedom does. */
function nameAttributesAsHtmlDoes(document: Document): void {
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const lower = name.toLowerCase();
      // Inside drawings capitals do count. Asked only here: of each element it would take too long on a deep page.
      if (lower === name || element.closest('svg')) continue;
      element.removeAttribute(name);
      // The first of two attributes of one name counts.
      if (!element.hasAttribute(lower)) element.setAttribute(lower, value);
    }
  }
}

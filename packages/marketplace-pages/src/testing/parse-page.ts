import { parseHTML } from 'linkedom';

/** A document from text, as Node has no parser of its own. Only for tests and tools. */
export function parsePage(html: string): Document {
  const { document } = parseHTML(
    /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`,
  );
  return document as unknown as Document;
}

import type { LivePage } from '../messages/page-messages.ts';

const token = crypto.randomUUID();

/** The document that this content script stands in. A new document has a new script and a new token. */
export function thisPage(): LivePage {
  return { document: token, url: location.href };
}

/** Is this the document that was meant? Acts for any other are refused. */
export function isThisDocument(document: string): boolean {
  return document === token;
}

import { textOf } from './dom-text.ts';
import { ACCOUNT_MAPS } from './page-maps.ts';

export interface PageAccount {
  /** Stable id of the marketplace account; the only thing that may be compared. */
  id: string | null;
  /** For people to recognise; proves nothing. */
  displayName: string | null;
}

/** Whose session a page shows; null when it names neither an id nor a person. Greetings are not names. */
export function readAccount(document: Document, site: string): PageAccount | null {
  const map = ACCOUNT_MAPS.find((candidate) => candidate.sites.includes(site));
  if (!map) return null;
  let id: string | null = null;
  for (const { selector, attribute, pattern } of map.id) {
    const value = document.querySelector(selector)?.getAttribute(attribute) ?? '';
    id ??= new RegExp(pattern).exec(value)?.[1] ?? null;
  }
  let displayName: string | null = null;
  for (const { selector, pattern } of map.displayName) {
    const name = new RegExp(pattern).exec(textOf(document.querySelector(selector)))?.[1]?.trim();
    if (name !== undefined && !map.nobody.includes(name.toLowerCase())) displayName ??= name;
  }
  return id === null && displayName === null ? null : { id, displayName };
}

/** The run id of a practice page's mark; null on a real page. An empty mark is still a mark. */
export function readPracticeRun(document: Document): string | null {
  return document.querySelector('meta[name="crosscart-practice"]')?.getAttribute('content') ?? null;
}

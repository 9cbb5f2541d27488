import type { z } from 'zod';
import { pathsOfUnstorableText } from '../routing/unstorable-text.ts';
import { validationFailed } from '../routing/validation.ts';

/**
 * A page by keyset: the cursor holds the sort values of the last item, so a page costs the same however deep it
 * lies, and rows that come or go do not shift it.
 */
export interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}

/** The sort values that a cursor holds; null without one. Throws VALIDATION_FAILED for a cursor of another list. */
export function readCursor<Key>(cursor: string | undefined, key: z.ZodType<Key>): Key | null {
  if (cursor === undefined) return null;
  const parsed = key.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success || pathsOfUnstorableText(parsed.data).length > 0)
    throw validationFailed({ field: 'cursor', problem: 'is not one that this list handed out' });
  return parsed.data;
}

/** Makes the page of `limit` items out of up to `limit + 1` rows: the surplus row tells that there are more. */
export function pageOfRows<Item>(
  rows: readonly Item[],
  limit: number,
  keyOf: (item: Item) => readonly (string | number)[],
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, next_cursor: more ? writeCursor(keyOf(last)) : null };
}

function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no cursor of ours; the caller refuses it
  }
}

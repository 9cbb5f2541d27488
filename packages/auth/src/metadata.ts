import { z } from 'zod';
import { AuthError } from './errors.ts';
import type { Metadata } from './queries/users.ts';

/** What a person may write about themselves travels in their access token, which must fit a request's headers. */
const MAXIMUM_BYTES = 8 * 1024;
const MAXIMUM_DEPTH = 20;

/** A JSON object for a metadata column. */
export const metadataSchema = z.custom<Metadata>().superRefine((value: unknown, context) => {
  const problem = problemOf(value);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
});

/** @throws AuthError 400 `validation_failed` when what a person has written by now no longer fits their token. */
export function assertMetadataFits(field: string, metadata: Metadata): void {
  if (isTooLong(metadata)) {
    throw new AuthError(400, 'validation_failed', `${field}: holds ${MAXIMUM_BYTES} bytes at most`);
  }
}

/** Without recursion: a body that is all brackets must not exhaust the stack. */
function problemOf(metadata: unknown): string | null {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) {
    return 'must be an object';
  }
  const waiting: { value: unknown; depth: number }[] = [{ value: metadata, depth: 1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    if (depth > MAXIMUM_DEPTH) return `is nested more than ${MAXIMUM_DEPTH} deep`;
    if (typeof value === 'number' && !Number.isFinite(value)) return 'holds a number that is too large';
    if (typeof value === 'string' && !isStorable(value)) return 'holds a character that cannot be stored';
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      if (!isStorable(key)) return 'holds a character that cannot be stored';
      waiting.push({ value: child, depth: depth + 1 });
    }
  }
  return isTooLong(metadata) ? `holds ${MAXIMUM_BYTES} bytes at most` : null;
}

function isTooLong(metadata: object): boolean {
  return Buffer.byteLength(JSON.stringify(metadata)) > MAXIMUM_BYTES;
}

/** Postgres keeps neither NUL nor half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

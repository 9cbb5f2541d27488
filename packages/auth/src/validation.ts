import type { z } from 'zod';
import { AuthError } from './errors.ts';

/**
 * Input that fits its schema.
 * @throws AuthError 400 `validation_failed` naming the first field that does not.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue === undefined || issue.path.length === 0 ? 'request' : issue.path.join('.');
  throw new AuthError(400, 'validation_failed', `${field}: ${issue?.message ?? 'invalid'}`);
}

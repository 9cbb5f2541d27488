import { z } from 'zod';
import { AuthError } from './errors.ts';

// Checked before it is put in lower case: letters of other alphabets become Latin ones by that (the Kelvin sign).
const email = z
  .string()
  .trim()
  .pipe(z.email().max(254))
  .transform((address) => address.toLowerCase());

/**
 * An e-mail address in lower case.
 * @throws AuthError 400 `validation_failed`.
 */
export function parseEmail(given: string): string {
  const parsed = email.safeParse(given);
  if (!parsed.success) {
    throw new AuthError(400, 'validation_failed', 'Unable to validate email address: invalid format');
  }
  return parsed.data;
}

/**
 * A phone number's digits, as GoTrue keeps them: E.164 without its plus sign.
 * @throws AuthError 400 `validation_failed`.
 */
export function parsePhone(given: string): string {
  const digits = given.trim().replace(/^\+/, '');
  if (!/^[1-9]\d{1,14}$/.test(digits)) {
    throw new AuthError(400, 'validation_failed', 'Invalid phone number format (E.164 required)');
  }
  return digits;
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { SignJWT } from 'jose';
import { type AuthKeys, loadOrCreateKeys } from './keys.ts';

/** The two keys a client of the auth service presents in the `apikey` header. */
export interface ApiKeys {
  /** Public: shipped to the browser. */
  readonly anonKey: string;
  /** Secret: opens the administration routes. */
  readonly serviceRoleKey: string;
}

/**
 * The installation's API keys, in Supabase's form (HS256 JWTs that name a role).
 * They depend only on the key file in `keyDirectory`, which is made when missing: every start
 * gives the same two.
 */
export async function createApiKeys(keyDirectory: string): Promise<ApiKeys> {
  return deriveApiKeys(await loadOrCreateKeys(keyDirectory));
}

/** {@link createApiKeys} for keys already loaded. */
export async function deriveApiKeys(keys: AuthKeys): Promise<ApiKeys> {
  const [anonKey, serviceRoleKey] = await Promise.all([
    signRole(keys, 'anon'),
    signRole(keys, 'service_role'),
  ]);
  return { anonKey, serviceRoleKey };
}

async function signRole(keys: AuthKeys, role: 'anon' | 'service_role'): Promise<string> {
  return new SignJWT({ role, iss: 'crosscart' })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt(keys.createdAt)
    .sign(keys.secretFor('api-keys'));
}

/** Compares two secrets in a time that does not depend on where they differ. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

import { readPublicConfig } from '#lib/public-config.ts';
import { type SignInWays, waysOf } from './providers.ts';

/** Asks the auth service which ways to sign in are on; null when it does not answer. */
export async function loadSignInWays(): Promise<SignInWays | null> {
  const { supabaseUrl, supabaseAnonKey } = readPublicConfig();
  try {
    const response = await fetch(`${supabaseUrl}/auth/v1/settings`, {
      headers: { apikey: supabaseAnonKey },
      cache: 'no-store',
      signal: AbortSignal.timeout(5_000),
    });
    return response.ok ? waysOf(await response.json()) : null;
  } catch (error) {
    // No answer, a broken one, or none in time: the page says so and offers to try again.
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException)
      return null;
    throw error;
  }
}

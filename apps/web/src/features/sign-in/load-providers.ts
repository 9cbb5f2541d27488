import { readPublicConfig } from '#lib/public-config.ts';
import { providersOf, type SignInProvider } from './providers.ts';

/** Asks the auth service which providers are on; null when it does not answer. */
export async function loadProviders(): Promise<SignInProvider[] | null> {
  const { supabaseUrl, supabaseAnonKey } = readPublicConfig();
  try {
    const response = await fetch(`${supabaseUrl}/auth/v1/settings`, {
      headers: { apikey: supabaseAnonKey },
      cache: 'no-store',
      signal: AbortSignal.timeout(5_000),
    });
    return response.ok ? providersOf(await response.json()) : null;
  } catch (error) {
    // No answer, a broken one, or none in time: the page says so and offers to try again.
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException)
      return null;
    throw error;
  }
}

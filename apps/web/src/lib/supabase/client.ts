import { createBrowserClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { PublicConfig } from '#lib/public-config.ts';
import { sessionCookie } from './cookie.ts';

/** The browser's sign-in client; the library keeps one instance a page and refreshes its session. */
export function createSupabaseBrowserClient(config: PublicConfig): SupabaseClient {
  // Rendered on the server first, where there is no address yet and nothing is stored.
  const isHttps = typeof window !== 'undefined' && window.location.protocol === 'https:';
  return createBrowserClient(config.supabaseUrl, config.supabaseAnonKey, {
    cookieOptions: sessionCookie(isHttps),
  });
}

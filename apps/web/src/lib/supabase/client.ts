import { createBrowserClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { PublicConfig } from '#lib/public-config.ts';
import { SESSION_COOKIE } from './cookie.ts';

/** The browser's sign-in client; the library keeps one instance a page and refreshes its session. */
export function createSupabaseBrowserClient(config: PublicConfig): SupabaseClient {
  return createBrowserClient(config.supabaseUrl, config.supabaseAnonKey, { cookieOptions: SESSION_COOKIE });
}

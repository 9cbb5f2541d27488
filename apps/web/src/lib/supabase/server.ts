import { createServerClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import { cookies, headers } from 'next/headers';
import { readPublicConfig } from '#lib/public-config.ts';
import { isHttpsSite } from '#lib/site-url.ts';
import { sessionCookie } from './cookie.ts';

/** The sign-in client of one request (route handlers and server components). */
export async function createSupabaseServerClient(): Promise<SupabaseClient> {
  const config = readPublicConfig();
  const store = await cookies();
  return createServerClient(config.supabaseUrl, config.supabaseAnonKey, {
    cookieOptions: sessionCookie(isHttpsSite(await headers())),
    cookies: {
      getAll: () => store.getAll(),
      setAll: (written) => {
        for (const { name, value, options } of written) {
          try {
            store.set(name, value, options);
          } catch {
            // Server components may not write cookies; proxy.ts has refreshed the session before them.
            return;
          }
        }
      },
    },
  });
}

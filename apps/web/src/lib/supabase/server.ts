import { createServerClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import { cookies, headers } from 'next/headers';
import { readPublicConfig } from '#lib/public-config.ts';
import { isHttpsSite } from '#lib/site-url.ts';
import { sessionCookie } from './cookie.ts';
import { onBehalfOf } from './on-behalf.ts';

/** The sign-in client of one request (route handlers and server components). */
export async function createSupabaseServerClient(): Promise<SupabaseClient> {
  const config = readPublicConfig();
  const [store, asked] = [await cookies(), await headers()];
  return createServerClient(config.supabaseUrl, config.supabaseAnonKey, {
    ...onBehalfOf(asked),
    cookieOptions: sessionCookie(isHttpsSite(asked)),
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

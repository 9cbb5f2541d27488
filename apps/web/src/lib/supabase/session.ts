import { createServerClient } from '@supabase/ssr';
import { type NextRequest, NextResponse } from 'next/server';
import type { PublicConfig } from '#lib/public-config.ts';
import { siteUrl } from '#lib/site-url.ts';
import { sessionCookie } from './cookie.ts';
import { onBehalfOf } from './on-behalf.ts';

export interface RefreshedSession {
  /** The access token of a session that is valid now; null when nobody is signed in. */
  accessToken: string | null;
  /** Carries renewed cookies, and the no-store headers that must go with them, over to the answer. */
  applyTo(response: NextResponse): NextResponse;
}

/**
 * Refreshes the cookie session of a request. The request's own cookies are renewed too, so that what
 * renders after it sees the new session. The token's signature is checked by the API, not here.
 */
export async function refreshSession(request: NextRequest, config: PublicConfig): Promise<RefreshedSession> {
  const carrier = NextResponse.next();
  const supabase = createServerClient(config.supabaseUrl, config.supabaseAnonKey, {
    ...onBehalfOf(request.headers),
    cookieOptions: sessionCookie(siteUrl(request, '/').protocol === 'https:'),
    cookies: {
      getAll: () => request.cookies.getAll(),
      setAll: (written, headers) => {
        for (const { name, value, options } of written) {
          request.cookies.set(name, value);
          carrier.cookies.set(name, value, options);
        }
        for (const [name, value] of Object.entries(headers)) carrier.headers.set(name, value);
      },
    },
  });
  const { data } = await supabase.auth.getSession();
  return {
    accessToken: data.session?.access_token ?? null,
    applyTo(response) {
      for (const cookie of carrier.cookies.getAll()) response.cookies.set(cookie);
      for (const name of ['cache-control', 'expires', 'pragma']) {
        const value = carrier.headers.get(name);
        if (value !== null) response.headers.set(name, value);
      }
      return response;
    },
  };
}

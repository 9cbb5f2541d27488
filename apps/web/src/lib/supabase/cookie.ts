import type { CookieOptionsWithName } from '@supabase/ssr';

/** Named explicitly: the library's default derives from the host, and differs between two local addresses. */
export const SESSION_COOKIE: CookieOptionsWithName = {
  name: 'crosscart-session',
  path: '/',
  sameSite: 'lax',
};

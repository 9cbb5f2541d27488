import type { CookieOptionsWithName } from '@supabase/ssr';

/**
 * The session's cookie. Named explicitly: the library's default derives from the host, and differs between two local
 * addresses. Pages read it (they call the API with its token), so it cannot be HttpOnly; it is sent to this site's
 * own pages only, and over https never without encryption.
 */
export function sessionCookie(isHttps: boolean): CookieOptionsWithName {
  return { name: 'crosscart-session', path: '/', sameSite: 'lax', secure: isHttps };
}

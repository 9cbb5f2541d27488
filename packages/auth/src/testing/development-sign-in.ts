import { createHash, randomBytes } from 'node:crypto';
import { CookieJar } from './cookie-jar.ts';

const MAX_STEPS = 12;

/** What is posted to the account chooser. */
export type ChooserAnswer = { email: string } | { cancel: 'yes' };

/**
 * Walks a sign-in with the development issuer as a browser would, without one: from an address of
 * `/authorize`, through the account chooser's form, to the first address outside the auth service.
 * That address (`…?code=…` or `…?error=…`) is returned, not fetched.
 * @throws when a page on the way is not what it should be.
 */
export async function walkDevelopmentSignIn(authorizeUrl: string, answer: ChooserAnswer): Promise<URL> {
  const jar = new CookieJar();
  const origin = new URL(authorizeUrl).origin;
  const visit = async (url: URL, form?: ChooserAnswer): Promise<Response> => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: jar.headerFor(url) },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    jar.store(response);
    return response;
  };

  let url = new URL(authorizeUrl);
  let response = await visit(url);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    if (response.status === 200) {
      const action = /<form[^>]* action="([^"]+)"/.exec(await response.text())?.[1];
      if (action === undefined) throw new Error(`No form at ${url.pathname}`);
      url = new URL(action, url);
      response = await visit(url, answer);
      continue;
    }
    const location = response.headers.get('location');
    await response.body?.cancel();
    if (location === null) throw new Error(`Status ${response.status} at ${url.pathname}`);
    url = new URL(location, url);
    if (url.origin !== origin) return url;
    response = await visit(url);
  }
  throw new Error('The sign-in does not come to an end');
}

/** The tokens of a session, as the auth service answers them. */
export interface DevelopmentSession {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly expires_at: number;
  readonly user: { readonly id: string; readonly email: string };
}

/** Signs a development person in, as supabase-js would, and gives their session. */
export async function signInAsDevelopmentPerson(options: {
  /** The auth service's `url`. */
  url: string;
  anonKey: string;
  email: string;
  /** An address on the allow-list, outside the auth service's origin. */
  redirectTo: string;
}): Promise<DevelopmentSession> {
  const verifier = randomBytes(32).toString('base64url');
  const authorize = new URL(`${options.url}/auth/v1/authorize`);
  authorize.search = new URLSearchParams({
    provider: 'development',
    redirect_to: options.redirectTo,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 's256',
  }).toString();
  const end = await walkDevelopmentSignIn(authorize.href, { email: options.email });
  const code = end.searchParams.get('code');
  if (code === null) throw new Error(`The sign-in failed: ${end.searchParams.get('error_description')}`);
  const response = await fetch(`${options.url}/auth/v1/token?grant_type=pkce`, {
    method: 'POST',
    headers: { apikey: options.anonKey, 'content-type': 'application/json' },
    body: JSON.stringify({ auth_code: code, code_verifier: verifier }),
  });
  if (!response.ok) throw new Error(`The code was refused with status ${response.status}`);
  return (await response.json()) as DevelopmentSession;
}

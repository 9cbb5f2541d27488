import { me } from '@crosscart/contracts';
import { type NextRequest, NextResponse } from 'next/server';
import { createApi } from '#lib/api.ts';
import { asApiError } from '#lib/api-error.ts';
import { contentSecurityPolicy } from '#lib/content-security-policy.ts';
import { chooseMembership, ORG_COOKIE, routeFor, type Visitor } from '#lib/places.ts';
import { type PublicConfig, readPublicConfig } from '#lib/public-config.ts';
import { siteUrl } from '#lib/site-url.ts';
import { refreshSession } from '#lib/supabase/session.ts';

/** Before every page: refresh the session, send people where their role belongs, bind scripts to a nonce. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const config = readPublicConfig();
  const session = await refreshSession(request, config);
  const visitor = await visitorOf(session.accessToken, request, config);
  const { pathname, search } = request.nextUrl;
  const routing = routeFor(pathname, search, visitor);
  if (routing.go === 'to') {
    const redirect = NextResponse.redirect(siteUrl(request, routing.path));
    return session.applyTo(onlyEncrypted(redirect, request));
  }

  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = contentSecurityPolicy(nonce, config, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', policy);
  const response =
    routing.go === 'forbidden'
      ? NextResponse.rewrite(new URL('/forbidden', request.url), { status: 403, request: { headers } })
      : NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return session.applyTo(onlyEncrypted(response, request));
}

const HALF_A_YEAR_SECONDS = 15_552_000;

/** Over https the browser is told never to come without it. Other names of the domain are not ours to speak for. */
function onlyEncrypted(response: NextResponse, request: NextRequest): NextResponse {
  if (siteUrl(request, '/').protocol === 'https:') {
    response.headers.set('Strict-Transport-Security', `max-age=${HALF_A_YEAR_SECONDS}`);
  }
  return response;
}

async function visitorOf(
  accessToken: string | null,
  request: NextRequest,
  config: PublicConfig,
): Promise<Visitor> {
  if (accessToken === null) return { kind: 'signed_out' };
  const orgId = null;
  const api = createApi({ baseUrl: config.apiBaseUrl, accessToken: async () => accessToken, orgId });
  try {
    const membership = chooseMembership(await api(me), request.cookies.get(ORG_COOKIE)?.value);
    if (membership === null) return { kind: 'outsider' };
    if (membership.status === 'suspended') return { kind: 'suspended' };
    return { kind: 'member', role: membership.role };
  } catch (thrown) {
    const error = asApiError(thrown);
    if (error.status === 401) return { kind: 'signed_out' };
    if (error.code === 'SUSPENDED') return { kind: 'suspended' };
    if (error.code === 'NO_MEMBERSHIP') return { kind: 'outsider' };
    return { kind: 'unreachable' };
  }
}

export const config = {
  matcher: [
    {
      // Every page, also one that does not exist; no build output; prefetched shells hold no data.
      source: '/((?!_next/static|_next/image|icon\\.svg$).*)',
      missing: [
        { type: 'header', key: 'next-router-prefetch' },
        { type: 'header', key: 'purpose', value: 'prefetch' },
      ],
    },
  ],
};

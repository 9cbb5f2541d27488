import { type NextRequest, NextResponse } from 'next/server';
import { siteUrl } from './site-url.ts';

/**
 * Whether a page of this site sent a request that changes something. Browsers name the page's origin with every
 * POST; one without it, or from elsewhere, is not ours. (SameSite cookies say no as well; two locks are better.)
 */
export function isFromOwnPage(headers: Headers, site: URL): boolean {
  const fetchSite = headers.get('sec-fetch-site');
  return headers.get('origin') === site.origin && (fetchSite === null || fetchSite === 'same-origin');
}

/** The answer to a request of another site; null for our own pages'. */
export function refusesForeignOrigin(request: NextRequest): NextResponse | null {
  if (isFromOwnPage(request.headers, siteUrl(request, '/'))) return null;
  return new NextResponse('This request did not come from a page of this site.\n', {
    status: 403,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

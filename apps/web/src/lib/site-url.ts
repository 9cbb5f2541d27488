import type { NextRequest } from 'next/server';

/**
 * A path of this site as a full address. Next names the host it listens on in `request.url`
 * (0.0.0.0 in a container), so the Host that the browser asked for is used, or WEB_ORIGIN where set.
 */
export function siteUrl(request: NextRequest, path: string): URL {
  const configured = process.env.WEB_ORIGIN;
  if (configured) return new URL(path, configured);
  const url = new URL(path, request.url);
  const host = request.headers.get('host');
  if (host !== null) url.host = host;
  return url;
}

/** Whether people reach this site by https: as WEB_ORIGIN says, else as the proxy in front says. */
export function isHttpsSite(headers: Headers, configured = process.env.WEB_ORIGIN): boolean {
  if (configured) return configured.startsWith('https:');
  return headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https';
}

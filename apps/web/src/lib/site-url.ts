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

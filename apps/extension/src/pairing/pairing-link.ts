/** What a pairing link says: where the API is and which organisation to ask. */
export interface PairingLink {
  /** Without a trailing slash; device proofs are bound to it. */
  readonly apiUrl: string;
  readonly orgCode: string;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1']);
const PAIRING_PATH = /^(.*)\/pair\/?$/;

/**
 * Reads `<API URL>/pair#<org code>` (the code may also stand in `?code=`). Null when it is not such a link,
 * or when it would send the code unencrypted over a network.
 */
export function parsePairingLink(text: string): PairingLink | null {
  const url = URL.parse(text.trim());
  if (url === null || url.username !== '' || url.password !== '') return null;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.has(url.hostname))) return null;
  const path = PAIRING_PATH.exec(url.pathname);
  const orgCode = url.searchParams.get('code') ?? decodeURIComponent(url.hash.slice(1));
  if (path === null || !/^[\w-]{8,64}$/.test(orgCode)) return null;
  return { apiUrl: url.origin + path[1], orgCode };
}

/** The host pattern that the browser must allow before the worker can reach that API. */
export function apiHostPattern(apiUrl: string): string {
  const { protocol, hostname } = new URL(apiUrl);
  return `${protocol}//${hostname}/*`;
}

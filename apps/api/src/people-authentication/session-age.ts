import type { UserClaims } from '@crosscart/database';

/**
 * When a person really signed in, in seconds since 1970: refreshing a session renews its token, not this. The earliest
 * moment that the token's `amr` names, else the moment it was issued.
 */
export function signedInAt(claims: UserClaims): number {
  const moments = Array.isArray(claims.amr) ? claims.amr.map(timestampOf).filter(Number.isFinite) : [];
  return moments.length > 0 ? Math.min(...moments) : Number(claims.iat ?? 0);
}

function timestampOf(method: unknown): number {
  if (typeof method !== 'object' || method === null || !('timestamp' in method)) return Number.NaN;
  return typeof method.timestamp === 'number' ? method.timestamp : Number.NaN;
}

/** Whether somebody who signed in then has to sign in again, where sign-ins last that many hours. */
export function isTooOld(signedIn: number, sessionHours: number, now = Date.now()): boolean {
  return now / 1000 >= signedIn + sessionHours * 3600;
}

import { base64url, SignJWT } from 'jose';
import type { DeviceKey } from './device-key.ts';

export interface ProofRequest {
  readonly method: string;
  /** Full URL of the request; query and fragment are left out of the proof, as RFC 9449 asks. */
  readonly url: string;
  /** The server's newest nonce; without one the server answers USE_DPOP_NONCE and hands one out. */
  readonly nonce?: string | undefined;
  /** The install token that goes with the request; the proof is bound to its hash. */
  readonly token?: string | undefined;
}

/** A DPoP proof (RFC 9449) for one request. Every call makes a new one: the server takes each `jti` once. */
export async function createProof(key: DeviceKey, request: ProofRequest): Promise<string> {
  const claims: Record<string, string> = {
    jti: crypto.randomUUID(),
    htm: request.method,
    htu: withoutQuery(request.url),
  };
  if (request.nonce !== undefined) claims.nonce = request.nonce;
  if (request.token !== undefined) claims.ath = await sha256(request.token);
  return new SignJWT(claims)
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicJwk })
    .setIssuedAt()
    .sign(key.privateKey);
}

function withoutQuery(url: string): string {
  const parsed = new URL(url);
  return parsed.origin + parsed.pathname;
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return base64url.encode(new Uint8Array(digest));
}

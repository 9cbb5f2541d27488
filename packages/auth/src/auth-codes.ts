import { createHash, randomUUID } from 'node:crypto';

/** A code that a finished sign-in is exchanged with: 122 random bits. */
export function newAuthCode(): string {
  return randomUUID();
}

/** What is stored of a code: enough to recognise it, not enough to use it. */
export function hashAuthCode(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}

/** The S256 challenge of a PKCE verifier (RFC 7636, 4.2). */
export function codeChallengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

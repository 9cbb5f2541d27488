import { createHash } from 'node:crypto';
import { AppError, DeviceJwk } from '@crosscart/contracts';
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, errors, importJWK } from 'jose';
import { z } from 'zod';
import type { ProofNonces } from './proof-nonces.ts';

/** A proof that was checked, but not yet used up: the database takes each (jkt, jti) once. */
export interface VerifiedProof {
  readonly jwk: DeviceJwk;
  /** RFC 7638 thumbprint of `jwk`. */
  readonly jkt: string;
  readonly jti: string;
}

/** What the proof must have been made for. */
export interface ExpectedProof {
  readonly method: string;
  /** The request's address as devices know it, without query. */
  readonly url: string;
  /** The access token that came with it; null where none is needed yet. */
  readonly token: string | null;
  readonly nonces: ProofNonces;
}

const ProofHeader = z.object({ typ: z.literal('dpop+jwt'), alg: z.literal('ES256'), jwk: DeviceJwk });
const ProofClaims = z.object({
  jti: z.string().min(16).max(128),
  htm: z.string(),
  htu: z.string(),
  // Its value is not looked at: a device's clock may be wrong, the nonce says what is fresh.
  iat: z.number(),
  nonce: z.string().max(200).optional(),
  ath: z.string().optional(),
});

const LONGEST_PROOF = 4_096;

/**
 * Checks a DPoP proof (RFC 9449 § 4.3). Throws PROOF_INVALID with the part that does not fit, or USE_DPOP_NONCE
 * where only a fresh nonce is missing.
 */
export async function verifyProof(proof: unknown, expected: ExpectedProof): Promise<VerifiedProof> {
  if (typeof proof !== 'string' || proof.length > LONGEST_PROOF) throw invalid('missing');
  const header = ProofHeader.safeParse(headerOf(proof));
  if (!header.success) throw invalid('header');
  const { jwk } = header.data;
  const claims = await claimsOf(proof, jwk);
  if (claims.htm !== expected.method) throw invalid('htm');
  if (normalised(claims.htu) !== normalised(expected.url)) throw invalid('htu');
  if (expected.token !== null && claims.ath !== hashOf(expected.token)) throw invalid('ath');
  if (claims.nonce === undefined || !expected.nonces.accepts(claims.nonce)) {
    throw new AppError('USE_DPOP_NONCE');
  }
  return { jwk, jkt: await calculateJwkThumbprint(jwk), jti: claims.jti };
}

function headerOf(proof: string): unknown {
  try {
    return decodeProtectedHeader(proof);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

async function claimsOf(proof: string, jwk: DeviceJwk): Promise<z.infer<typeof ProofClaims>> {
  try {
    const key = await importJWK(jwk, 'ES256');
    // Not jwtVerify: it would let the device's clock (iat, nbf, exp) decide.
    const { payload } = await compactVerify(proof, key, { algorithms: ['ES256'] });
    const claims = ProofClaims.safeParse(JSON.parse(Buffer.from(payload).toString('utf8')));
    if (claims.success) return claims.data;
  } catch (error) {
    // DataError: a point that is not on the curve. SyntaxError: a payload that is no JSON.
    const named = error instanceof Error && ['DataError', 'SyntaxError'].includes(error.name);
    if (!named && !(error instanceof errors.JOSEError)) throw error;
    throw invalid('signature');
  }
  throw invalid('claims');
}

function normalised(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function invalid(part: string): AppError {
  return new AppError('PROOF_INVALID', { part });
}

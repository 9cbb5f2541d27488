import { createHmac, timingSafeEqual } from 'node:crypto';

/** Which refresh token of which session: generation 0 is the one given at sign-in. */
export interface RefreshTokenClaims {
  readonly sessionId: string;
  readonly generation: number;
}

const SESSION_BYTES = 16;
const GENERATION_BYTES = 4;
const MAC_BYTES = 24;
const TOKEN_BYTES = SESSION_BYTES + GENERATION_BYTES + MAC_BYTES;

/**
 * The refresh token of a session's generation: session id, generation and a MAC over both.
 * It can be made again from its parts, so nothing secret needs to be stored per token.
 */
export function mintRefreshToken(claims: RefreshTokenClaims, key: Buffer): string {
  const body = Buffer.alloc(SESSION_BYTES + GENERATION_BYTES);
  body.write(claims.sessionId.replaceAll('-', ''), 0, 'hex');
  body.writeUInt32BE(claims.generation, SESSION_BYTES);
  return Buffer.concat([body, mac(body, key)]).toString('base64url');
}

/** Reads a refresh token; null for anything that {@link mintRefreshToken} did not make with `key`. */
export function readRefreshToken(token: string, key: Buffer): RefreshTokenClaims | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== TOKEN_BYTES || bytes.toString('base64url') !== token) return null;
  const body = bytes.subarray(0, SESSION_BYTES + GENERATION_BYTES);
  if (!timingSafeEqual(bytes.subarray(body.length), mac(body, key))) return null;
  const hex = body.toString('hex', 0, SESSION_BYTES);
  return {
    sessionId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    generation: body.readUInt32BE(SESSION_BYTES),
  };
}

function mac(body: Buffer, key: Buffer): Buffer {
  return createHmac('sha256', key).update(body).digest().subarray(0, MAC_BYTES);
}

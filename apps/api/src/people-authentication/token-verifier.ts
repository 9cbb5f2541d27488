import { AppError } from '@crosscart/contracts';
import type { UserClaims } from '@crosscart/database';
import {
  type CryptoKey,
  createRemoteJWKSet,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';

export interface TokenVerifierOptions {
  /** Without a slash at the end; tokens are issued by `<supabaseUrl>/auth/v1`. */
  readonly supabaseUrl: string;
  /** Shared secret for HS256 sessions; null refuses them. */
  readonly jwtSecret: string | null;
}

/**
 * What the API takes of a verified token, and nothing else: the wall reads claims of the API's own (`org_id`,
 * `request`), which a project's token must not be able to name; and its metadata proves nothing.
 */
interface SessionClaims extends UserClaims {
  readonly email: string;
  readonly session_id: string;
  /** Seconds since 1970. */
  readonly exp: number;
  readonly iat: number | undefined;
  /** How and when the person signed in. */
  readonly amr: unknown;
}

export type TokenVerifier = (token: string) => Promise<SessionClaims>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Verifies Supabase sessions. The token's algorithm chooses which kind of key is asked for, and each key serves
 * its own algorithms only: a public key is never tried as a shared secret. Keys are fetched when the first token
 * comes (so the API starts without the auth service), imported once and kept ten minutes.
 * Throws TOKEN_INVALID, or UNAVAILABLE when the keys cannot be fetched.
 */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const issuer = `${options.supabaseUrl}/auth/v1`;
  const publicKeys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`), {
    timeoutDuration: 5_000,
    cooldownDuration: 10_000,
  });
  const sharedSecret = options.jwtSecret === null ? null : importSecret(options.jwtSecret);

  const keyFor: Readonly<Record<string, JWTVerifyGetKey | undefined>> = {
    ES256: publicKeys,
    RS256: publicKeys,
    HS256: sharedSecret === null ? undefined : () => sharedSecret,
  };

  return async (token) => {
    const alg = algorithmOf(token);
    const key = Object.hasOwn(keyFor, alg) ? keyFor[alg] : undefined;
    if (key === undefined) throw new AppError('TOKEN_INVALID');
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [alg],
        issuer,
        audience: 'authenticated',
        requiredClaims: ['sub', 'exp'],
      });
      return sessionClaims(payload);
    } catch (error) {
      throw refusalOf(error);
    }
  };
}

function algorithmOf(token: string): string {
  try {
    // Whatever the header holds: an array of one name would pass for that name.
    const alg: unknown = decodeProtectedHeader(token).alg;
    return typeof alg === 'string' ? alg : '';
  } catch {
    throw new AppError('TOKEN_INVALID'); // no JWT at all
  }
}

function importSecret(secret: string): Promise<CryptoKey> {
  const imported = crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  imported.catch(() => {}); // reported to each request that needs it
  return imported;
}

/** Only a person's session: service keys and anonymous sign-ins are nobody here. */
function sessionClaims(payload: JWTPayload): SessionClaims {
  const { sub, email, role, session_id, exp, iat, amr, is_anonymous: anonymous } = payload;
  if (role !== 'authenticated' || anonymous === true) throw new AppError('TOKEN_INVALID');
  if (!isUuid(sub) || !isUuid(session_id) || exp === undefined) throw new AppError('TOKEN_INVALID');
  if (typeof email !== 'string' || email === '') throw new AppError('TOKEN_INVALID');
  return { sub, email, session_id, exp, iat, amr };
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

function refusalOf(error: unknown): unknown {
  if (error instanceof AppError) return error;
  // The auth service did not answer, or answered something else than its keys.
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return keysUnavailable();
  if (error instanceof errors.JOSEError) {
    return error.code === 'ERR_JOSE_GENERIC' ? keysUnavailable() : new AppError('TOKEN_INVALID');
  }
  // fetch reports a server that cannot be reached as a TypeError with the network's error as its cause.
  if (error instanceof TypeError && error.cause !== undefined) return keysUnavailable();
  return error;
}

function keysUnavailable(): AppError {
  return new AppError('UNAVAILABLE', { service: 'auth' });
}

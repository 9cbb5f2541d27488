import { AppError } from '@crosscart/contracts';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

/** What an install token says: which agent, which version of its secret, bound to which device key. */
export interface InstallToken {
  readonly agentId: string;
  readonly tokenVersion: number;
  readonly jkt: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

const AUDIENCE = 'crosscart-agent';
const LIFETIME = '60d';
const Claims = z.object({
  sub: z.uuid(),
  ver: z.int(),
  cnf: z.object({ jkt: z.string() }),
  exp: z.number(),
});

/** A token for 60 days, signed with the agent's own secret. It is of no use without the device key. */
export function signInstallToken(
  secret: Uint8Array,
  token: Omit<InstallToken, 'expiresAt'>,
): Promise<string> {
  return new SignJWT({ ver: token.tokenVersion, cnf: { jkt: token.jkt } })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: token.agentId })
    .setSubject(token.agentId)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .sign(secret);
}

/** The agent that an unverified token claims to be of. Throws TOKEN_INVALID when it names none. */
export function agentNamedBy(token: string): string {
  try {
    return z.uuid().parse(decodeProtectedHeader(token).kid);
  } catch {
    // Whatever is wrong with its form, it names no agent.
    throw new AppError('TOKEN_INVALID');
  }
}

/** Checks signature (HS256 only), audience and expiry; null when the secret did not sign it. Throws TOKEN_INVALID. */
export async function verifyInstallToken(token: string, secret: Uint8Array): Promise<InstallToken | null> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, secret, {
      algorithms: ['HS256'],
      audience: AUDIENCE,
      requiredClaims: ['exp'],
    });
    const claims = Claims.parse(payload);
    if (claims.sub !== protectedHeader.kid) throw new AppError('TOKEN_INVALID');
    return { agentId: claims.sub, tokenVersion: claims.ver, jkt: claims.cnf.jkt, expiresAt: claims.exp };
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return null;
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) throw new AppError('TOKEN_INVALID');
    throw error;
  }
}

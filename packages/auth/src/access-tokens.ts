import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { AuthError } from './errors.ts';
import type { SigningKey } from './keys.ts';
import type { SessionRow } from './queries/sessions.ts';
import type { UserRow } from './queries/users.ts';

/** What a verified access token says about its bearer. */
interface AccessTokenBearer {
  readonly userId: string;
  readonly sessionId: string;
}

/** Signs and verifies access tokens of one issuer (`<public url>/auth/v1`). */
export interface AccessTokens {
  readonly lifetimeSeconds: number;
  sign(user: UserRow, session: Pick<SessionRow, 'id' | 'created_at' | 'method'>, now?: Date): Promise<string>;
  /** @throws AuthError 403 `bad_jwt` for a token that is not ours, altered or expired. */
  verify(token: string): Promise<AccessTokenBearer>;
}

const bearerClaims = z.object({ sub: z.uuid(), session_id: z.uuid() });

/** Access tokens with the claims of Supabase's, signed with ES256. */
export function createAccessTokens(issuer: string, key: SigningKey, lifetimeSeconds: number): AccessTokens {
  return {
    lifetimeSeconds,
    async sign(user, session, now = new Date()) {
      const issuedAt = Math.floor(now.getTime() / 1000);
      return new SignJWT({
        email: user.email ?? '',
        phone: user.phone ?? '',
        app_metadata: user.raw_app_meta_data,
        user_metadata: user.raw_user_meta_data,
        role: user.role,
        aal: 'aal1',
        amr: [{ method: session.method, timestamp: Math.floor(session.created_at.getTime() / 1000) }],
        session_id: session.id,
        is_anonymous: user.is_anonymous,
      })
        .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience('authenticated')
        .setSubject(user.id)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + lifetimeSeconds)
        .sign(key.privateKey);
    },
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, key.publicKey, {
          algorithms: ['ES256'],
          issuer,
          audience: 'authenticated',
          requiredClaims: ['exp', 'sub'],
        });
        const claims = bearerClaims.parse(payload);
        return { userId: claims.sub, sessionId: claims.session_id };
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof z.ZodError || error instanceof TypeError) {
          throw new AuthError(403, 'bad_jwt', 'invalid JWT: unable to parse or verify signature, or expired');
        }
        throw error;
      }
    },
  };
}

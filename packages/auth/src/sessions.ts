import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Sql } from 'postgres';
import type { AccessTokens } from './access-tokens.ts';
import { codeChallengeOf, hashAuthCode } from './auth-codes.ts';
import { AuthError } from './errors.ts';
import { takeAuthCode } from './queries/flows.ts';
import {
  advanceSession,
  deleteSession,
  insertSession,
  lockSession,
  type SessionRow,
  type SignInMethod,
} from './queries/sessions.ts';
import { findUser, type UserRow } from './queries/users.ts';
import { mintRefreshToken, readRefreshToken } from './refresh-tokens.ts';
import { describeUser, isBanned } from './user-json.ts';

/** Seconds in which the previous refresh token still gets the current one (two tabs at once; as GoTrue). */
const REUSE_SECONDS = 10;

/** What sessions are made with. */
export interface SessionIssuing {
  readonly sql: Sql;
  readonly accessTokens: AccessTokens;
  readonly refreshKey: Buffer;
  readonly sessionSeconds: number;
}

/** Who asks: kept with a new session, so that a person can recognise their browsers. */
export interface Browser {
  readonly userAgent: string | null;
  readonly ip: string | null;
}

/** The browser behind a request; its address is a configured proxy's word for it, or the socket's. */
export function browserOf(request: FastifyRequest): Browser {
  const ip = request.ip.split('%', 1)[0] ?? '';
  return {
    userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
    // Some proxies write a port or "unknown"; that is no reason to sign nobody in.
    ip: isIP(ip) === 0 ? null : ip,
  };
}

/**
 * Exchanges the code of a finished sign-in for a session. The code is gone afterwards, whether or
 * not the verifier was right.
 * @throws AuthError 404 `flow_state_not_found`, 422 `flow_state_expired`, 400 `bad_code_verifier`,
 *   403 `user_banned`.
 */
export async function exchangeAuthCode(
  issuing: SessionIssuing,
  given: { authCode: string; codeVerifier: string },
  browser: Browser,
) {
  const flow = await takeAuthCode(issuing.sql, hashAuthCode(given.authCode));
  if (flow === null)
    throw new AuthError(404, 'flow_state_not_found', 'invalid flow state, no valid flow state found');
  if (flow.is_over)
    throw new AuthError(422, 'flow_state_expired', 'invalid flow state, flow state has expired');
  if (codeChallengeOf(given.codeVerifier) !== flow.code_challenge) {
    throw new AuthError(
      400,
      'bad_code_verifier',
      'code challenge does not match previously saved code verifier',
    );
  }
  return startSession(issuing, await findActiveUser(issuing.sql, flow.user_id), 'oauth', browser);
}

/** Signs a browser in as a person who has proven who they are; answers the tokens. */
export async function startSession(
  issuing: SessionIssuing,
  user: UserRow,
  method: SignInMethod,
  browser: Browser,
) {
  const session = await insertSession(issuing.sql, {
    userId: user.id,
    method,
    lifetimeSeconds: issuing.sessionSeconds,
    ...browser,
  });
  return tokenResponse(issuing, user, session);
}

/**
 * Exchanges the current refresh token for the next one. The one before it gets the current one
 * again within {@link REUSE_SECONDS}; any older use means that a token was copied, and ends the session.
 * @throws AuthError 400 `refresh_token_not_found`, `refresh_token_already_used`, `session_expired`, `user_banned`.
 */
export async function refreshSession(issuing: SessionIssuing, token: string) {
  const claims = readRefreshToken(token, issuing.refreshKey);
  if (claims === null) throw refreshTokenNotFound();
  const outcome = await issuing.sql.begin(async (sql) => {
    const session = await lockSession(sql, claims.sessionId);
    if (session === null) return { refusal: refreshTokenNotFound() };
    if (session.is_over) {
      return { refusal: new AuthError(400, 'session_expired', 'Invalid Refresh Token: Session Expired') };
    }
    if (claims.generation === session.refresh_generation) {
      const user = await findActiveUser(sql, session.user_id, bannedFromRefreshing);
      return { user, session: await advanceSession(sql, session.id) };
    }
    const isParent = claims.generation === session.refresh_generation - 1;
    if (isParent && (session.seconds_since_refresh ?? Number.POSITIVE_INFINITY) <= REUSE_SECONDS) {
      return { user: await findActiveUser(sql, session.user_id, bannedFromRefreshing), session };
    }
    await deleteSession(sql, session.id);
    return {
      refusal: new AuthError(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used'),
    };
  });
  // Thrown outside, so that ending the session is committed.
  if ('refusal' in outcome) throw outcome.refusal;
  return tokenResponse(issuing, outcome.user, outcome.session);
}

async function findActiveUser(
  sql: Parameters<typeof findUser>[0],
  id: string,
  refusal = () => new AuthError(403, 'user_banned', 'User is banned'),
): Promise<UserRow> {
  const user = await findUser(sql, id);
  if (user === null || isBanned(user)) throw refusal();
  return user;
}

function bannedFromRefreshing(): AuthError {
  return new AuthError(400, 'user_banned', 'Invalid Refresh Token: User Banned');
}

function refreshTokenNotFound(): AuthError {
  return new AuthError(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found');
}

async function tokenResponse(issuing: SessionIssuing, user: UserRow, session: SessionRow) {
  const now = new Date();
  const { lifetimeSeconds } = issuing.accessTokens;
  const [accessToken, description] = await Promise.all([
    issuing.accessTokens.sign(user, session, now),
    describeUser(issuing.sql, user),
  ]);
  return {
    access_token: accessToken,
    token_type: 'bearer',
    expires_in: lifetimeSeconds,
    expires_at: Math.floor(now.getTime() / 1000) + lifetimeSeconds,
    refresh_token: mintRefreshToken(
      { sessionId: session.id, generation: session.refresh_generation },
      issuing.refreshKey,
    ),
    user: description,
  };
}

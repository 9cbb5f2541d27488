import type { FastifyRequest } from 'fastify';
import { sameSecret } from './api-keys.ts';
import { AuthError } from './errors.ts';
import { findLiveSession, type SessionRow } from './queries/sessions.ts';
import { findUser, type UserRow } from './queries/users.ts';
import type { ServiceContext } from './service-context.ts';
import { isBanned } from './user-json.ts';

/**
 * Asks for the API key that Supabase's gateway asks for: in `apikey`, or as the bearer.
 * @throws AuthError 401 `no_authorization`.
 */
export function requireApiKey(request: FastifyRequest, context: ServiceContext): void {
  const header = request.headers.apikey;
  const given = typeof header === 'string' ? header : bearerOf(request);
  const { anonKey, serviceRoleKey } = context.apiKeys;
  if (given === null || !(sameSecret(given, anonKey) || sameSecret(given, serviceRoleKey))) {
    throw new AuthError(401, 'no_authorization', 'No valid API key found in request');
  }
}

/**
 * The signed-in person who makes a request, by their access token and its session.
 * @throws AuthError 401 `no_authorization`, 403 `bad_jwt`, `session_not_found`, `user_not_found`, `user_banned`.
 */
export async function requireUser(
  request: FastifyRequest,
  context: ServiceContext,
): Promise<{ user: UserRow; session: SessionRow }> {
  const token = bearerOf(request);
  if (token === null)
    throw new AuthError(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
  const bearer = await context.accessTokens.verify(token);
  const [user, session] = await Promise.all([
    findUser(context.sql, bearer.userId),
    findLiveSession(context.sql, bearer.sessionId, bearer.userId),
  ]);
  if (user === null) throw new AuthError(403, 'user_not_found', 'User from sub claim in JWT does not exist');
  if (session === null)
    throw new AuthError(403, 'session_not_found', 'Session from session_id claim in JWT does not exist');
  if (isBanned(user)) throw new AuthError(403, 'user_banned', 'User is banned');
  return { user, session };
}

/**
 * Lets only the holder of the service-role key pass.
 * @throws AuthError 401 `no_authorization`, 403 `bad_jwt` or `not_admin`.
 */
export async function requireServiceRole(request: FastifyRequest, context: ServiceContext): Promise<void> {
  const token = bearerOf(request);
  if (token === null)
    throw new AuthError(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
  if (sameSecret(token, context.apiKeys.serviceRoleKey)) return;
  if (!sameSecret(token, context.apiKeys.anonKey)) await context.accessTokens.verify(token);
  throw new AuthError(403, 'not_admin', 'User not allowed');
}

function bearerOf(request: FastifyRequest): string | null {
  return /^bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { randomNonce, randomPKCECodeVerifier } from 'openid-client';
import { z } from 'zod';
import { AuthError } from '../errors.ts';
import { insertFlow } from '../queries/flows.ts';
import { chooseRedirect, withOAuthError } from '../redirects.ts';
import type { ServiceContext } from '../service-context.ts';
import { causeOfFailure, describeSignInFailure } from '../sign-in-failures.ts';
import { parseInput } from '../validation.ts';

const query = z.looseObject({
  provider: z.string().max(100),
  redirect_to: z.string().max(2000).optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.string().optional(),
});

/** Parameters of a client that are handed on to the issuer. */
const PASS_THROUGH = [
  'access_type',
  'hd',
  'include_granted_scopes',
  'login_hint',
  'prompt',
  'ui_locales',
] as const;

/** `GET /authorize`: remembers a sign-in and sends the browser to the issuer. */
export function routeAuthorize(server: FastifyInstance, context: ServiceContext): void {
  server.get('/authorize', async (request, reply) => {
    await context.limiter.takeForIp('authorizePerIp', request.ip);
    const asked = parseInput(query, request.query);
    // supabase-js types names of its own choice as `custom:<name>`.
    const provider = context.providers.get(asked.provider.replace(/^custom:/, ''));
    if (provider === undefined) {
      throw new AuthError(400, 'validation_failed', 'Unsupported provider: provider is not enabled');
    }
    const codeChallenge = readCodeChallenge(asked.code_challenge, asked.code_challenge_method);
    const checks = { state: randomUUID(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
    const passThrough: Record<string, string> = {};
    for (const name of PASS_THROUGH) {
      const value = asked[name];
      if (typeof value === 'string' && value.length <= 500) passThrough[name] = value;
    }
    const redirectTo = chooseRedirect(asked.redirect_to, context.redirects);
    reply.header('cache-control', 'no-store');
    let address: URL;
    try {
      address = await provider.authorizationUrl(checks, passThrough);
    } catch (thrown) {
      const failure = describeSignInFailure(thrown);
      context.log.warn({ provider: provider.key, ...causeOfFailure(thrown) }, 'An issuer could not be asked');
      return reply.redirect(withOAuthError(redirectTo, failure), 302);
    }
    await insertFlow(context.sql, {
      id: checks.state,
      provider: provider.key,
      codeChallenge,
      redirectTo,
      issuerNonce: checks.nonce,
      issuerCodeVerifier: checks.codeVerifier,
    });
    return reply.redirect(address.href, 302);
  });
}

/** The S256 challenge. Without PKCE, tokens would travel in the address: not served. */
function readCodeChallenge(challenge: string | undefined, method: string | undefined): string {
  if (challenge === undefined || method === undefined) {
    throw new AuthError(
      400,
      'validation_failed',
      'PKCE flow requires code_challenge_method and code_challenge',
    );
  }
  if (method.toLowerCase() !== 's256') {
    throw new AuthError(400, 'validation_failed', 'Invalid code challenge method, only s256 is allowed');
  }
  if (challenge.length < 43 || challenge.length > 128) {
    throw new AuthError(400, 'validation_failed', 'Code challenge has to be between 43 and 128 characters');
  }
  if (!/^[A-Za-z0-9._~-]+$/.test(challenge)) {
    throw new AuthError(
      400,
      'validation_failed',
      'Code challenge can only contain alphanumeric characters, hyphens, periods, underscores and tildes',
    );
  }
  return challenge;
}

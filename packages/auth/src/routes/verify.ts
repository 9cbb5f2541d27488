import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseEmail, parsePhone } from '../addresses.ts';
import { requireApiKey } from '../authorization.ts';
import { AuthError } from '../errors.ts';
import { useCode, useLink } from '../one-time-codes.ts';
import { chooseRedirect, withOAuthError } from '../redirects.ts';
import type { ServiceContext } from '../service-context.ts';
import { browserOf, startSession } from '../sessions.ts';
import { describeSignInFailure } from '../sign-in-failures.ts';
import { admitByCode, purposesOf, tokenExpired } from '../used-codes.ts';
import { parseInput } from '../validation.ts';

const text = z.string().max(500).default('');
const body = z.looseObject({ type: text, token: text, token_hash: text, email: text, phone: text });
const link = z.looseObject({
  type: text,
  token: text,
  redirect_to: z.string().max(2000).optional(),
});

const ONE_SIDE_AGREED = 'Confirmation link accepted. Please proceed to confirm link sent to the other email';

/** `POST /verify`: a code, or the token of a link, for a session. `GET /verify`: the link itself. */
export function routeVerify(server: FastifyInstance, context: ServiceContext): void {
  server.post('/verify', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    requireApiKey(request, context);
    const asked = parseInput(body, request.body);
    if (asked.type === '') {
      throw new AuthError(400, 'validation_failed', 'Verify requires a verification type');
    }
    if ((asked.token === '') === (asked.token_hash === '')) {
      throw new AuthError(400, 'validation_failed', 'Verify requires either a token or a token hash');
    }
    await context.limiter.takeForIp('verifyPerIp', request.ip);
    const code =
      asked.token_hash === ''
        ? await takeCode(asked)
        : await useLink(context.sql, asked.token_hash, purposesOf(asked.type));
    if (code === null) throw tokenExpired();
    const user = await admitByCode(context, code);
    if (user === null) return { msg: ONE_SIDE_AGREED, code: '200' };
    context.log.info({ user_id: user.id, provider: 'email' }, 'A person signed in');
    return startSession(context, user, 'otp', browserOf(request));
  });

  server.get('/verify', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const asked = parseInput(link, request.query);
    if (asked.token === '' || asked.type === '') {
      throw new AuthError(400, 'validation_failed', 'Verify requires a token and a verification type');
    }
    const redirectTo = chooseRedirect(asked.redirect_to, context.redirects);
    try {
      await context.limiter.takeForIp('verifyPerIp', request.ip);
      const code = await useLink(context.sql, asked.token, purposesOf(asked.type));
      if (code === null) throw new AuthError(403, 'otp_expired', 'Email link is invalid or has expired');
      const user = await admitByCode(context, code);
      if (user === null) return reply.redirect(withFragment(redirectTo, { message: ONE_SIDE_AGREED }), 303);
      const session = await startSession(context, user, 'otp', browserOf(request));
      // No verifier waits for these tokens, so they travel as supabase-js expects them: in the fragment, which no
      // server is sent.
      const fragment = {
        access_token: session.access_token,
        expires_at: String(session.expires_at),
        expires_in: String(session.expires_in),
        refresh_token: session.refresh_token,
        token_type: session.token_type,
        type: asked.type,
      };
      return reply.redirect(withFragment(redirectTo, fragment), 303);
    } catch (thrown) {
      return reply.redirect(withOAuthError(redirectTo, describeSignInFailure(thrown)), 303);
    }
  });

  async function takeCode(asked: z.output<typeof body>) {
    if ((asked.email === '') === (asked.phone === '')) {
      throw new AuthError(
        400,
        'validation_failed',
        'Only an email address or phone number should be provided on verify',
      );
    }
    if (asked.phone !== '') {
      parsePhone(asked.phone);
      throw tokenExpired();
    }
    const email = parseEmail(asked.email);
    const purposes = purposesOf(asked.type);
    // In one transaction, which writes whether or not a code waits: the time until the answer must not tell which.
    return context.sql.begin(async (sql) => {
      await context.limiter.takeForAddress('verifyPerAddress', email, sql);
      return useCode(sql, context.codeKey, { email, code: asked.token.trim(), purposes });
    });
  }
}

function withFragment(address: string, parameters: Record<string, string>): string {
  const url = new URL(address);
  url.hash = new URLSearchParams(parameters).toString();
  return url.href;
}

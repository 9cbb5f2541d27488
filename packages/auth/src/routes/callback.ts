import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { hashAuthCode, newAuthCode } from '../auth-codes.ts';
import { AuthError } from '../errors.ts';
import type { IssuerAccount } from '../providers.ts';
import { type AnsweredFlow, answerFlow, attachAuthCode } from '../queries/flows.ts';
import { withOAuthError, withQuery } from '../redirects.ts';
import type { ServiceContext } from '../service-context.ts';
import { admitAccount } from '../sign-in.ts';
import { causeOfFailure, describeSignInFailure } from '../sign-in-failures.ts';

const answer = z.looseObject({ state: z.uuid() });

/** `GET|POST /callback`: takes the issuer's answer and sends the browser back to the site with a code. */
export function routeCallback(server: FastifyInstance, context: ServiceContext): void {
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => Object.fromEntries(new URLSearchParams(body)),
  );

  server.get('/callback', async (request, reply) => {
    const outcome = await takeAnswer(context, request.query);
    return reply.header('cache-control', 'no-store').redirect(outcome.address, outcome.status);
  });
  server.post('/callback', async (request, reply) => {
    const outcome = await takeAnswer(context, request.body);
    return reply.header('cache-control', 'no-store').redirect(outcome.address, 303);
  });
}

/** Where the browser goes next. Every failure ends on a page of the site, with a reason. */
async function takeAnswer(
  context: ServiceContext,
  input: unknown,
): Promise<{ address: string; status: 302 | 303 }> {
  const parsed = answer.safeParse(input);
  const flow = parsed.success ? await answerFlow(context.sql, parsed.data.state) : null;
  const provider = flow === null ? undefined : context.providers.get(flow.provider_type);
  if (!parsed.success || flow === null || provider === undefined) {
    const address = withOAuthError(context.redirects.siteUrl, {
      error: 'invalid_request',
      error_code: 'bad_oauth_state',
      error_description: 'OAuth state not found, used before or expired',
    });
    return { address, status: 303 };
  }
  try {
    if (flow.is_over)
      throw new AuthError(422, 'flow_state_expired', 'The sign-in took too long, please try again');
    const address = new URL(context.callbackUrl);
    for (const [name, value] of Object.entries(parsed.data)) {
      if (typeof value === 'string') address.searchParams.set(name, value);
    }
    const account = await provider.readAnswer(address, {
      state: flow.id,
      nonce: flow.issuer_nonce,
      codeVerifier: flow.issuer_code_verifier,
    });
    const code = await grantCode(context, flow, account);
    return { address: withQuery(flow.redirect_to, { code }), status: 302 };
  } catch (thrown) {
    const failure = describeSignInFailure(thrown);
    context.log.warn(
      { provider: flow.provider_type, error_code: failure.error_code, ...causeOfFailure(thrown) },
      'A sign-in failed',
    );
    return { address: withOAuthError(flow.redirect_to, failure), status: 302 };
  }
}

async function grantCode(
  context: ServiceContext,
  flow: AnsweredFlow,
  account: IssuerAccount,
): Promise<string> {
  const code = newAuthCode();
  await context.sql.begin(async (sql) => {
    const user = await admitAccount(sql, context.signUps, flow.provider_type, account);
    await attachAuthCode(sql, flow.id, { userId: user.id, codeHash: hashAuthCode(code) });
    context.log.info({ user_id: user.id, provider: flow.provider_type }, 'A person signed in');
  });
  return code;
}

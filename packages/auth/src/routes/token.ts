import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AuthError } from '../errors.ts';
import { admitByPassword } from '../password-sign-in.ts';
import type { ServiceContext } from '../service-context.ts';
import { browserOf, exchangeAuthCode, refreshSession, startSession } from '../sessions.ts';
import { parseInput } from '../validation.ts';

const query = z.object({ grant_type: z.string().max(50).default('') });
const pkceBody = z.object({ auth_code: z.string().max(200), code_verifier: z.string().max(200) });
const refreshBody = z.object({ refresh_token: z.string().max(500) });
const passwordBody = z.looseObject({
  email: z.string().max(500).default(''),
  phone: z.string().max(50).default(''),
  password: z.string().max(1000).default(''),
});
const idTokenBody = z.looseObject({ provider: z.string().max(100).default('') });

const WELL_KNOWN_ISSUERS: Readonly<Record<string, string>> = {
  google: 'https://accounts.google.com',
  apple: 'https://appleid.apple.com',
};

/** `POST /token`: grants `pkce`, `refresh_token` and, where switched on, `password`. */
export function routeToken(server: FastifyInstance, context: ServiceContext): void {
  server.post('/token', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { grant_type: grantType } = parseInput(query, request.query);
    await context.limiter.takeForIp('tokenPerIp', request.ip);
    switch (grantType) {
      case 'pkce': {
        const body = parseInput(pkceBody, request.body);
        if (body.auth_code === '' || body.code_verifier === '') {
          throw new AuthError(
            400,
            'validation_failed',
            'invalid request: both auth code and code verifier should be non-empty',
          );
        }
        return exchangeAuthCode(
          context,
          { authCode: body.auth_code, codeVerifier: body.code_verifier },
          browserOf(request),
        );
      }
      case 'refresh_token':
        return refreshSession(context, parseInput(refreshBody, request.body).refresh_token);
      case 'password': {
        const user = await admitByPassword(context, parseInput(passwordBody, request.body), request.ip);
        return startSession(context, user, 'password', browserOf(request));
      }
      case 'id_token': {
        const { provider } = parseInput(idTokenBody, request.body);
        const issuer = Object.hasOwn(WELL_KNOWN_ISSUERS, provider) ? WELL_KNOWN_ISSUERS[provider] : provider;
        throw new AuthError(400, 'provider_disabled', `Provider (issuer "${issuer}") is not enabled`);
      }
      case 'web3':
        throw new AuthError(422, 'web3_provider_disabled', 'Web3 provider is disabled');
      default:
        throw new AuthError(400, 'invalid_credentials', 'unsupported_grant_type');
    }
  });
}

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AuthError } from '../errors.ts';
import type { ServiceContext } from '../service-context.ts';
import { exchangeAuthCode, refreshSession } from '../sessions.ts';
import { parseInput } from '../validation.ts';

const query = z.object({ grant_type: z.string().max(50).default('') });
const pkceBody = z.object({ auth_code: z.string().max(200), code_verifier: z.string().max(200) });
const refreshBody = z.object({ refresh_token: z.string().max(500) });

/** `POST /token`: grants `pkce` and `refresh_token`. There are no passwords. */
export function routeToken(server: FastifyInstance, context: ServiceContext): void {
  server.post('/token', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { grant_type: grantType } = parseInput(query, request.query);
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
          { userAgent: request.headers['user-agent']?.slice(0, 300) ?? null, ip: request.ip },
        );
      }
      case 'refresh_token':
        return refreshSession(context, parseInput(refreshBody, request.body).refresh_token);
      case 'password':
        throw new AuthError(422, 'email_provider_disabled', 'Email logins are disabled');
      default:
        throw new AuthError(400, 'invalid_credentials', 'unsupported_grant_type');
    }
  });
}

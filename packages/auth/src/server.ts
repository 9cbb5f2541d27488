import cors from '@fastify/cors';
import fastify, { type FastifyInstance } from 'fastify';
import { requireApiKey } from './authorization.ts';
import { API_VERSION_HEADER, AuthError, sendAuthError, toAuthError } from './errors.ts';
import { routeAdminUsers } from './routes/admin-users.ts';
import { routeAuthorize } from './routes/authorize.ts';
import { routeCallback } from './routes/callback.ts';
import { routeDiscovery, routeSettings } from './routes/discovery.ts';
import { routeToken } from './routes/token.ts';
import { routeUser } from './routes/user.ts';
import type { ServiceContext } from './service-context.ts';

const BODY_LIMIT_BYTES = 64 * 1024;

/** The HTTP server of the auth service: everything under `/auth/v1`. Not yet listening. */
export async function buildServer(context: ServiceContext): Promise<FastifyInstance> {
  const server = fastify({ bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: true });
  const { siteUrl, allowList } = context.redirects;
  await server.register(cors, {
    origin: [...new Set([siteUrl, ...allowList].map((address) => new URL(address).origin))],
    methods: ['GET', 'POST', 'PUT', 'OPTIONS'],
    allowedHeaders: ['authorization', 'apikey', 'content-type', 'x-client-info', API_VERSION_HEADER],
    exposedHeaders: [API_VERSION_HEADER, 'x-sb-error-code', 'x-total-count', 'link'],
    maxAge: 600,
  });

  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    // supabase-js announces JSON without sending any when it signs out.
    if (body === '') done(null, undefined);
    else parseJson(request, body, done);
  });

  server.setErrorHandler(async (thrown, request, reply) => {
    const error = toAuthError(thrown);
    if (error.status >= 500) {
      context.log.error(
        { route: request.routeOptions.url ?? null, cause: describeCause(thrown) },
        'A request failed',
      );
    }
    return sendAuthError(request, reply, error);
  });
  server.setNotFoundHandler(async (request, reply) =>
    sendAuthError(request, reply, new AuthError(404, 'validation_failed', 'No such endpoint')),
  );

  await server.register(
    async (open) => {
      routeDiscovery(open, context);
      routeAuthorize(open, context);
      routeCallback(open, context);
    },
    { prefix: '/auth/v1' },
  );
  await server.register(
    async (keyed) => {
      keyed.addHook('onRequest', async (request) => requireApiKey(request, context));
      routeSettings(keyed, context);
      routeToken(keyed, context);
      routeUser(keyed, context);
      await keyed.register(async (admin) => routeAdminUsers(admin, context));
    },
    { prefix: '/auth/v1' },
  );
  return server;
}

/** What may be logged of an unforeseen error: no message of it can hold a value of the request. */
function describeCause(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error)) return { name: typeof thrown };
  return { name: thrown.name, code: 'code' in thrown ? thrown.code : undefined, stack: framesOf(thrown) };
}

function framesOf(error: Error): string {
  const lines = error.stack?.split('\n') ?? [];
  return lines.filter((line) => line.trimStart().startsWith('at ')).join('\n');
}

import cors from '@fastify/cors';
import fastify, { type FastifyInstance } from 'fastify';
import { requireApiKey, requireServiceRole } from './authorization.ts';
import { API_VERSION_HEADER, AuthError, sendAuthError, toAuthError } from './errors.ts';
import { routeAdminLinks } from './routes/admin-links.ts';
import { routeAdminUsers } from './routes/admin-users.ts';
import { routeAuthorize } from './routes/authorize.ts';
import { routeCallback } from './routes/callback.ts';
import { routeDiscovery, routeSettings } from './routes/discovery.ts';
import { routeNotOffered, routeNotOfferedToAdmins } from './routes/not-offered.ts';
import { routeOtp } from './routes/otp.ts';
import { routeSignUp } from './routes/sign-up.ts';
import { routeToken } from './routes/token.ts';
import { routeUser } from './routes/user.ts';
import { routeVerify } from './routes/verify.ts';
import { securityHeaders, setSecurityHeaders } from './security-headers.ts';
import type { ServiceContext } from './service-context.ts';

const BODY_LIMIT_BYTES = 64 * 1024;

/** How the service is reached. */
export interface NetworkOptions {
  /** Origins of further web pages that may call, to the letter. */
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly isHttps: boolean;
}

/** The HTTP server of the auth service: everything under `/auth/v1`. Not yet listening. */
export async function buildServer(
  context: ServiceContext,
  network: NetworkOptions,
): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    // Programs that look into links ask for HEAD first: it must not use one up.
    exposeHeadRoutes: false,
    trustProxy: network.trustedProxies.length > 0 ? [...network.trustedProxies] : false,
    // For an address that cannot be read no hook runs.
    frameworkErrors: (_error, request, reply) => {
      reply.headers(securityHeaders(network.isHttps));
      sendAuthError(request, reply, noSuchEndpoint());
    },
  });
  setSecurityHeaders(server, network.isHttps);
  const { siteUrl, allowList } = context.redirects;
  await server.register(cors, {
    origin: [
      ...new Set([
        ...[siteUrl, ...allowList].map((address) => new URL(address).origin),
        // To the letter: an extension's address has no origin that the URL class would tell.
        ...network.corsOrigins,
      ]),
    ],
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
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
  server.setNotFoundHandler(async (request, reply) => sendAuthError(request, reply, noSuchEndpoint()));

  await server.register(
    async (open) => {
      routeDiscovery(open, context);
      routeAuthorize(open, context);
      routeCallback(open, context);
      routeVerify(open, context);
    },
    { prefix: '/auth/v1' },
  );
  await server.register(
    async (keyed) => {
      keyed.addHook('onRequest', async (request) => requireApiKey(request, context));
      routeSettings(keyed, context);
      routeToken(keyed, context);
      routeUser(keyed, context);
      routeOtp(keyed, context);
      routeSignUp(keyed, context);
      routeNotOffered(keyed, context);
      await keyed.register(async (admin) => {
        admin.addHook('onRequest', async (request, reply) => {
          reply.header('cache-control', 'no-store');
          await requireServiceRole(request, context);
        });
        routeAdminUsers(admin, context);
        routeAdminLinks(admin, context);
        routeNotOfferedToAdmins(admin);
      });
    },
    { prefix: '/auth/v1' },
  );
  return server;
}

function noSuchEndpoint(): AuthError {
  return new AuthError(404, 'validation_failed', 'No such endpoint');
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

import type { FastifyInstance } from 'fastify';

const HALF_A_YEAR_SECONDS = 15_552_000;

/** What every answer says to browsers; pages with a style sheet set a policy of their own. */
export function securityHeaders(isHttps: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(isHttps ? { 'strict-transport-security': `max-age=${HALF_A_YEAR_SECONDS}; includeSubDomains` } : {}),
  };
}

/** Sets them before anything is answered, also by handlers that take the connection over. */
export function setSecurityHeaders(server: FastifyInstance, isHttps: boolean): void {
  const headers = securityHeaders(isHttps);
  server.addHook('onRequest', async (_request, reply) => {
    for (const [name, value] of Object.entries(headers)) {
      reply.header(name, value);
      reply.raw.setHeader(name, value);
    }
  });
}

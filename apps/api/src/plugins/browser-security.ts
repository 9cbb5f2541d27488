import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/**
 * Which web pages may call, and the headers that keep answers from being used as anything but data. Sessions
 * travel in the Authorization header, never in cookies, so no credentials are allowed across origins.
 */
export async function registerBrowserSecurity(
  app: FastifyInstance,
  options: { origins: readonly string[]; production: boolean },
): Promise<void> {
  await app.register(cors, {
    origin: [...options.origins],
    methods: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'DPoP', 'Last-Event-ID', 'X-Org-Id'],
    exposedHeaders: ['DPoP-Nonce', 'X-Request-Id'],
    maxAge: 600,
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        // Over plain http (a laptop) the page of /docs must still find its own files.
        upgradeInsecureRequests: options.production ? [] : null,
        imgSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: options.production,
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  });
}

import { createServer } from 'node:https';
import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';
import { ZodError } from 'zod';
import { amazonShop } from './amazon/shop.ts';
import { amazonSite } from './amazon/site.ts';
import type { PracticeCertificate } from './certificate.ts';
import { sellerHub } from './ebay/hub.ts';
import { ebaySite } from './ebay/site.ts';
import { html } from './html.ts';
import { amazonSites, ebaySites, hostsOf, type SiteManner } from './sites.ts';
import type { MarketplaceStore } from './store.ts';

/** What the marketplaces tell their starter about; pino and console both fit. */
export interface Log {
  error(details: object, message: string): void;
}

/** One HTTPS server for all sites: the Host header decides which one answers. Not listening yet. */
export async function makeSiteServer(store: MarketplaceStore, certificate: PracticeCertificate, log: Log) {
  const server = fastify({
    serverFactory: (handler) =>
      createServer({ key: certificate.privateKeyPem, cert: certificate.certificatePem }, handler),
    forceCloseConnections: true,
  });
  await server.register(formbody);
  server.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if (
      reply.getHeader('content-type') === undefined ||
      reply.getHeader('content-type') === 'text/plain; charset=utf-8'
    ) {
      reply.header('content-type', 'text/html; charset=utf-8');
    }
  });
  server.setErrorHandler((error, request, reply) => {
    const badInput = error instanceof ZodError;
    if (!badInput) log.error({ err: error, url: request.url }, 'a practice page failed');
    const sentence = badInput ? 'The address or form is incomplete' : 'Something went wrong';
    return reply.code(badInput ? 400 : 500).send(plainPage(store, sentence));
  });
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(plainPage(store, 'There is no such page')),
  );
  const mount = async (manner: SiteManner, pages: (site: FastifyInstance) => void) => {
    const hosts = hostsOf(manner).map((host) => host.replaceAll('.', '\\.'));
    const hostPattern = new RegExp(`^(?:${hosts.join('|')})(:\\d+)?$`);
    await server.register(async (scope) => {
      scope.addHook('onRoute', (route) => {
        route.constraints = { host: hostPattern };
      });
      pages(scope);
    });
  };
  for (const manner of ebaySites) await mount(manner, (site) => ebaySite(site, sellerHub(store, manner)));
  for (const manner of amazonSites)
    await mount(manner, (site) => amazonSite(site, amazonShop(store, manner)));
  return server;
}

/** Even an error carries the practice mark: without it an agent would take the page for a real one. */
function plainPage(store: MarketplaceStore, sentence: string): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="crosscart-practice" content="${store.options.runId}"><title>${sentence}</title></head>
<body><h1>${sentence}</h1></body></html>
`.markup;
}

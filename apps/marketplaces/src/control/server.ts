import type { FastifyReply } from 'fastify';
import fastify from 'fastify';
import { z } from 'zod';
import { priceRequestSchema, seedRequestSchema, stockRequestSchema } from '../model.ts';
import type { Log } from '../site-server.ts';
import type { MarketplaceStore } from '../store.ts';
import { stateOf } from './state.ts';

const asinParams = z.object({ asin: z.string() });

/** The JSON control API: seed, change, and read the truth. Plain HTTP, for loopback only. Not listening yet. */
export function makeControlServer(store: MarketplaceStore, log: Log) {
  const server = fastify({ bodyLimit: 64 * 1024 * 1024, forceCloseConnections: true });

  server.addHook('onRequest', async (request, reply) => {
    // A web page must not reach it through a name that resolves to loopback.
    if (!['127.0.0.1', 'localhost'].includes(request.hostname)) {
      return refuse(reply, 403, 'FORBIDDEN', 'The control API answers on 127.0.0.1 only.');
    }
  });
  server.setErrorHandler((error, request, reply) => {
    if (error instanceof z.ZodError) return refuse(reply, 400, 'INVALID_INPUT', z.prettifyError(error));
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (status < 500 && error instanceof Error) return refuse(reply, status, 'INVALID_INPUT', error.message);
    log.error({ err: error, url: request.url }, 'the control API failed');
    return refuse(reply, 500, 'INTERNAL', 'The practice marketplaces failed.');
  });
  server.setNotFoundHandler((_request, reply) =>
    refuse(reply, 404, 'NOT_FOUND', 'There is no such address.'),
  );

  server.post('/seed', (request, reply) => {
    const seeded = seedRequestSchema.parse(request.body);
    store.seed(seeded);
    return reply.send({ orders: seeded.orders.length, products: seeded.products.length });
  });
  server.post('/products/:asin/price', (request, reply) => {
    const product = store.products.get(asinParams.parse(request.params).asin);
    if (product === undefined) return refuse(reply, 404, 'NOT_FOUND', 'There is no such product.');
    product.price_minor = priceRequestSchema.parse(request.body).price_minor;
    return reply.send(product);
  });
  server.post('/products/:asin/stock', (request, reply) => {
    const product = store.products.get(asinParams.parse(request.params).asin);
    if (product === undefined) return refuse(reply, 404, 'NOT_FOUND', 'There is no such product.');
    product.stock = stockRequestSchema.parse(request.body).stock;
    return reply.send(product);
  });
  server.get('/truth', () => store.truth());
  server.get('/state', () => stateOf(store));
  return server;
}

function refuse(reply: FastifyReply, status: number, code: string, message: string) {
  return reply.code(status).send({ error: { code, message } });
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import fastify from 'fastify';
import { z } from 'zod';
import { armingOf, refuseNeverMet } from '../faults/arming.ts';
import { type FaultChange, type FaultScope, faultsSchema } from '../faults/knobs.ts';
import {
  orderStateRequestSchema,
  priceRequestSchema,
  seedRequestSchema,
  stockRequestSchema,
} from '../model.ts';
import type { Log } from '../site-server.ts';
import type { MarketplaceStore } from '../store.ts';
import { controlPage, controlScript, controlStyle } from './page.ts';
import { faultsOf, stateOf } from './state.ts';

const asinParams = z.object({ asin: z.string() });
const orderParams = z.object({ order: z.string() });

/** Thrown for a thing that is not there; answered with 404. */
class NotThere extends Error {
  override readonly name = 'NotThere';
}

/** The control API and its page: seed, change, set faults, read the truth. Plain HTTP, for loopback only. Not listening yet. */
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
    if (error instanceof NotThere) return refuse(reply, 404, 'NOT_FOUND', error.message);
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
    return reply.send({
      orders: seeded.orders.length,
      products: seeded.products.length,
      supplier_links: seeded.supplier_links.length,
    });
  });
  const product = (request: FastifyRequest) => {
    const found = store.products.get(asinParams.parse(request.params).asin);
    if (found === undefined) throw new NotThere('There is no such product.');
    return found;
  };
  const order = (request: FastifyRequest) => {
    const found = store.ebayOrders.get(orderParams.parse(request.params).order);
    if (found === undefined) throw new NotThere('There is no such order.');
    return found;
  };
  server.post('/products/:asin/price', (request) => {
    const found = product(request);
    found.price_minor = priceRequestSchema.parse(request.body).price_minor;
    return found;
  });
  server.post('/products/:asin/stock', (request) => {
    const found = product(request);
    found.stock = stockRequestSchema.parse(request.body).stock;
    return found;
  });
  server.post('/orders/:order/state', (request) => {
    const changed = { ...order(request), ...orderStateRequestSchema.parse(request.body) };
    store.ebayOrders.set(changed.order_id, changed);
    store.faults.note(`order is ${changed.state}`, changed.order_id);
    return changed;
  });

  const change = (scope: FaultScope, id: string, body: unknown) => {
    const asked = faultsSchema(scope).parse(body) as FaultChange;
    if (scope === 'order') refuseNeverMet(store, id, asked);
    const faults = store.faults.change(scope, id, asked);
    return { faults, armed: scope === 'order' ? armingOf(store, id, faults) : null };
  };
  server.get('/faults', () => faultsOf(store));
  server.put('/faults/amazon', (request) => change('amazon', 'amazon', request.body));
  server.put('/faults/ebay', (request) => change('ebay', 'ebay', request.body));
  server.put('/faults/products/:asin', (request) => change('product', product(request).asin, request.body));
  server.put('/faults/orders/:order', (request) => change('order', order(request).order_id, request.body));
  server.delete('/faults', () => {
    store.faults.reset();
    return faultsOf(store);
  });
  server.get('/happenings', () => ({ items: store.faults.happenings }));

  server.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(controlPage(store)));
  server.get('/control.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(controlScript),
  );
  server.get('/control.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(controlStyle));
  server.get('/truth', () => store.truth());
  server.get('/state', () => stateOf(store));
  return server;
}

function refuse(reply: FastifyReply, status: number, code: string, message: string) {
  return reply.code(status).send({ error: { code, message } });
}

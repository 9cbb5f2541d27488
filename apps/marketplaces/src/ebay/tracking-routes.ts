import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { formFields } from '../form-body.ts';
import { html } from '../html.ts';
import type { EbayLine, EbayOrder } from '../model.ts';
import type { SellerHub } from './hub.ts';
import { ebayPage } from './layout.ts';
import { trackingForm, trackingProblems } from './tracking-form.ts';

const lineQuery = z.object({ orderId: z.string(), transId: z.string() });

/** The form for a tracking number, in its frame. */
export function trackingRoutes(site: FastifyInstance, hub: SellerHub): void {
  const { store } = hub;
  const onLine = (
    query: unknown,
    reply: FastifyReply,
    answer: (order: EbayOrder, line: EbayLine) => unknown,
  ) => {
    const { orderId, transId } = lineQuery.parse(query);
    const order = store.ebayOrders.get(orderId);
    const line = order?.lines.find(({ line_item_id }) => line_item_id === transId);
    if (order !== undefined && line !== undefined) return answer(order, line);
    return reply.code(404).send(ebayPage(hub, 'Order not found', html`<h1>There is no such order.</h1>`));
  };
  const change = (order: EbayOrder, line: EbayLine, changed: Partial<EbayLine>) => {
    const lines = order.lines.map((each) => (each === line ? { ...each, ...changed } : each));
    const shipped = lines.filter((each) => each.shipped).length;
    const state =
      shipped === lines.length ? 'shipped' : shipped > 0 ? 'partially_shipped' : 'awaiting_shipment';
    store.ebayOrders.set(order.order_id, { ...order, lines, state });
  };

  site.get('/ship/trk/trackings', (request, reply) =>
    onLine(request.query, reply, (order, line) => reply.send(trackingForm(hub, order, line, null))),
  );
  site.post('/ship/trk/trackings', (request, reply) =>
    onLine(request.query, reply, (order, line) => {
      const { trackingNumber = '', carrier = '' } = formFields(request.body);
      const number = trackingNumber.trim().toUpperCase();
      const problems = trackingProblems(hub, number, carrier.trim());
      if (problems.length > 0)
        return reply.send(trackingForm(hub, order, line, { number: trackingNumber, carrier, problems }));
      change(order, line, {
        tracking: [...(line.tracking ?? []), { carrier: carrier.trim(), number }],
        shipped: true,
      });
      store.faults.note('tracking number added', order.order_id);
      return reply.redirect(`${request.url}&saved=1`, 303);
    }),
  );
  site.post('/ship/trk/not-shipped', (request, reply) =>
    onLine(request.query, reply, (order, line) => {
      change(order, line, { tracking: [], shipped: false });
      store.faults.note('marked not shipped', order.order_id);
      return reply.redirect(request.url.replace('not-shipped', 'trackings'), 303);
    }),
  );
}

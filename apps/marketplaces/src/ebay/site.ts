import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { html } from '../html.ts';
import { detailPage } from './detail-page.ts';
import { gate } from './gate.ts';
import type { SellerHub } from './hub.ts';
import { ebayPage } from './layout.ts';
import { listPage } from './list-page.ts';
import { listQuery } from './listed-orders.ts';
import { trackingRoutes } from './tracking-routes.ts';

const detailQuery = z.object({ orderid: z.string() });

/** All pages of one eBay site. */
export function ebaySite(site: FastifyInstance, hub: SellerHub): void {
  const { store } = hub;
  gate(site, hub);
  trackingRoutes(site, hub);
  for (const path of ['/sh/ord', '/sh/ord/']) {
    site.get(path, (request) => listPage(hub, listQuery.parse(request.query)));
  }
  const mesh = `mesh.${hub.manner.domain}`;
  for (const path of ['/mesh/ord/details', '/sh/ord/details']) {
    site.get(path, (request, reply) => {
      const { orderid } = detailQuery.parse(request.query);
      const subject = { asins: [], orderIds: [orderid] };
      const isFramed =
        store.faults.value('order_in_frame', subject, 'ebay') === true && request.hostname !== mesh;
      if (isFramed && path === '/mesh/ord/details')
        return reply.redirect(request.url.replace('/mesh/', '/sh/'), 302);
      if (isFramed)
        return reply.send(orderShell(hub, `https://${mesh}${request.url.replace('/sh/', '/mesh/')}`));
      const order = store.ebayOrders.get(orderid);
      if (order !== undefined) return reply.send(detailPage(hub, order));
      return reply.code(404).send(ebayPage(hub, 'Order not found', html`<h1>There is no such order.</h1>`));
    });
  }
  site.get('/', (_request, reply) => reply.redirect('/sh/ord/?filter=status:ALL_ORDERS', 302));
}

/** The way over /sh/ord/details: the order itself is another document, in a frame. */
function orderShell(hub: SellerHub, orderUrl: string): string {
  return ebayPage(
    hub,
    'Order details',
    html`<iframe src="${orderUrl}" title="Order details" width="100%" height="900"></iframe>`,
  );
}

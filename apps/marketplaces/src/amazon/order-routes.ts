import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { MarketplaceStore } from '../store.ts';
import { detailsPage } from './details-page.ts';
import { historyPage } from './history-page.ts';
import { amazonErrorPage } from './layout.ts';
import { thankYouPage } from './thank-you-page.ts';

const thankYouQuery = z.object({ purchaseId: z.string(), isRefresh: z.string().optional() });
const historyQuery = z.object({ startIndex: z.coerce.number().int().min(0).catch(0).default(0) });
const detailsQuery = z.object({ orderID: z.string() });

/** Thank-you page, order history and order details. */
export function orderRoutes(site: FastifyInstance, store: MarketplaceStore): void {
  const thankYouUrl = '/gp/buy/thankyou/handlers/display.html';
  const thanked = new Set<string>();
  const notFound = (sentence: string) => amazonErrorPage(store, 'g', 'Page not found', sentence);

  site.get(thankYouUrl, (request, reply) => {
    const { purchaseId, isRefresh } = thankYouQuery.parse(request.query);
    const purchase = store.purchases.find((candidate) => candidate.purchase_id === purchaseId);
    if (purchase === undefined) return reply.code(404).send(notFound('There is no such purchase.'));
    if (isRefresh === undefined && thanked.has(purchaseId)) {
      return reply.redirect(`${thankYouUrl}?purchaseId=${purchaseId}&isRefresh=1`, 302);
    }
    thanked.add(purchaseId);
    return reply.send(thankYouPage(store, purchase, isRefresh !== undefined));
  });

  for (const path of ['/your-orders/orders', '/gp/your-account/order-history', '/gp/css/order-history']) {
    site.get(path, (request) => historyPage(store, historyQuery.parse(request.query).startIndex));
  }

  for (const path of ['/gp/your-account/order-details', '/your-orders/order-details']) {
    site.get(path, (request, reply) => {
      const { orderID } = detailsQuery.parse(request.query);
      for (const purchase of store.purchases) {
        const order = purchase.orders.find((candidate) => candidate.order_id === orderID);
        if (order !== undefined) return reply.send(detailsPage(store, purchase, order));
      }
      return reply.code(404).send(notFound('There is no such order.'));
    });
  }
}

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Purchase, PurchasedOrder } from '../model.ts';
import { detailsPage } from './details-page.ts';
import { historyPage } from './history-page.ts';
import { amazonErrorPage } from './layout.ts';
import type { AmazonShop } from './shop.ts';
import { thankYouPage } from './thank-you-page.ts';
import { trackingPage } from './tracking-page.ts';
import { transactionsPage } from './transactions-page.ts';

const thankYouQuery = z.object({ purchaseId: z.string(), isRefresh: z.string().optional() });
const historyQuery = z.object({ startIndex: z.coerce.number().int().min(0).catch(0).default(0) });
const detailsQuery = z.object({ orderID: z.string() });
const trackingQuery = z.object({ orderId: z.string() });

/** Thank-you page, order history, order details, tracking and transactions. */
export function orderRoutes(site: FastifyInstance, shop: AmazonShop): void {
  const { store } = shop;
  const thankYouUrl = '/gp/buy/thankyou/handlers/display.html';
  const thanked = new Set<string>();
  const notFound = (sentence: string) => amazonErrorPage(shop, 'g', 'Page not found', sentence);

  const find = (orderId: string): { purchase: Purchase; order: PurchasedOrder } | null => {
    for (const purchase of store.purchases) {
      const order = purchase.orders.find((candidate) => candidate.order_id === orderId);
      if (order !== undefined) return { purchase, order };
    }
    return null;
  };

  site.get(thankYouUrl, (request, reply) => {
    const { purchaseId, isRefresh } = thankYouQuery.parse(request.query);
    const purchase = store.purchases.find((candidate) => candidate.purchase_id === purchaseId);
    if (purchase === undefined) return reply.code(404).send(notFound('There is no such purchase.'));
    if (isRefresh === undefined && thanked.has(purchaseId)) {
      return reply.redirect(`${thankYouUrl}?purchaseId=${purchaseId}&isRefresh=1`, 302);
    }
    thanked.add(purchaseId);
    return reply.send(thankYouPage(shop, purchase, isRefresh !== undefined));
  });

  for (const path of ['/your-orders/orders', '/gp/your-account/order-history', '/gp/css/order-history']) {
    site.get(path, (request) => historyPage(shop, historyQuery.parse(request.query).startIndex));
  }

  for (const path of ['/gp/your-account/order-details', '/your-orders/order-details']) {
    site.get(path, (request, reply) => {
      const found = find(detailsQuery.parse(request.query).orderID);
      if (found === null) return reply.code(404).send(notFound('There is no such order.'));
      return reply.send(detailsPage(shop, found.purchase, found.order));
    });
  }

  for (const path of ['/progress-tracker/package', '/gp/your-account/ship-track']) {
    site.get(path, (request, reply) => {
      const found = find(trackingQuery.parse(request.query).orderId);
      if (found === null || found.order.cancelled)
        return reply.code(404).send(notFound('There is no such parcel.'));
      return reply.send(trackingPage(shop, found.purchase, found.order));
    });
  }

  site.get('/cpe/yourpayments/transactions', () => transactionsPage(shop));
}

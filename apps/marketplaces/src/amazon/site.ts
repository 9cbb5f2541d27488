import type { FastifyInstance } from 'fastify';
import { html } from '../html.ts';
import type { MarketplaceStore } from '../store.ts';
import { checkoutRoutes } from './checkout-routes.ts';
import { amazonPage } from './layout.ts';
import { orderRoutes } from './order-routes.ts';
import { shoppingRoutes } from './shopping-routes.ts';

/** All pages of www.amazon.com. */
export function amazonSite(site: FastifyInstance, store: MarketplaceStore): void {
  shoppingRoutes(site, store);
  checkoutRoutes(site, store);
  orderRoutes(site, store);
  for (const path of ['/', '/gp/css/homepage.html']) site.get(path, () => homePage(store));
}

function homePage(store: MarketplaceStore): string {
  return amazonPage(
    store,
    'Amazon practice',
    html`<h1>Practice catalogue</h1><ul>${[...store.products.values()].map((product) => html`<li><a href="/dp/${product.asin}">${product.title}</a></li>`)}</ul>`,
  );
}

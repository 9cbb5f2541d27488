import type { FastifyInstance } from 'fastify';
import { html } from '../html.ts';
import { checkoutRoutes } from './checkout-routes.ts';
import { gate } from './gate.ts';
import { amazonPage } from './layout.ts';
import { orderRoutes } from './order-routes.ts';
import type { AmazonShop } from './shop.ts';
import { shoppingRoutes } from './shopping-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

/** All pages of one Amazon site. */
export function amazonSite(site: FastifyInstance, shop: AmazonShop): void {
  gate(site, shop);
  shoppingRoutes(site, shop);
  checkoutRoutes(site, shop);
  orderRoutes(site, shop);
  signInRoutes(site, shop);
  for (const path of ['/', '/gp/css/homepage.html']) site.get(path, () => homePage(shop));
}

function homePage(shop: AmazonShop): string {
  return amazonPage(
    shop,
    'Amazon practice',
    html`<h1>Practice catalogue</h1><ul>${[...shop.store.products.values()].map((product) => html`<li><a href="/dp/${product.asin}">${product.title}</a></li>`)}</ul>`,
  );
}

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { MarketplaceStore } from '../store.ts';
import { addToCart, changeQuantity, deleteActive, deleteSaved, moveToCart, saveForLater } from './cart.ts';
import { cartPage } from './cart-page.ts';
import { startCheckout } from './checkout.ts';
import { formFields, wholeUnits } from './form-body.ts';
import { amazonErrorPage } from './layout.ts';
import { productPage } from './product-page.ts';

const cartUrl = '/gp/cart/view.html';
const asinParams = z.object({ asin: z.string() });

/** Product page and cart. */
export function shoppingRoutes(site: FastifyInstance, store: MarketplaceStore): void {
  const showProduct = (asin: string) => {
    const product = store.products.get(asin);
    if (product !== undefined) return { status: 200, page: productPage(store, product) };
    const sentence = 'The practice catalogue has no such product.';
    return { status: 404, page: amazonErrorPage(store, 'g', 'Page not found', sentence) };
  };
  for (const path of ['/dp/:asin', '/gp/product/:asin']) {
    site.get(path, (request, reply) => {
      const { status, page } = showProduct(asinParams.parse(request.params).asin);
      return reply.code(status).send(page);
    });
  }

  for (const path of ['/gp/product/handle-buy-box', '/gp/product/handle-buy-box/*']) {
    site.post(path, (request, reply) => {
      const form = formFields(request.body);
      const asin = form['items[0.base][asin]'] ?? form.ASIN ?? '';
      const quantity = wholeUnits(form['items[0.base][quantity]'] ?? form.quantity, 1);
      const product = store.products.get(asin);
      if (product === undefined || quantity === null) {
        return reply
          .code(400)
          .send(amazonErrorPage(store, 'g', 'Not added', 'The form named no product or no quantity.'));
      }
      if ('submit.buy-now' in form && product.stock >= quantity) {
        const checkout = startCheckout(store, [{ itemId: store.newItemId(), asin, quantity }]);
        return reply.redirect(`/checkout/p/p-${checkout.purchaseId}/address`, 303);
      }
      if (!addToCart(store, asin, quantity)) {
        return reply
          .code(409)
          .send(amazonErrorPage(store, 'g', 'Not added', 'There are not enough units in stock.'));
      }
      return reply.redirect(cartUrl, 303);
    });
  }

  for (const path of [cartUrl, '/cart', '/gp/cart']) site.get(path, () => cartPage(store));

  site.post('/cart/*', (request, reply) => {
    const form = formFields(request.body);
    for (const name of Object.keys(form)) {
      const [, action, itemId] = /^submit\.([a-z-]+)\.(\w+)$/.exec(name) ?? [];
      if (itemId === undefined) continue;
      if (action === 'delete-active') deleteActive(store, itemId);
      if (action === 'delete-saved') deleteSaved(store, itemId);
      if (action === 'save-for-later') saveForLater(store, itemId);
      if (action === 'move-to-cart') moveToCart(store, itemId);
      if (action === 'update-quantity') {
        const quantity = wholeUnits(form[`quantity.${itemId}`], 0);
        if (quantity !== null) changeQuantity(store, itemId, quantity);
      }
    }
    return reply.redirect(cartUrl, 303);
  });
}

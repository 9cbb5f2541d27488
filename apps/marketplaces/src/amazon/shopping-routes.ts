import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { FaultSubject } from '../faults/fault-book.ts';
import { formFields, wholeUnits } from '../form-body.ts';
import type { Product } from '../model.ts';
import { addToCart, changeQuantity, deleteActive, deleteSaved, moveToCart, saveForLater } from './cart.ts';
import { cartPage } from './cart-page.ts';
import { startCheckout } from './checkout.ts';
import { unaddressed } from './fault-subjects.ts';
import { addedToCartPage, warrantySheet } from './interstitial-pages.ts';
import { amazonErrorPage } from './layout.ts';
import { offerStock, productPage } from './product-page.ts';
import type { AmazonShop } from './shop.ts';

const cartUrl = '/gp/cart/view.html';
const asinParams = z.object({ asin: z.string() });

/** Product page and cart. */
export function shoppingRoutes(site: FastifyInstance, shop: AmazonShop): void {
  const { store } = shop;
  const showProduct = (asin: string) => {
    const product = store.products.get(asin);
    if (product !== undefined) return { status: 200, page: productPage(shop, product) };
    const sentence = 'The practice catalogue has no such product.';
    return { status: 404, page: amazonErrorPage(shop, 'g', 'Page not found', sentence) };
  };
  /** Units of a product that still go into the cart: the page's offer less what is there. */
  const mayAdd = (product: Product, subject: FaultSubject): number => {
    const { asin } = product;
    const inCart = store.activeCart
      .filter((item) => item.asin === asin)
      .reduce((sum, item) => sum + item.quantity, 0);
    const offered = offerStock(shop, product, subject);
    return offered === product.stock ? Number.POSITIVE_INFINITY : Math.max(0, offered - inCart);
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
          .send(amazonErrorPage(shop, 'g', 'Not added', 'The form named no product or no quantity.'));
      }
      const subject = unaddressed(store, [{ asin, units: quantity }]);
      const between = shop.fault('interstitials', subject) ?? [];
      const isUsed = form.offer === 'used';
      if (isUsed) store.faults.note('USED offer put into the cart', asin);
      if ('submit.buy-now' in form && offerStock(shop, product, subject) >= quantity) {
        const checkout = startCheckout(store, [{ itemId: store.newItemId(), asin, quantity, isUsed }]);
        return reply.redirect(`/checkout/p/p-${checkout.purchaseId}/address`, 303);
      }
      if (!addToCart(store, asin, Math.min(quantity, mayAdd(product, subject)), isUsed)) {
        return reply
          .code(409)
          .send(amazonErrorPage(shop, 'g', 'Not added', 'There are not enough units in stock.'));
      }
      if (between.includes('added_to_cart')) return reply.redirect('/cart/smart-wagon?newItems=1', 303);
      if (between.includes('warranty')) return reply.send(productPage(shop, product, warrantySheet));
      return reply.redirect(cartUrl, 303);
    });
  }
  site.get('/cart/smart-wagon', () => addedToCartPage(shop));

  for (const path of [cartUrl, '/cart', '/gp/cart']) site.get(path, () => cartPage(shop));

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

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { interstitialNames } from '../faults/knobs.ts';
import type { Checkout } from '../store.ts';
import { checkoutUrl } from './checkout-url.ts';
import { checkoutSubject, itemsOf, rowSubject } from './fault-subjects.ts';
import { beforeYouGoPage, businessOrderPage, itemSelectPage, primeUpsellPage } from './interstitial-pages.ts';
import { mostUnits } from './product-page.ts';
import type { AmazonShop } from './shop.ts';

const checkoutParams = z.object({ purchase: z.string() });
const checkoutQuery = z.object({ purchaseId: z.string() });
const passQuery = z.object({ passed: z.enum(interstitialNames) });

/** Where a checkout goes on before its address step: to what still stands between, else to the address. */
export function nextStep(shop: AmazonShop, checkout: Checkout): string {
  const subject = checkoutSubject(shop.store, checkout);
  if (tooMany(shop, checkout) !== null) return checkoutUrl(checkout, 'itemselect');
  const left = (shop.fault('interstitials', subject) ?? []).find(
    (name) => !['added_to_cart', 'warranty'].includes(name) && !checkout.passed.has(name),
  );
  if (left === 'before_you_go') return `/checkout/byg?purchaseId=${checkout.purchaseId}`;
  if (left === 'prime_upsell') return checkoutUrl(checkout, 'prime');
  return checkoutUrl(checkout, left === 'business_order' ? 'po' : 'address');
}

/** Pages between the cart and the address step. */
export function interstitialRoutes(site: FastifyInstance, shop: AmazonShop): void {
  const { store } = shop;
  const find = (purchaseId: string): Checkout | undefined => store.checkouts.get(purchaseId);
  const onwards = (checkout: Checkout, passed: string) => checkoutUrl(checkout, `continue?passed=${passed}`);
  const base = '/checkout/p/p-:purchase';

  site.get('/checkout/byg', (request, reply) => {
    const checkout = find(checkoutQuery.parse(request.query).purchaseId);
    if (checkout === undefined) return reply.redirect('/gp/cart/view.html', 303);
    return reply.send(beforeYouGoPage(shop, onwards(checkout, 'before_you_go')));
  });
  site.get(`${base}/prime`, (request, reply) => {
    const checkout = find(checkoutParams.parse(request.params).purchase);
    if (checkout === undefined) return reply.redirect('/gp/cart/view.html', 303);
    return reply.send(primeUpsellPage(shop, onwards(checkout, 'prime_upsell')));
  });
  site.get(`${base}/po`, (request, reply) => {
    const checkout = find(checkoutParams.parse(request.params).purchase);
    if (checkout === undefined) return reply.redirect('/gp/cart/view.html', 303);
    return reply.send(businessOrderPage(shop, checkout));
  });
  site.post(`${base}/po`, (request, reply) => {
    const checkout = find(checkoutParams.parse(request.params).purchase);
    if (checkout === undefined) return reply.redirect('/gp/cart/view.html', 303);
    checkout.passed.add('business_order');
    return reply.redirect(nextStep(shop, checkout), 303);
  });
  site.get(`${base}/continue`, (request, reply) => {
    const checkout = find(checkoutParams.parse(request.params).purchase);
    if (checkout === undefined) return reply.redirect('/gp/cart/view.html', 303);
    checkout.passed.add(passQuery.parse(request.query).passed);
    return reply.redirect(nextStep(shop, checkout), 303);
  });
  site.get(`${base}/itemselect`, (request, reply) => {
    const checkout = find(checkoutParams.parse(request.params).purchase);
    const limited = checkout === undefined ? null : tooMany(shop, checkout);
    if (checkout === undefined || limited === null) return reply.redirect('/gp/cart/view.html', 303);
    store.faults.note('quantity_limit at checkout', checkout.purchaseId);
    return reply.send(itemSelectPage(shop, checkout, limited.titles, limited.most));
  });
}

/** The products of a checkout that have more units than one customer may buy. */
function tooMany(shop: AmazonShop, checkout: Checkout): { titles: string[]; most: number } | null {
  const titles: string[] = [];
  let most = Number.POSITIVE_INFINITY;
  for (const item of itemsOf(shop.store, checkout)) {
    const limit = mostUnits(shop, 'checkout', rowSubject(shop.store, checkout, item));
    if (limit === null || item.quantity <= limit) continue;
    titles.push(shop.store.products.get(item.asin)?.title ?? item.asin);
    most = Math.min(most, limit);
  }
  return titles.length === 0 ? null : { titles, most };
}

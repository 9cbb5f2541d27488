import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultHolder, FaultSubject } from '../faults/fault-book.ts';
import type { KnobName } from '../faults/knobs.ts';
import { othersThatWant } from '../faults/open-orders.ts';
import { type AmazonPlace, amazonPlaceOf } from '../faults/places.ts';
import { renameLandmarks } from '../faults/rename-landmarks.ts';
import { formFields, wholeUnits } from '../form-body.ts';
import { botChallengePage, captchaPage, continueShoppingPage, errorPage } from './blocker-pages.ts';
import {
  asRow,
  cartSubject,
  checkoutSubject,
  productSubject,
  purchaseSubject,
  unaddressed,
} from './fault-subjects.ts';
import type { AmazonShop } from './shop.ts';

/**
 * Puts the faults that stand at places before every page: what is in the way comes instead of it, what is slow
 * comes later, what is renamed has other ids and classes. The page's own handler then never ran.
 */
export function gate(site: FastifyInstance, shop: AmazonShop): void {
  const { faults } = shop.store;

  site.addHook('preHandler', async (request, reply) => {
    shop.store.underWay = putIntoCart(request) ?? shop.store.underWay;
    const { place, subject, url } = aboutRequest(shop, request);
    if (place === null) return;
    const standing = (name: KnobName) => {
      const holder = faults.standsAt(name, place, subject);
      if (holder !== null) faults.note(`${name} at ${place}`, holder.id, alsoFor(shop, holder, subject));
      return holder;
    };
    const slow = standing('slow');
    if (slow !== null) await wait(slow.faults.slow?.ms ?? 0);
    // A form that was stopped is not sent again: the way back leads to the page it stood on.
    const back = request.method === 'GET' ? url.pathname + url.search : pageBefore(url, place);
    if (standing('server_error') !== null) return reply.code(500).send(errorPage(shop));
    if (standing('bot_challenge') !== null) return reply.code(202).send(botChallengePage(shop));
    if (standing('captcha') !== null) return reply.send(captchaPage(shop, back));
    if (standing('continue_shopping') !== null) return reply.send(continueShoppingPage(shop, back));
    if (standing('sign_in') !== null) return toSignIn(reply, '/ap/signin', back);
    if (standing('one_time_code') !== null) return toSignIn(reply, '/ap/mfa', back);
  });

  site.addHook('onSend', async (request, _reply, payload) => {
    const { place, subject } = aboutRequest(shop, request);
    const holder = faults.standsAt('renamed', place, subject);
    if (holder === null || typeof payload !== 'string') return payload;
    faults.note(`renamed at ${place}`, holder.id, alsoFor(shop, holder, subject));
    return renameLandmarks(payload);
  });
}

function toSignIn(reply: FastifyReply, path: string, back: string) {
  return reply.redirect(`${path}?${new URLSearchParams({ 'openid.return_to': back })}`, 302);
}

function pageBefore(url: URL, place: AmazonPlace): string {
  if (place === 'cart') return '/gp/cart/view.html';
  const [, checkout = ''] = /^(\/checkout\/p\/[^/]+)\//.exec(url.pathname) ?? [];
  if (checkout === '') return '/';
  return `${checkout}/${place === 'address' ? 'address' : place === 'payment' ? 'pay' : 'spc'}`;
}

function aboutRequest(shop: AmazonShop, request: FastifyRequest) {
  const url = new URL(request.url, 'https://practice.invalid');
  const place = amazonPlaceOf(url.pathname);
  return {
    url,
    place,
    subject: place === null ? { asins: [], orderIds: [] } : subjectAt(shop, request, url, place),
  };
}

/** The other orders that a page may be for, of those that want what the fault's order wants. */
function alsoFor({ store }: AmazonShop, holder: FaultHolder, subject: FaultSubject): string[] {
  if (holder.scope !== 'order') return [];
  const others = othersThatWant(store, holder.id).map(({ orderId }) => orderId);
  return subject.orderIds.filter((id) => others.includes(id));
}

/** The products and eBay orders that a page is about. */
function subjectAt(
  { store }: AmazonShop,
  request: FastifyRequest,
  url: URL,
  place: AmazonPlace,
): FaultSubject {
  const purchaseId = url.searchParams.get('purchaseId');
  const checkoutId = /^\/checkout\/p\/p-([^/]+)/.exec(url.pathname)?.[1] ?? purchaseId ?? '';
  const checkout = place === 'thank_you' ? undefined : store.checkouts.get(checkoutId);
  if (checkout !== undefined) return checkoutSubject(store, checkout);
  if (place === 'product') return productSubject(store, url.pathname.split('/').at(-1) ?? '');
  const named = url.searchParams.get('orderID') ?? url.searchParams.get('orderId');
  if (named !== null || purchaseId !== null) {
    const purchase = store.purchases.find(
      (each) => each.purchase_id === purchaseId || each.orders.some((order) => order.order_id === named),
    );
    return purchase === undefined ? { asins: [], orderIds: [] } : purchaseSubject(purchase);
  }
  if (place === 'history' || place === 'transactions') {
    const all = store.purchases.map(purchaseSubject);
    return { asins: all.flatMap(({ asins }) => asins), orderIds: all.flatMap(({ orderIds }) => orderIds) };
  }
  const added = putIntoCart(request);
  if (added !== null) return unaddressed(store, [added]);
  // A checkout that begins takes all that is in the cart.
  return place === 'cart' ? cartSubject(store) : unaddressed(store, store.activeCart.map(asRow));
}

/** The product and units that a form puts into the cart. */
function putIntoCart({ body }: FastifyRequest): { asin: string; units: number | null } | null {
  const form = formFields(body);
  const asin = form['items[0.base][asin]'] ?? form.ASIN;
  if (asin === undefined) return null;
  return { asin, units: wholeUnits(form['items[0.base][quantity]'] ?? form.quantity, 1) };
}

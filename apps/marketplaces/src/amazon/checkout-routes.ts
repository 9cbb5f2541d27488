import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { formFields, wholeUnits } from '../form-body.ts';
import type { Address } from '../model.ts';
import type { Checkout } from '../store.ts';
import { addressFormSchema, problemsOf, toAddress } from './address-form.ts';
import { addressPage } from './address-page.ts';
import { changeQuantity } from './cart.ts';
import { placeOrder, quoteCheckout, startCheckout } from './checkout.ts';
import { checkoutUrl } from './checkout-url.ts';
import { asRow, checkoutSubject, itemsOf, unaddressed } from './fault-subjects.ts';
import { interstitialRoutes, nextStep } from './interstitial-routes.ts';
import { amazonErrorPage } from './layout.ts';
import { paymentPage } from './payment-page.ts';
import type { Quote, QuoteRefusal } from './quote.ts';
import { quote } from './quote.ts';
import { reviewPage } from './review-page.ts';
import type { AmazonShop } from './shop.ts';

const purchaseParams = z.object({ purchase: z.string() });
const quantityQuery = z.object({ lineItemId: z.string() });
const flagsQuery = z.record(z.string(), z.unknown());

const hasFlag = (request: FastifyRequest, flag: string): boolean => flag in flagsQuery.parse(request.query);

const refusals: Record<QuoteRefusal, string> = {
  empty: 'Your cart is empty.',
  mixed_currencies: 'The cart holds products of different currencies.',
  out_of_stock: 'An item in your order is no longer available in the quantity you chose.',
};

/** From the cart's *Proceed to checkout* to *Place your order*. */
export function checkoutRoutes(site: FastifyInstance, shop: AmazonShop): void {
  const { store } = shop;
  interstitialRoutes(site, shop);
  const refuse = (reply: FastifyReply, reason: QuoteRefusal) =>
    reply
      .code(409)
      .send(amazonErrorPage(shop, 'checkout-error', 'Your order could not be placed', refusals[reason]));

  site.get('/checkout/entry/oos', (_request, reply) => refuse(reply, 'out_of_stock'));

  /** Answers a checkout step; an unknown purchase id or a cart that cannot be bought gets its error page. */
  const step = (
    answer: (checkout: Checkout, quoted: Quote, request: FastifyRequest, reply: FastifyReply) => unknown,
  ) => {
    return (request: FastifyRequest, reply: FastifyReply) => {
      const checkout = store.checkouts.get(purchaseParams.parse(request.params).purchase);
      if (checkout === undefined) {
        const sentence = 'This checkout does not exist.';
        return reply.code(404).send(amazonErrorPage(shop, 'checkout-error', 'Checkout not found', sentence));
      }
      const quoted = quoteCheckout(store, checkout);
      return typeof quoted === 'string' ? refuse(reply, quoted) : answer(checkout, quoted, request, reply);
    };
  };
  const base = '/checkout/p/p-:purchase';

  site.get('/checkout/entry/cart', (_request, reply) => {
    const quoted = quote(store, store.activeCart, null);
    if (typeof quoted === 'string') return refuse(reply, quoted);
    const subject = unaddressed(store, store.activeCart.map(asRow));
    if (store.faults.standsAt('out_of_stock', 'checkout', subject) !== null) {
      store.faults.note('out_of_stock at checkout', subject.asins.join(', '));
      return reply.redirect('/checkout/entry/oos', 303);
    }
    return reply.redirect(nextStep(shop, startCheckout(store, null)), 303);
  });

  site.get(
    `${base}/address`,
    step((checkout, quoted, _request, reply) => {
      const before = nextStep(shop, checkout);
      if (before !== checkoutUrl(checkout, 'address')) return reply.redirect(before, 303);
      const refused = checkout.refusedAddress;
      checkout.refusedAddress = null;
      return addressPage(shop, checkout, quoted, refused);
    }),
  );

  site.post(
    `${base}/shiptodestination`,
    step((checkout, _quoted, request, reply) => {
      const chosen = formFields(request.body).destinationSubmissionUrl ?? '';
      const saved = store.address(/addressID=(\w+)$/.exec(chosen)?.[1] ?? null);
      if (saved === null) return reply.redirect(checkoutUrl(checkout, 'address'), 303);
      checkout.addressId = saved.addressId;
      checkout.orderIds = store.ordersTo(saved.address);
      return reply.redirect(checkoutUrl(checkout, checkout.paymentChosen ? 'spc' : 'pay'), 303);
    }),
  );

  site.post(
    `${base}/add-address/continue`,
    step((checkout, _quoted, request, reply) => {
      const values = addressFormSchema.parse(formFields(request.body));
      const problems = problemsOf(values);
      if (problems.length > 0) {
        checkout.refusedAddress = { values, problems };
        return reply.redirect(checkoutUrl(checkout, 'address'), 303);
      }
      const address = toAddress(values);
      checkout.orderIds = store.ordersTo(address);
      checkout.addressId = store.addAddress(asSaved(shop, checkout, address)).addressId;
      return reply.redirect(checkoutUrl(checkout, checkout.paymentChosen ? 'spc' : 'pay'), 303);
    }),
  );

  site.get(
    `${base}/pay`,
    step((checkout, quoted, request, reply) => {
      const saved = store.address(checkout.addressId);
      if (saved === null) return reply.redirect(checkoutUrl(checkout, 'address'), 303);
      const nothingChosen = hasFlag(request, 'nothingChosen');
      return reply.send(paymentPage(shop, checkout, saved.address, quoted, nothingChosen));
    }),
  );

  site.post(
    `${base}/pay/continue`,
    step((checkout, _quoted, request, reply) => {
      if (formFields(request.body)['ppw-instrumentRowSelection'] === undefined) {
        return reply.redirect(checkoutUrl(checkout, 'pay?nothingChosen=1'), 303);
      }
      checkout.paymentChosen = true;
      return reply.redirect(checkoutUrl(checkout, 'spc'), 303);
    }),
  );

  site.get(
    `${base}/spc`,
    step((checkout, quoted, request, reply) => {
      const saved = store.address(checkout.addressId);
      if (saved === null) return reply.redirect(checkoutUrl(checkout, 'address'), 303);
      if (!checkout.paymentChosen) return reply.redirect(checkoutUrl(checkout, 'pay'), 303);
      checkout.reviewedTotalMinor = quoted.totalMinor;
      return reply.send(reviewPage(shop, checkout, saved.address, quoted, hasFlag(request, 'priceChanged')));
    }),
  );

  site.post(
    `${base}/set/item-quantity-update`,
    step((checkout, _quoted, request, reply) => {
      const { lineItemId } = quantityQuery.parse(request.query);
      const quantity = wholeUnits(formFields(request.body).quantity, 1);
      const own = checkout.ownItems?.find((item) => item.itemId === lineItemId);
      if (quantity === null || checkout.placed !== null) return reply.code(400).send('Not changed');
      if (own === undefined) changeQuantity(store, lineItemId, quantity);
      else if (quantity <= (store.products.get(own.asin)?.stock ?? 0)) own.quantity = quantity;
      return reply.send({
        quantity: itemsOf(store, checkout).find((i) => i.itemId === lineItemId)?.quantity,
      });
    }),
  );

  site.post(`${base}/spc/place-order`, (request, reply) => {
    const checkout = store.checkouts.get(purchaseParams.parse(request.params).purchase);
    if (checkout === undefined) return refuse(reply, 'empty');
    const placed = placeOrder(store, checkout);
    switch (placed.kind) {
      case 'placed':
        return reply.redirect(
          `/gp/buy/thankyou/handlers/display.html?purchaseId=${placed.purchase.purchase_id}`,
          303,
        );
      case 'refused':
        return refuse(reply, placed.reason);
      case 'price_changed':
        return reply.redirect(checkoutUrl(checkout, 'spc?priceChanged=1'), 303);
      case 'step_missing':
        return reply.redirect(checkoutUrl(checkout, placed.step), 303);
    }
  });
}

/** The address as the site keeps it: with the account holder's name when it is faulted to lose the typed one. */
function asSaved(shop: AmazonShop, checkout: Checkout, address: Address): Address {
  const { store } = shop;
  if (shop.fault('wrong_name', checkoutSubject(store, checkout)) !== true) return address;
  store.faults.note('wrong_name kept', checkout.purchaseId);
  return { ...address, name: store.accountHolder.name };
}

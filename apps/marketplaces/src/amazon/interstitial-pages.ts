import { html } from '../html.ts';
import type { Checkout } from '../store.ts';
import { continueButton } from './checkout-parts.ts';
import { checkoutUrl } from './checkout-url.ts';
import { amazonPage } from './layout.ts';
import type { AmazonShop } from './shop.ts';

/** "Need anything else?" */
export function beforeYouGoPage(shop: AmazonShop, onwards: string): string {
  return amazonPage(
    shop,
    'Amazon.com Checkout',
    html`<div class="panel"><h1 id="before-you-go-header">Need anything else?</h1>
<a name="checkout-byg-ptc-button" href="${onwards}">Continue to checkout</a></div>`,
  );
}

/** An offer of Prime before the address step. */
export function primeUpsellPage(shop: AmazonShop, onwards: string): string {
  return amazonPage(
    shop,
    'Amazon Prime',
    html`<div class="panel"><h1>Get this order faster with Prime</h1>
<p><a class="a-button-text" role="button" href="#">Try Prime</a></p><p><a class="prime-nothanks-button" href="${onwards}">No thanks</a></p></div>`,
  );
}

/** A business account's own questions: only a person can answer them. */
export function businessOrderPage(shop: AmazonShop, checkout: Checkout): string {
  return amazonPage(
    shop,
    'Business order information',
    html`<div class="panel"><h1>Business order information</h1>
<form method="post" action="${checkoutUrl(checkout, 'po')}"><label for="po-number">PO number</label><input type="text" id="po-number" name="purchaseOrderNumber" required>
<input type="submit" class="a-button-input" value="Continue"></form></div>`,
  );
}

/** "Make updates to your items": fewer must be bought. */
export function itemSelectPage(
  shop: AmazonShop,
  checkout: Checkout,
  titles: readonly string[],
  most: number,
): string {
  return amazonPage(
    shop,
    'Amazon.com Checkout',
    html`<div class="panel"><h1>Make updates to your items</h1>
${titles.map(
  (
    title,
    index,
  ) => html`<div id="line-item-group-display-${index}" class="panel"><span class="lineitem-title-text a-text-bold">${title}</span>
<div class="a-alert-inline-error" data-messageid="QuantityLimitsCVMessage">This item has a limit of ${most} per customer. Please change the quantity.</div></div>`,
)}
<form method="get" action="/gp/cart/view.html">${continueButton('checkout-primary-continue-itemselect', 'Continue', 'primary')}</form>
<p><a href="${checkoutUrl(checkout, 'address')}">Back</a></p></div>`,
  );
}

/** /cart/smart-wagon: "Added to cart" on a page of its own. */
export function addedToCartPage(shop: AmazonShop): string {
  const { store } = shop;
  const units = store.activeCart.reduce((total, item) => total + item.quantity, 0);
  return amazonPage(
    shop,
    'Amazon.com Shopping Cart',
    html`<div class="panel"><div id="sw-atc-confirmation"><h1 id="NATC_SMART_WAGON_CONF_MSG_SUCCESS">Added to cart</h1></div>
<div id="sw-subtotal-item-count">Cart Subtotal (${units} ${units === 1 ? 'item' : 'items'})</div>
<span id="sw-gtc"><a href="/gp/cart/view.html">Go to Cart</a></span>
<form id="sw-ptc-form" method="get" action="/checkout/entry/cart"><input type="hidden" name="proceedToCheckout" value="1"><input type="submit" name="proceedToRetailCheckout" value="Proceed to checkout"></form></div>`,
  );
}

/** The side sheet with a protection plan that opens over the product's page. */
export const warrantySheet = html`<div id="attach-desktop-sideSheet" class="a-popover-modal"><h2>Add a protection plan</h2>
<div id="attach-warranty-pane"><p>Practice plan, two years</p><span id="attachSiAddCoverage"><button type="button">Add protection</button></span></div>
<p><span id="attachSiNoCoverage"><a class="a-button-input" href="/gp/cart/view.html" role="button">No thanks</a></span></p></div>`;

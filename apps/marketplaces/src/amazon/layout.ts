import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import { drawDigits } from '../identifiers.ts';
import { practiceBanner, siteDocument } from '../site-document.ts';
import type { AmazonShop } from './shop.ts';
import { amazonStyle } from './style.ts';

/**
 * A page of practice Amazon: the practice mark, the signed-in account and the content. The session id looks like an
 * order id on purpose: a reader that searches the page for 3-7-7 digits finds the wrong thing here, as on the real site.
 */
export function amazonPage(shop: AmazonShop, title: string, content: Markup, script = ''): string {
  const { store, words } = shop;
  const { seed } = store.options;
  const sessionId = `14${drawDigits(1, seed, 's')}-${drawDigits(7, seed, 's-a')}-${drawDigits(7, seed, 's-b')}`;
  const units = store.activeCart.reduce((total, item) => total + item.quantity, 0);
  return siteDocument(shop, {
    title,
    style: amazonStyle,
    script,
    body: html`${practiceBanner}
<header id="navbar">
  <a class="brand" href="/">amazon practice</a>
  <div id="nav-link-accountList"><a href="/gp/css/homepage.html"><span id="nav-link-accountList-nav-line-1">${words.hello} ${store.buyer.displayName}</span></a></div>
  <a id="nav-orders" href="/your-orders/orders">Returns &amp; Orders</a>
  <a id="nav-cart" href="/gp/cart/view.html">Cart <span id="nav-cart-count">${units}</span></a>
  <input type="hidden" name="customerId" value="${store.buyer.customerId}">
  <input type="hidden" id="session-id" name="session-id" value="${sessionId}">
</header>
<main id="a-page">
${content}
</main>`,
  });
}

/** A page that says in one sentence what went wrong; `id` is the landmark of its kind. */
export function amazonErrorPage(shop: AmazonShop, id: string, heading: string, sentence: string): string {
  return amazonPage(
    shop,
    heading,
    html`<div id="${id}" class="a-box a-alert a-alert-error"><h4 class="a-alert-heading">${heading}</h4>
<div class="a-alert-content">${sentence}</div>
<p><a href="/gp/cart/view.html">Back to the cart</a></p></div>`,
  );
}

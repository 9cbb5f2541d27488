import { calendarDate, earlierDate, weekdayDate } from '../dates.ts';
import { html } from '../html.ts';
import { drawDigits } from '../identifiers.ts';
import type { Product } from '../model.ts';
import { formatMoney, formatPlain } from '../money.ts';
import type { MarketplaceStore } from '../store.ts';
import { amazonPage } from './layout.ts';

const mostInSelect = 30;

/** /dp/ASIN */
export function productPage(store: MarketplaceStore, product: Product): string {
  const price = formatMoney(product.price_minor, product.currency);
  const arrival = weekdayDate(
    earlierDate(calendarDate(store.now(), product.delivery_days), product.deliver_by),
  );
  return amazonPage(
    store,
    `Amazon practice: ${product.title}`,
    html`<div id="ppd" class="columns">
<div id="centerCol" class="panel">
  <h1 id="title"><span id="productTitle" class="a-size-large product-title-word-break">${product.title}</span></h1>
  <div id="corePriceDisplay_desktop_feature_div" data-csa-c-asin="${product.asin}"><span class="a-price priceToPay"><span class="a-offscreen">${price}</span><span aria-hidden="true">${price}</span></span></div>
  <p class="a-color-secondary">ASIN ${product.asin}. A made-up product of the practice catalogue.</p>
</div>
<div id="rightCol" class="panel">
  <div id="corePrice_feature_div"><span class="a-price"><span class="a-offscreen">${price}</span><span aria-hidden="true">${price}</span></span></div>
  ${
    product.stock === 0
      ? html`<div id="outOfStock"><div id="availability"><span class="primary-availability-message">Currently unavailable.</span></div></div>`
      : html`<div id="mir-layout-DELIVERY_BLOCK"><div id="mir-layout-DELIVERY_BLOCK-slot-PRIMARY_DELIVERY_MESSAGE_LARGE"><span data-csa-c-delivery-price="${product.shipping_waived || product.shipping_minor === 0 ? 'FREE' : formatMoney(product.shipping_minor, product.currency)}" data-csa-c-delivery-time="${arrival}">${product.shipping_waived || product.shipping_minor === 0 ? 'FREE' : formatMoney(product.shipping_minor, product.currency)} delivery <span class="a-text-bold">${arrival}</span></span></div></div>
  <div id="availability"><span class="a-color-success primary-availability-message">${product.stock <= 5 ? `Only ${product.stock} left in stock - order soon.` : 'In Stock'}</span></div>
  ${buyForm(store, product, price)}
  <div id="merchantInfoFeature_feature_div"><span class="a-color-secondary">Sold by</span> <span class="offer-display-feature-text-message">Amazon practice</span></div>`
  }
</div>
</div>`,
  );
}

function buyForm(store: MarketplaceStore, product: Product, price: string) {
  const offer = `offer-${drawDigits(12, store.options.seed, 'offer', product.asin)}`;
  const choices = Array.from({ length: Math.min(product.stock, mostInSelect) }, (_, index) => index + 1);
  return html`<form method="post" id="addToCart" action="/gp/product/handle-buy-box/ref=dp_start-bbf_1_glance" autocomplete="off">
    <input type="hidden" name="items[0.base][customerVisiblePrice][amount]" value="${formatPlain(product.price_minor, product.currency)}">
    <input type="hidden" name="items[0.base][customerVisiblePrice][currencyCode]" value="${product.currency}">
    <input type="hidden" name="items[0.base][customerVisiblePrice][displayString]" value="${price}">
    <input type="hidden" name="items[0.base][asin]" value="${product.asin}">
    <input type="hidden" name="items[0.base][offerListingId]" value="${offer}">
    <input type="hidden" id="offerListingID" name="offerListingID" value="${offer}">
    <input type="hidden" id="ASIN" name="ASIN" value="${product.asin}">
    <label for="quantity">Quantity</label>
    <select id="quantity" name="items[0.base][quantity]">${choices.map((count) => html`<option value="${count}">${count}</option>`)}</select>
    <div><span id="submit.add-to-cart" class="a-button"><input id="add-to-cart-button" name="submit.add-to-cart" class="a-button-input" type="submit" value="Add to Cart"></span></div>
    ${product.has_buy_now && html`<div><span id="submit.buy-now" class="a-button"><input id="buy-now-button" name="submit.buy-now" class="a-button-input" type="submit" value="Buy Now"></span></div>`}
  </form>`;
}

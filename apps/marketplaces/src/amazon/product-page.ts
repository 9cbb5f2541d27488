import type { FaultSubject } from '../faults/fault-book.ts';
import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import { drawDigits } from '../identifiers.ts';
import type { Product } from '../model.ts';
import { formatPlain } from '../money.ts';
import { productSubject } from './fault-subjects.ts';
import { amazonPage } from './layout.ts';
import { arrivalOf } from './quote.ts';
import type { AmazonShop } from './shop.ts';

const mostInSelect = 30;

/** Units of a product that are offered to these: none while it is faulted to be out of stock. */
export function offerStock(shop: AmazonShop, product: Product, subject: FaultSubject): number {
  if (shop.store.faults.standsAt('out_of_stock', 'product', subject) !== null) return 0;
  return Math.min(mostUnits(shop, 'product', subject) ?? product.stock, product.stock);
}

/** The most that one customer may buy, where that is limited. */
export function mostUnits(
  { store }: AmazonShop,
  at: 'product' | 'checkout',
  subject: FaultSubject,
): number | null {
  return store.faults.standsAt('quantity_limit', at, subject)?.faults.quantity_limit?.most ?? null;
}

/** /dp/ASIN; `sheet` is what opened over it. */
export function productPage(shop: AmazonShop, product: Product, sheet: Markup | null = null): string {
  const { store, words, writing } = shop;
  const subject = productSubject(store, product.asin);
  const price = writing.money(product.price_minor, product.currency);
  const arrival = writing.weekdayDate(arrivalOf(store, product, subject.orderIds));
  const isFree = product.shipping_waived || product.shipping_minor === 0;
  const fee = isFree ? words.free : writing.money(product.shipping_minor, product.currency);
  const stock = offerStock(shop, product, subject);
  const usedFirst = shop.fault('used_offer_first', subject) === true;
  const offer = html`<div id="mir-layout-DELIVERY_BLOCK"><div id="mir-layout-DELIVERY_BLOCK-slot-PRIMARY_DELIVERY_MESSAGE_LARGE"><span data-csa-c-delivery-price="${fee}" data-csa-c-delivery-time="${arrival}">${isFree ? words.freeDelivery : html`${fee} ${words.delivery}`} <span class="a-text-bold">${arrival}</span></span></div></div>
  <div id="availability"><span class="a-color-success primary-availability-message">${stock <= 5 ? words.leftInStock(stock) : words.inStock}</span></div>
  ${buyForm(shop, product, price, stock)}
  <div id="merchantInfoFeature_feature_div"><span class="a-color-secondary">${words.soldBy}</span> <span class="offer-display-feature-text-message">Amazon practice</span></div>`;
  return amazonPage(
    shop,
    `Amazon practice: ${product.title}`,
    html`<div id="ppd" class="columns">
<div id="centerCol" class="panel">
  <h1 id="title"><span id="productTitle" class="a-size-large product-title-word-break">${product.title}</span></h1>
  <div id="corePriceDisplay_desktop_feature_div" data-csa-c-asin="${product.asin}"><span class="a-price priceToPay"><span class="a-offscreen">${price}</span><span aria-hidden="true">${price}</span></span></div>
  <p class="a-color-secondary">ASIN ${product.asin}. A made-up product of the practice catalogue.</p>
</div>
<div id="rightCol" class="panel">
  ${
    stock === 0
      ? html`<div id="outOfStock"><div id="availability"><span class="primary-availability-message">${words.unavailable}</span></div></div>`
      : usedFirst
        ? html`<div id="desktop_buybox"><div id="buyBoxAccordion">
  ${usedOffer(shop, product)}
  <div id="newAccordionRow_0" data-a-accordion-row-name="newAccordionRow"><div id="newAccordionCaption_feature_div">Buy new:</div>
  <div id="corePrice_feature_div"><span class="a-price"><span class="a-offscreen">${price}</span><span aria-hidden="true">${price}</span></span></div>
  ${offer}</div></div></div>`
        : html`<div id="desktop_buybox"><div id="qualifiedBuybox"><div id="corePrice_feature_div"><span class="a-price"><span class="a-offscreen">${price}</span><span aria-hidden="true">${price}</span></span></div>
  ${offer}</div></div>`
  }
</div>
</div>${sheet}`,
  );
}

/** A cheaper used offer that repeats the ids of the new one, as on the real page. */
function usedOffer(shop: AmazonShop, product: Product): Markup {
  const price = shop.writing.money(Math.ceil(product.price_minor / 2), product.currency);
  return html`<div id="usedAccordionRow" data-a-accordion-row-name="usedAccordionRow"><div id="usedAccordionCaption_feature_div">Save with Used - Very Good</div>
  <div id="corePrice_feature_div"><span class="a-price"><span class="a-offscreen">${price}</span><span aria-hidden="true">${price}</span></span></div>
  <form method="post" id="addToCart" action="/gp/product/handle-buy-box/ref=dp_start-ubbf_1_glance" autocomplete="off">
    <input type="hidden" name="offer" value="used">
    <input type="hidden" id="ASIN" name="ASIN" value="${product.asin}">
    <div><span class="a-button"><input id="add-to-cart-button" name="submit.add-to-cart-ubb" class="a-button-input" type="submit" value="Add to Cart"></span></div>
  </form></div>`;
}

function buyForm({ store }: AmazonShop, product: Product, price: string, stock: number): Markup {
  const offer = `offer-${drawDigits(12, store.options.seed, 'offer', product.asin)}`;
  const choices = Array.from({ length: Math.min(stock, mostInSelect) }, (_, index) => index + 1);
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

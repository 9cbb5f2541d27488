import { asAmazonShows, cityLine, streetOf } from '../address.ts';
import { countryName } from '../countries.ts';
import { longDate, shortDay } from '../dates.ts';
import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import type { Address, Purchase, PurchasedOrder } from '../model.ts';
import { formatMoney } from '../money.ts';
import type { MarketplaceStore } from '../store.ts';
import { amazonPage } from './layout.ts';

const ordersPerPage = 10;

/** /your-orders/orders?startIndex=N: every order ever placed, newest first, ten a page. */
export function historyPage(store: MarketplaceStore, startIndex: number): string {
  const all = store.purchases
    .flatMap((purchase) => purchase.orders.map((order) => ({ purchase, order })))
    .reverse();
  const shown = all.slice(startIndex, startIndex + ordersPerPage);
  const next = startIndex + ordersPerPage;
  return amazonPage(
    store,
    'Your Orders',
    html`<section class="your-orders-content-container js-yo-container"><div class="js-yo-main-content">
<h1>Your Orders</h1>
<label for="time-filter" class="a-form-label time-filter__label"><b><span class="num-orders">${all.length} ${all.length === 1 ? 'order' : 'orders'}</span></b> placed in the past three months</label>
${shown.map(({ purchase, order }, index) => card(purchase, order, startIndex + index))}
<ul class="a-pagination">
  ${startIndex > 0 && html`<li class="a-first"><a href="/your-orders/orders?startIndex=${Math.max(0, startIndex - ordersPerPage)}">← Previous</a></li>`}
  ${next < all.length ? html`<li class="a-last"><a href="/your-orders/orders?startIndex=${next}">Next →</a></li>` : html`<li class="a-disabled a-last">Next →</li>`}
</ul>
</div></section>`,
  );
}

function card(purchase: Purchase, order: PurchasedOrder, index: number): Markup {
  const details = `/gp/your-account/order-details?orderID=${order.order_id}&ref=ppx_yo2ov_dt_b_fed_order_details`;
  const labelled = (label: string, value: string) => html`<li class="order-header__header-list-item">
    <div class="a-row a-size-mini"><span class="a-color-secondary a-text-caps">${label}</span></div>
    <div class="a-row"><span class="a-size-base a-color-secondary aok-break-word">${value}</span></div>
  </li>`;
  return html`<div class="order-card js-order-card a-box" data-csa-c-type="widget" data-csa-c-content-id="amzn1.yourorders.order-card" data-csa-c-slot-id="amzn1.yourorders.order-card.${order.order_id}">
<div class="order-header"><h5><ul class="order-header__header-list" role="presentation">
  ${labelled('Order placed', longDate(purchase.placed_at))}
  ${labelled('Total', formatMoney(order.total_minor, purchase.currency))}
  <li class="order-header__header-list-item">${recipient(purchase.ship_to, index)}</li>
  <li class="order-header__header-list-item"><div class="yohtmlc-order-id"><span class="a-color-secondary a-text-caps">Order #</span> <span class="a-color-secondary" dir="ltr">${order.order_id}</span></div></li>
  <li class="order-header__header-list-item yohtmlc-order-level-connections"><a href="${details}">View order details</a></li>
</ul></h5></div>
<div class="delivery-box">
  <div class="yohtmlc-shipment-status-primaryText"><h3><span class="delivery-box__primary-text a-text-bold">Arriving ${shortDay(order.arrives_on)}</span></h3></div>
  ${order.lines.map(
    (
      line,
    ) => html`<div class="product-image">${line.quantity > 1 && html`<span class="product-image__qty">${line.quantity}</span>`}</div>
  <div class="yohtmlc-product-title"><a href="/dp/${line.asin}?ref=ppx_yo2ov_dt_b_fed_asin_title">${line.title}</a></div>`,
  )}
</div>
</div>`;
}

function recipient(shipTo: Address, index: number): Markup {
  const address = asAmazonShows(shipTo);
  return html`<div class="yohtmlc-recipient">
    <div class="a-row a-size-mini"><span class="a-color-secondary a-text-caps">Ship to</span></div>
    <div class="a-row a-size-base"><div id="shipToInsertionNode-shippingAddress-${index}">
      <span class="a-declarative"><a href="javascript:void(0)" class="a-popover-trigger a-declarative aok-break-word">${address.name}</a></span>
      <div class="a-popover-preload" id="a-popover-shippingAddress-${index}"><span class="a-color-base"><div class="a-row"><h5>${address.name}</h5></div><div class="a-row">${streetOf(address)}<br>${cityLine(address)}</div><div class="a-row">${countryName(address.country)}</div></span></div>
    </div></div>
  </div>`;
}

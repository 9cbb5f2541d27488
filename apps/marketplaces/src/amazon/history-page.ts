import { asAmazonShows, cityLine, streetOf } from '../address.ts';
import { countryName } from '../countries.ts';
import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import type { Address, Purchase, PurchasedOrder } from '../model.ts';
import { trackLink } from './details-page.ts';
import { purchaseSubject } from './fault-subjects.ts';
import { amazonPage } from './layout.ts';
import type { AmazonShop } from './shop.ts';

const ordersPerPage = 10;

interface Listed {
  readonly purchase: Purchase;
  readonly order: PurchasedOrder;
}

/** /your-orders/orders?startIndex=N: every order that shows up by now, newest first, ten a page. */
export function historyPage(shop: AmazonShop, startIndex: number): string {
  const { words } = shop;
  const all = listed(shop);
  const shown = all.slice(startIndex, startIndex + ordersPerPage);
  const next = startIndex + ordersPerPage;
  const cards = shown.map((each, index) => {
    const drawn = card(shop, each, startIndex + index);
    const lateMs = shop.fault('history_by_script_ms', purchaseSubject(each.purchase));
    return lateMs === undefined ? drawn : drawnLater(drawn, lateMs);
  });
  return amazonPage(
    shop,
    'Your Orders',
    html`<section class="your-orders-content-container js-yo-container"><div class="js-yo-main-content">
<h1>Your Orders</h1>
<label for="time-filter" class="a-form-label time-filter__label"><b><span class="num-orders">${words.orders(all.length)}</span></b> placed in the past three months</label>
${cards}
<ul class="a-pagination">
  ${startIndex > 0 && html`<li class="a-first"><a href="/your-orders/orders?startIndex=${Math.max(0, startIndex - ordersPerPage)}">← Previous</a></li>`}
  ${next < all.length ? html`<li class="a-last"><a href="/your-orders/orders?startIndex=${next}">Next →</a></li>` : html`<li class="a-disabled a-last">Next →</li>`}
</ul>
</div></section>`,
    drawScript,
  );
}

function listed({ store, fault }: AmazonShop): Listed[] {
  const now = store.now().getTime();
  return store.purchases
    .filter((purchase) => {
      const delay = fault('history_delay_ms', purchaseSubject(purchase)) ?? 0;
      return Date.parse(purchase.placed_at) + delay <= now;
    })
    .flatMap((purchase) => purchase.orders.map((order) => ({ purchase, order })))
    .reverse();
}

/** The page's own script puts the card in place of a locked one; until then its order id is not on the page. */
function drawnLater({ markup }: Markup, afterMs: number): Markup {
  return html`<div class="order-card js-order-card a-box" data-after-ms="${afterMs}"><div class="csd-encrypted-sensitive">•••</div><script type="application/json">${asJson(markup)}</script></div>`;
}

const drawScript = `
for (const locked of document.querySelectorAll('[data-after-ms]')) {
  setTimeout(() => { locked.outerHTML = JSON.parse(locked.querySelector('script').textContent); }, Number(locked.dataset.afterMs));
}
`;

/** JSON that no tag inside can break out of. */
const asJson = (text: string): Markup => ({ markup: JSON.stringify(text).replaceAll('<', '\\u003c') });

function card(shop: AmazonShop, { purchase, order }: Listed, index: number): Markup {
  return (shop.fault('layout', purchaseSubject(purchase)) ?? '2026') === '2010s'
    ? classicCard(shop, purchase, order, index)
    : currentCard(shop, purchase, order, index);
}

function statusOf({ words, writing }: AmazonShop, order: PurchasedOrder): string {
  return order.cancelled ? words.cancelled : `${words.arriving} ${writing.shortDay(order.arrives_on)}`;
}

function detailsUrl(order: PurchasedOrder): string {
  return `/gp/your-account/order-details?orderID=${order.order_id}&ref=ppx_yo2ov_dt_b_fed_order_details`;
}

function currentCard(shop: AmazonShop, purchase: Purchase, order: PurchasedOrder, index: number): Markup {
  const { words, writing } = shop;
  const labelled = (label: string, value: string) => html`<li class="order-header__header-list-item">
    <div class="a-row a-size-mini"><span class="a-color-secondary a-text-caps">${label}</span></div>
    <div class="a-row"><span class="a-size-base a-color-secondary aok-break-word">${value}</span></div>
  </li>`;
  return html`<div class="order-card js-order-card a-box" data-csa-c-type="widget" data-csa-c-content-id="amzn1.yourorders.order-card" data-csa-c-slot-id="amzn1.yourorders.order-card.${order.order_id}">
<div class="order-header"><h5><ul class="order-header__header-list" role="presentation">
  ${labelled(words.orderPlaced, writing.longDate(purchase.placed_at))}
  ${!order.cancelled && labelled(words.total, writing.money(order.total_minor, purchase.currency))}
  <li class="order-header__header-list-item">${recipient(shop, purchase.ship_to, index)}</li>
  <li class="order-header__header-list-item"><div class="yohtmlc-order-id"><span class="a-color-secondary a-text-caps">${words.orderNumber}</span> <span class="a-color-secondary" dir="ltr">${order.order_id}</span></div></li>
  <li class="order-header__header-list-item yohtmlc-order-level-connections"><a href="${detailsUrl(order)}">View order details</a></li>
</ul></h5></div>
<div class="delivery-box">
  <div class="yohtmlc-shipment-status-primaryText"><h3><span class="delivery-box__primary-text a-text-bold">${statusOf(shop, order)}</span></h3></div>
  ${!order.cancelled && trackLink(order)}
  ${order.lines.map(
    (
      line,
    ) => html`<div class="item-box"><div class="product-image">${line.quantity > 1 && html`<span class="product-image__qty">${line.quantity}</span>`}</div>
  <div class="yohtmlc-product-title"><a href="/dp/${line.asin}?ref=ppx_yo2ov_dt_b_fed_asin_title">${line.title}</a></div></div>`,
  )}
</div>
</div>`;
}

/** The card of the 2010s: the same class stands on the outer and on an inner box. */
function classicCard(shop: AmazonShop, purchase: Purchase, order: PurchasedOrder, index: number): Markup {
  const { words, writing } = shop;
  return html`<div class="a-box-group order-card js-order-card"><div class="a-box order-info order-header">
  <div class="a-column"><div class="a-row a-size-mini"><span class="a-color-secondary a-text-caps">${words.orderPlaced}</span></div><div class="a-row"><span class="a-color-secondary value">${writing.longDate(purchase.placed_at)}</span></div></div>
  ${!order.cancelled && html`<div class="a-column yohtmlc-order-total"><div class="a-row a-size-mini"><span class="a-color-secondary a-text-caps">${words.total}</span></div><div class="a-row"><span class="a-color-secondary value">${writing.money(order.total_minor, purchase.currency)}</span></div></div>`}
  <div class="a-column">${recipient(shop, purchase.ship_to, index)}</div>
  <div class="a-column yohtmlc-order-id"><span class="a-color-secondary a-text-caps">${words.orderNumber}</span> <bdi dir="ltr" class="value">${order.order_id}</bdi> <a href="${detailsUrl(order)}">Order details</a></div>
</div>
<div class="a-box shipment"><div class="order-card">
  <div class="shipment-top-row js-shipment-info-container"><span class="a-size-medium a-text-bold">${statusOf(shop, order)}</span></div>
  ${!order.cancelled && trackLink(order)}
  ${order.lines.map(
    (
      line,
    ) => html`<div class="a-fixed-left-grid"><div class="item-view-left-col-inner"><a href="/gp/product/${line.asin}/ref=ppx_yo_dt_b_asin_image"><img alt=""></a>${line.quantity > 1 && html`<span class="item-view-qty">${line.quantity}</span>`}</div>
  <div class="yohtmlc-item"><a href="/gp/product/${line.asin}/ref=ppx_yo_dt_b_asin_title">${line.title}</a></div></div>`,
  )}
</div></div></div>`;
}

function recipient({ words }: AmazonShop, shipTo: Address, index: number): Markup {
  const address = asAmazonShows(shipTo);
  return html`<div class="yohtmlc-recipient">
    <div class="a-row a-size-mini"><span class="a-color-secondary a-text-caps">${words.shipTo}</span></div>
    <div class="a-row a-size-base"><div id="shipToInsertionNode-shippingAddress-${index}">
      <span class="a-declarative"><a href="javascript:void(0)" class="a-popover-trigger a-declarative aok-break-word">${address.name}</a></span>
      <div class="a-popover-preload" id="a-popover-shippingAddress-${index}"><span class="a-color-base"><div class="a-row"><h5>${address.name}</h5></div><div class="a-row">${streetOf(address)}<br>${cityLine(address)}</div><div class="a-row">${countryName(address.country)}</div></span></div>
    </div></div>
  </div>`;
}

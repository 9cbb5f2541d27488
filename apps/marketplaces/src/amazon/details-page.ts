import { asAmazonShows, cityLine, streetOf } from '../address.ts';
import { countryName } from '../countries.ts';
import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import { drawAsin } from '../identifiers.ts';
import type { Purchase, PurchasedOrder } from '../model.ts';
import { classicDetails } from './details-classic.ts';
import { purchaseSubject } from './fault-subjects.ts';
import { amazonPage } from './layout.ts';
import { chargeRows } from './order-charges.ts';
import { cardName } from './payment-page.ts';
import type { AmazonShop } from './shop.ts';

/** One order, in the layout that the site is set to. */
export interface ShownOrder {
  readonly purchase: Purchase;
  readonly order: PurchasedOrder;
  readonly paymentRevision: boolean;
}

/** /gp/your-account/order-details?orderID=…; the layout of 2026 unless an older one is set. */
export function detailsPage(shop: AmazonShop, purchase: Purchase, order: PurchasedOrder): string {
  const { store } = shop;
  const subject = purchaseSubject(purchase);
  const shown = {
    purchase,
    order,
    paymentRevision: shop.fault('payment_revision', subject) === true,
  };
  const layout = shop.fault('layout', subject) ?? '2026';
  return amazonPage(
    shop,
    'Order Details',
    html`<div id="orderDetails">
<h1>Order Details</h1>
${layout === '2026' ? currentDetails(shop, shown) : classicDetails(shop, shown, layout === '2024')}
<div class="panel"><h2>Inspired by your purchase</h2><a href="/dp/${drawAsin('recommended', store.options.seed)}">Something you did not buy</a></div>
</div>`,
  );
}

function currentDetails(shop: AmazonShop, shown: ShownOrder): Markup {
  const { purchase, order } = shown;
  const { words, writing } = shop;
  const address = asAmazonShows(purchase.ship_to);
  return html`<div class="panel">
  <div data-component="orderDate"><span>${writing.longDate(purchase.placed_at)}</span></div>
  ${words.orderNumber} <div data-component="orderId"><span>${order.order_id}</span></div>
</div>
<div data-component="cancelled">${order.cancelled && html`<div class="a-alert"><h4 class="a-alert-heading">${words.cancelledSentence}</h4></div>`}</div>
${revision(shop, shown)}
<div class="columns">
<div class="panel">
  <div data-component="shippingAddress"><h5>${words.shipTo}</h5><ul class="a-unordered-list a-nostyle a-vertical"><li><span class="a-list-item">${address.name}</span></li><li><span class="a-list-item">${streetOf(address)}<br>${cityLine(address)}</span></li><li><span class="a-list-item">${countryName(address.country)}</span></li></ul></div>
  <div data-component="viewPaymentPlanSummaryWidget"><h5>Payment method</h5>${cardName}</div>
</div>
<div class="panel"><div data-component="chargeSummary">${
    !order.cancelled &&
    html`<h5>Order Summary</h5><ul class="a-unordered-list a-nostyle a-vertical">${chargeRows(
      shop,
      order,
    ).map(
      ([label, minor]) => html`
  <li><span class="a-list-item"><div class="a-row od-line-item-row"><div class="a-column od-line-item-row-label"><span>${label}</span></div><div class="a-column od-line-item-row-content"><span>${writing.money(minor, purchase.currency)}</span></div></div></span></li>`,
    )}</ul>`
  }</div></div>
</div>
<div data-component="shipments" class="panel"><div class="a-box">
  <div data-component="shipmentStatus"><h4 class="od-status-message"><span class="a-text-bold">${order.cancelled ? words.cancelled : `${words.arriving} ${writing.shortDay(order.arrives_on)}`}</span></h4></div>
  ${!order.cancelled && trackLink(order)}
  ${order.lines.map(
    (line) => html`<div data-component="purchasedItems">
    <div data-component="itemImage"><a href="/dp/${line.asin}?ref_=ppx_hzod_image_dt_b_fed_asin_title_0_0"></a>${line.quantity > 1 && html`<div class="od-item-view-qty"><span>${line.quantity}</span></div>`}</div>
    <div data-component="itemTitle"><a href="/dp/${line.asin}?ref_=ppx_hzod_title_dt_b_fed_asin_title_0_0">${line.title}</a></div>
    <div data-component="orderedMerchant"><span class="a-color-secondary">${words.soldBy}: Amazon practice</span></div>
    <div data-component="quantity"><span></span></div>
    <div data-component="unitPrice"><span class="a-price a-text-price"><span class="a-offscreen">${writing.money(line.unit_price_minor, purchase.currency)}</span><span aria-hidden="true">${writing.money(line.unit_price_minor, purchase.currency)}</span></span></div>
  </div>`,
  )}
</div></div>`;
}

export function trackLink({ order_id }: PurchasedOrder): Markup {
  return html`<p><a href="/progress-tracker/package?orderId=${order_id}&shipmentId=P1&packageIndex=0">Track package</a></p>`;
}

/** What Amazon says when the card was declined after the order was placed. */
export function revision({ words }: AmazonShop, { order, paymentRevision }: ShownOrder): Markup | false {
  return (
    paymentRevision &&
    html`<div class="a-box a-alert"><h4 class="a-alert-heading">${words.paymentRevision}</h4><a href="/gp/css/revisepayments?orderID=${order.order_id}">Revise payment</a></div>`
  );
}

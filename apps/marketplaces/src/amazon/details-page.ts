import { asAmazonShows, cityLine, streetOf } from '../address.ts';
import { countryName } from '../countries.ts';
import { longDate, shortDay } from '../dates.ts';
import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import { drawAsin } from '../identifiers.ts';
import type { Purchase, PurchasedOrder } from '../model.ts';
import { formatMoney } from '../money.ts';
import type { MarketplaceStore } from '../store.ts';
import { amazonPage } from './layout.ts';
import { cardName } from './payment-page.ts';

/** /gp/your-account/order-details?orderID=…, in the layout of 2025–26. */
export function detailsPage(store: MarketplaceStore, purchase: Purchase, order: PurchasedOrder): string {
  const address = asAmazonShows(purchase.ship_to);
  return amazonPage(
    store,
    'Order Details',
    html`<div id="orderDetails">
<h1>Order Details</h1>
<div class="panel">
  <div data-component="orderDate"><span>${longDate(purchase.placed_at)}</span></div>
  Order # <div data-component="orderId"><span>${order.order_id}</span></div>
</div>
<div data-component="cancelled"></div>
<div class="columns">
<div class="panel">
  <div data-component="shippingAddress"><h5>Ship to</h5><ul class="a-unordered-list a-nostyle a-vertical"><li><span class="a-list-item">${address.name}</span></li><li><span class="a-list-item">${streetOf(address)}<br>${cityLine(address)}</span></li><li><span class="a-list-item">${countryName(address.country)}</span></li></ul></div>
  <div data-component="viewPaymentPlanSummaryWidget"><h5>Payment method</h5>${cardName}</div>
</div>
<div class="panel">${chargeSummary(purchase, order)}</div>
</div>
<div data-component="shipments" class="panel">
  <div data-component="shipmentStatus"><h4 class="od-status-message"><span class="a-text-bold">Arriving ${shortDay(order.arrives_on)}</span></h4></div>
  ${order.lines.map(
    (line) => html`<div data-component="purchasedItems">
    <div data-component="itemImage"><a href="/dp/${line.asin}?ref_=ppx_hzod_image_dt_b_fed_asin_title_0_0"></a>${line.quantity > 1 && html`<div class="od-item-view-qty"><span>${line.quantity}</span></div>`}</div>
    <div data-component="itemTitle"><a href="/dp/${line.asin}?ref_=ppx_hzod_title_dt_b_fed_asin_title_0_0">${line.title}</a></div>
    <div data-component="orderedMerchant"><span class="a-color-secondary">Sold by: Amazon practice</span></div>
    <div data-component="quantity"><span></span></div>
    <div data-component="unitPrice"><span class="a-price a-text-price"><span class="a-offscreen">${formatMoney(line.unit_price_minor, purchase.currency)}</span><span aria-hidden="true">${formatMoney(line.unit_price_minor, purchase.currency)}</span></span></div>
  </div>`,
  )}
</div>
<div class="panel"><h2>Inspired by your purchase</h2><a href="/dp/${drawAsin('recommended', store.options.seed)}">Something you did not buy</a></div>
</div>`,
  );
}

function chargeSummary(purchase: Purchase, order: PurchasedOrder): Markup {
  const beforeTax = order.items_minor + order.shipping_minor - order.shipping_waived_minor;
  const rows: [string, number][] = [
    ['Item(s) Subtotal:', order.items_minor],
    ['Shipping & Handling:', order.shipping_minor],
  ];
  if (order.shipping_waived_minor > 0) rows.push(['Free Shipping:', -order.shipping_waived_minor]);
  rows.push(['Total before tax:', beforeTax]);
  rows.push(['Estimated tax to be collected:', order.tax_minor]);
  rows.push(['Grand Total:', order.total_minor]);
  return html`<div data-component="chargeSummary"><h5>Order Summary</h5><ul class="a-unordered-list a-nostyle a-vertical">${rows.map(
    ([label, minor]) => html`
  <li><span class="a-list-item"><div class="a-row od-line-item-row"><div class="a-column od-line-item-row-label"><span>${label}</span></div><div class="a-column od-line-item-row-content"><span>${formatMoney(minor, purchase.currency)}</span></div></div></span></li>`,
  )}</ul></div>`;
}

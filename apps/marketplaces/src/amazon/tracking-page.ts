import { asAmazonShows, cityLine, streetOf } from '../address.ts';
import { html } from '../html.ts';
import type { Purchase, PurchasedOrder } from '../model.ts';
import { amazonPage } from './layout.ts';
import type { AmazonShop } from './shop.ts';

/** /progress-tracker/package?orderId=…: where the parcel is. It was handed over the day it was ordered. */
export function trackingPage(shop: AmazonShop, purchase: Purchase, order: PurchasedOrder): string {
  const { words, writing } = shop;
  const address = asAmazonShows(purchase.ship_to);
  return amazonPage(
    shop,
    'Tracking Details',
    html`<div id="pt-page-container"><script type="a-state" data-a-state="{&quot;key&quot;:&quot;page-state&quot;}">{"shortStatus":"IN_TRANSIT"}</script>
<div class="columns"><div class="panel">
  <h1 class="pt-promise-main-slot">${words.arriving} ${writing.weekdayDate(order.arrives_on)}</h1>
  <p class="pt-status-main-status">${words.shipped}</p>
  <div class="pt-status-milestone" data-last-reached="true"><span class="pt-status-milestone-label">${words.shipped}</span></div>
  <div id="promise-card-asin-image-carousel">${order.lines.map(({ asin, title }) => html`<a href="/dp/${asin}">${title}</a>`)}</div>
</div>
<div class="panel"><div class="delivery-card"><h3>${words.shippedWith} ${order.carrier}</h3><p class="pt-delivery-card-trackingId">${words.trackingId}: ${order.tracking_number}</p></div>
  <div id="shippingAddress-container" class="pt-shipping-address"><p>${address.name}</p><p>${streetOf(address)}</p><p>${cityLine(address)}</p></div>
  <div id="ordersInPackage-container"><a href="/gp/your-account/order-details?orderID=${order.order_id}">${order.order_id}</a></div>
</div></div></div>`,
  );
}

import { asAmazonShows, cityLine, streetOf } from '../address.ts';
import { countryName } from '../countries.ts';
import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import { revision, type ShownOrder, trackLink } from './details-page.ts';
import { chargeRows } from './order-charges.ts';
import type { AmazonShop } from './shop.ts';

/** The order's page as it was in the 2010s; in 2024 the same parts carried component names. */
export function classicDetails(shop: AmazonShop, shown: ShownOrder, withComponents: boolean): Markup {
  const { words, writing } = shop;
  const { purchase, order } = shown;
  const address = asAmazonShows(purchase.ship_to);
  const component = (name: string) => withComponents && html` data-component="${name}"`;
  return html`<div class="a-row">
  <span class="order-date-invoice-item">${words.orderedOn} ${writing.longDate(purchase.placed_at)}<i class="a-icon a-icon-text-separator"></i></span>
  <span class="order-date-invoice-item">${words.orderNumber} <bdi dir="ltr">${order.order_id}</bdi></span>
</div>
${order.cancelled && html`<div class="a-box a-alert"><h4 class="a-alert-heading">${words.cancelledSentence}</h4></div>`}
${revision(shop, shown)}
<div class="columns">
<div class="panel"${component('shippingAddress')}><h5>${words.shipTo}</h5><div class="displayAddressDiv"><ul class="displayAddressUL"><li class="displayAddressLI displayAddressFullName">${address.name}</li><li class="displayAddressLI displayAddressAddressLine1">${streetOf(address)}</li><li class="displayAddressLI displayAddressCityStateOrRegionPostalCode">${cityLine(address)}</li><li class="displayAddressLI displayAddressCountryName">${countryName(address.country)}</li></ul></div></div>
<div class="panel" id="od-subtotals">${
    !order.cancelled &&
    html`<div${component('orderSubtotals')}><h5>Order Summary</h5>${chargeRows(shop, order).map(
      ([label, minor]) => html`
  <div class="a-row"><div class="a-column a-span7">${label}</div><div class="a-column a-span5 a-span-last">${writing.money(minor, purchase.currency)}</div></div>`,
    )}</div>`
  }</div>
</div>
<div class="a-box shipment panel"${component('shipments')}>
  <div class="shipment-top-row js-shipment-info-container"><span class="a-size-medium a-text-bold">${order.cancelled ? words.cancelled : `${words.arriving} ${writing.shortDay(order.arrives_on)}`}</span></div>
  ${!order.cancelled && trackLink(order)}
  ${order.lines.map(
    (
      line,
    ) => html`<div class="a-fixed-left-grid"${component('purchasedItems')}><div class="a-fixed-left-grid-inner">
    <div class="a-fixed-left-grid-col a-col-left"><div class="item-view-left-col-inner"><a href="/gp/product/${line.asin}/ref=ppx_od_dt_b_asin_image_s00"><img alt=""></a>${line.quantity > 1 && html`<span class="item-view-qty">${line.quantity}</span>`}</div></div>
    <div class="a-fixed-left-grid-col a-col-right${!withComponents && ' yohtmlc-item'}"><div class="a-row"${component('itemTitle')}><a class="a-link-normal" href="/gp/product/${line.asin}/ref=ppx_od_dt_b_asin_title_s00">${line.title}</a></div><div class="a-row"><span class="a-size-small a-color-price"${component('unitPrice')}>${writing.money(line.unit_price_minor, purchase.currency)}</span></div></div>
  </div></div>`,
  )}
</div>`;
}

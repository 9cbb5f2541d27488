import { countryName } from '../countries.ts';
import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import type { Address, EbayLine, EbayOrder } from '../model.ts';
import { shareOf } from '../money.ts';
import type { SellerHub } from './hub.ts';
import { ebayPage } from './layout.ts';
import { moneyOf } from './order-money.ts';
import { statusText } from './order-status.ts';

/** The form for a tracking number opens in a frame over the order, as on the real page. */
const trackingFrameScript = `
document.querySelectorAll('.lineItemCardInfo__tracking a').forEach((link) => link.addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('tracking-frame')?.remove();
  const frame = Object.assign(document.createElement('iframe'), { id: 'tracking-frame', title: link.textContent, src: link.href });
  document.querySelector('.vod-details').append(frame);
}));
addEventListener('message', (event) => { if (event.origin === location.origin && event.data === 'tracking-saved') location.reload(); });
`;

/** /mesh/ord/details?mode=SH&orderid=… */
export function detailPage(hub: SellerHub, order: EbayOrder): string {
  const { words, writing, manner } = hub;
  const row = (label: string, value: Markup | string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return ebayPage(
    hub,
    `Order details ${order.order_id}`,
    html`<div class="sh-core-layout vod-details"><h1>Order details</h1>
${order.state === 'cancelled' && html`<div class="page-notice">${words.cancelledNotice}</div>`}
<p><span class="order-status">${statusText(hub, order, true)}</span></p>
<div class="wrapper">
<div class="side">
  <div class="card order-info"><dl>
    ${row(words.orderNumber, order.order_id)}
    ${row(words.dateSold, writing.shortDate(order.created_at))}
    ${row(words.buyer, html`<a href="https://www.${manner.domain}/usr/${order.buyer.username}">${order.buyer.display_name} (${order.buyer.username})</a>`)}
    ${order.paid_at !== null && row(words.datePaid, writing.shortDate(order.paid_at))}
  </dl></div>
  ${paymentInfo(hub, order)}
</div>
<div class="content">
  <div class="card shipping-info">
    <h2>${words.shipping}</h2>
    <dl class="delivery-info">
      ${order.ship_by !== null && row(words.shipBy, writing.shortDate(order.ship_by))}
      ${order.deliver_by !== null && row(words.estimatedDelivery, deliveryRange(hub, order.deliver_from, order.deliver_by))}
    </dl>
    ${order.ship_to === null ? html`<p class="no-address">${order.no_address_reason ?? 'No shipping address.'}</p>` : shipTo(hub, order.ship_to)}
  </div>
  <div id="itemInfo">${order.lines.map((line) => lineItemCard(hub, order, line))}</div>
</div>
</div></div>`,
    trackingFrameScript,
  );
}

function deliveryRange({ writing }: SellerHub, from: string | null, by: string): string {
  return from === null || writing.shortDate(from) === writing.shortDate(by)
    ? writing.shortDate(by)
    : `${writing.shortDate(from)} - ${writing.shortDate(by)}`;
}

/** Every part of the address is a click-to-copy button of its own; absent parts have none. */
function shipTo({ words }: SellerHub, address: Address): Markup {
  const part = (text: string | null) =>
    text !== null && text !== '' && html`<button type="button" class="tooltip__host">${text}</button>`;
  const place = [address.city, address.state, address.postal_code].filter(
    (text) => text !== null && text !== '',
  );
  return html`<div class="shipping-address ship-to">
      <h2>${words.shipTo}</h2>
      <div class="address">
        <div>${part(address.name)}</div>
        <div>${part(address.line1)}${address.line2 !== null && html`<br>`}${part(address.line2)}</div>
        <div>${place.map((text, index) => html`${index === 1 && html`<span>,</span> `}${part(text)} `)}</div>
        <div>${part(countryName(address.country))}</div>
      </div>
      <button type="button" aria-label="Copy address">Copy</button>
    </div>
    ${address.phone !== null && html`<dl class="phone"><div><dt>${words.phone}</dt><dd class="info-value"><button type="button">${address.phone}</button></dd></div></dl>`}`;
}

function lineItemCard({ words, writing, manner }: SellerHub, order: EbayOrder, line: EbayLine): Markup {
  const money = (minor: number | null) => writing.money(minor, order.currency);
  const unit = line.items_total_minor === null ? null : shareOf(line.items_total_minor, 1, line.quantity);
  const labelled = (name: string, label: string, value: string) =>
    html`<div class="lineItemCardInfo__${name} spaceTop"><span>${label}</span><span class="sh-secondary">${value}</span></div>`;
  return html`<div class="lineItemCard" data-line-item-id="${line.line_item_id}">
    <div class="lineItemCardInfo__content"><div class="details">
      <a href="https://www.${manner.domain}/itm/${line.item_id}"><span class="PSEUDOLINK">${line.title}</span></a>
      ${labelled('itemId', words.itemId, line.item_id)}
      ${line.variation !== null && labelled('variation', words.variation, line.variation)}
      ${line.sku !== null && labelled('sku', words.sku, line.sku)}
      <div class="lineItemCardInfo__status">${line.shipped ? words.lineShipped : words.lineNotShipped}</div>
      <div class="lineItemCardInfo__tracking"><a href="/ship/trk/trackings?orderId=${order.order_id}&amp;itemId=${line.item_id}&amp;transId=${line.line_item_id}">${words.addTracking}</a>${(line.tracking ?? []).map(({ carrier, number }) => html` <span class="tracking-carrier">${carrier}</span> <span class="tracking-number">${number}</span>`)}</div>
    </div></div>
    <dl>
      <div class="quantity"><dt>${words.quantity}</dt><dd class="quantity__value"><span class="sh-bold">${line.quantity}</span> (${line.available_quantity} ${words.available})</dd></div>
      <div class="soldPrice"><dt>${words.soldPrice}</dt><dd class="soldPrice__value">${money(unit)}</dd></div>
      ${line.discount_minor > 0 && html`<div class="discount"><dt>${words.discount}</dt><dd class="discount__value">${money(-line.discount_minor)}</dd></div>`}
      <div class="total"><dt>${words.total}</dt><dd class="total__value">${money(line.items_total_minor)}</dd></div>
    </dl>
  </div>`;
}

function paymentInfo({ words, writing }: SellerHub, order: EbayOrder): Markup {
  const { subtotalMinor, discountMinor, totalMinor, earningsMinor } = moneyOf(order);
  const money = (minor: number | null) => writing.money(minor, order.currency);
  const paid = (label: string, minor: number | null) =>
    html`<div class="data-item"><dt class="label">${label}</dt><dd class="amount"><div class="value">${money(minor)}</div></dd></div>`;
  const total = (label: string, minor: number | null) =>
    html`<dl class="total"><div class="data-item"><dt class="label">${label}</dt><dd class="amount"><div class="value"><span class="sh-bold">${money(minor)}</span></div></dd></div></dl>`;
  const refunded = order.refunded_minor ?? 0;
  const fees = order.fees_minor === null ? null : order.fees_minor === 0 ? 0 : -order.fees_minor;
  return html`<div class="card payment-info">
    <div class="buyer-paid"><h2>${words.buyerPaid}</h2><dl>
      ${paid(words.itemSubtotal, subtotalMinor)}
      ${discountMinor > 0 && paid(words.discount, -discountMinor)}
      ${paid(words.shippingCharge, order.shipping_minor)}
      ${order.shipping_discount_minor > 0 && paid(words.shippingDiscount, -order.shipping_discount_minor)}
      ${order.sales_tax_minor !== null && paid(words.salesTax, order.sales_tax_minor)}
    </dl>${total(words.orderTotal, totalMinor)}
    ${refunded > 0 && html`<dl class="refunds">${paid(words.refund, -refunded)}</dl>`}</div>
    <div class="earnings"><h2>${words.earned}</h2><dl>
      <div class="data-item"><dt class="label">${words.fees}</dt><dd class="amount"><div class="value"><span class="sh-secondary">${money(fees)}</span></div></dd></div>
    </dl>${total(words.earnings, earningsMinor)}</div>
  </div>`;
}

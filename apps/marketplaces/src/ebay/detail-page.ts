import { countryName } from '../countries.ts';
import { shortDate } from '../dates.ts';
import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import type { Address, EbayLine, EbayOrder } from '../model.ts';
import { formatMoney, shareOf } from '../money.ts';
import type { MarketplaceStore } from '../store.ts';
import { ebayPage } from './layout.ts';
import { moneyOf } from './order-money.ts';
import { statusText } from './order-status.ts';

/** /mesh/ord/details?mode=SH&orderid=… */
export function detailPage(store: MarketplaceStore, order: EbayOrder): string {
  const row = (label: string, value: Markup | string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return ebayPage(
    store,
    `Order details ${order.order_id}`,
    html`<div class="sh-core-layout vod-details"><h1>Order details</h1>
<p><span class="order-status">${statusText(order, store.now(), true)}</span></p>
<div class="wrapper">
<div class="side">
  <div class="card order-info"><dl>
    ${row('Order number', order.order_id)}
    ${row('Date sold', shortDate(order.created_at))}
    ${row('Buyer', html`<a href="https://www.ebay.com/usr/${order.buyer.username}">${order.buyer.display_name} (${order.buyer.username})</a>`)}
    ${order.paid_at !== null && row('Date paid', shortDate(order.paid_at))}
  </dl></div>
  ${paymentInfo(order)}
</div>
<div class="content">
  <div class="card shipping-info">
    <h2>Shipping</h2>
    <dl class="delivery-info">
      ${order.ship_by !== null && row('Ship by', shortDate(order.ship_by))}
      ${order.deliver_by !== null && row('Estimated delivery', deliveryRange(order.deliver_from, order.deliver_by))}
    </dl>
    ${order.ship_to === null ? html`<p class="no-address">${order.no_address_reason ?? 'No shipping address.'}</p>` : shipTo(order.ship_to)}
  </div>
  <div id="itemInfo">${order.lines.map((line) => lineItemCard(order, line))}</div>
</div>
</div></div>`,
  );
}

function deliveryRange(from: string | null, by: string): string {
  return from === null || shortDate(from) === shortDate(by)
    ? shortDate(by)
    : `${shortDate(from)} - ${shortDate(by)}`;
}

/** Every part of the address is a click-to-copy button of its own; absent parts have none. */
function shipTo(address: Address): Markup {
  const part = (text: string | null) =>
    text !== null && text !== '' && html`<button type="button" class="tooltip__host">${text}</button>`;
  const place = [address.city, address.state, address.postal_code].filter(
    (text) => text !== null && text !== '',
  );
  return html`<div class="shipping-address ship-to">
      <h2>Ship to</h2>
      <div class="address">
        <div>${part(address.name)}</div>
        <div>${part(address.line1)}${address.line2 !== null && html`<br>`}${part(address.line2)}</div>
        <div>${place.map((text, index) => html`${index === 1 && html`<span>,</span> `}${part(text)} `)}</div>
        <div>${part(countryName(address.country))}</div>
      </div>
      <button type="button" aria-label="Copy address">Copy</button>
    </div>
    ${address.phone !== null && html`<dl class="phone"><div><dt>Phone</dt><dd class="info-value"><button type="button">${address.phone}</button></dd></div></dl>`}`;
}

function lineItemCard(order: EbayOrder, line: EbayLine): Markup {
  const money = (minor: number | null) => formatMoney(minor, order.currency);
  const unit = line.items_total_minor === null ? null : shareOf(line.items_total_minor, 1, line.quantity);
  const labelled = (name: string, label: string, value: string) =>
    html`<div class="lineItemCardInfo__${name} spaceTop"><span>${label}</span><span class="sh-secondary">${value}</span></div>`;
  return html`<div class="lineItemCard" data-line-item-id="${line.line_item_id}">
    <div class="lineItemCardInfo__content"><div class="details">
      <a href="https://www.ebay.com/itm/${line.item_id}"><span class="PSEUDOLINK">${line.title}</span></a>
      ${labelled('itemId', 'Item ID: ', line.item_id)}
      ${line.variation !== null && labelled('variation', 'Variation: ', line.variation)}
      ${line.sku !== null && labelled('sku', 'Custom label (SKU): ', line.sku)}
      <div class="lineItemCardInfo__status">${line.shipped ? 'Shipped' : 'Not shipped'}</div>
      <div class="lineItemCardInfo__tracking"><a href="/ship/trk/trackings?orderId=${order.order_id}&amp;itemId=${line.item_id}&amp;transId=${line.line_item_id}">Add tracking</a></div>
    </div></div>
    <dl>
      <div class="quantity"><dt>Quantity</dt><dd class="quantity__value"><span class="sh-bold">${line.quantity}</span> (${line.available_quantity} available)</dd></div>
      <div class="soldPrice"><dt>Sold price</dt><dd class="soldPrice__value">${money(unit)}</dd></div>
      ${line.discount_minor > 0 && html`<div class="discount"><dt>Discount</dt><dd class="discount__value">${money(-line.discount_minor)}</dd></div>`}
      <div class="total"><dt>Total</dt><dd class="total__value">${money(line.items_total_minor)}</dd></div>
    </dl>
  </div>`;
}

function paymentInfo(order: EbayOrder): Markup {
  const { subtotalMinor, discountMinor, totalMinor, earningsMinor } = moneyOf(order);
  const money = (minor: number | null) => formatMoney(minor, order.currency);
  const paid = (label: string, minor: number | null) =>
    html`<div class="data-item"><dt class="label">${label}</dt><dd class="amount"><div class="value">${money(minor)}</div></dd></div>`;
  const total = (label: string, minor: number | null) =>
    html`<dl class="total"><div class="data-item"><dt class="label">${label}</dt><dd class="amount"><div class="value"><span class="sh-bold">${money(minor)}</span></div></dd></div></dl>`;
  const fees = order.fees_minor === null ? null : order.fees_minor === 0 ? 0 : -order.fees_minor;
  return html`<div class="card payment-info">
    <div class="buyer-paid"><h2>What your buyer paid</h2><dl>
      ${paid('Item subtotal', subtotalMinor)}
      ${discountMinor > 0 && paid('Discount', -discountMinor)}
      ${paid('Shipping', order.shipping_minor)}
      ${order.shipping_discount_minor > 0 && paid('Shipping discount', -order.shipping_discount_minor)}
      ${order.sales_tax_minor !== null && paid('Sales tax', order.sales_tax_minor)}
    </dl>${total('Order total', totalMinor)}</div>
    <div class="earnings"><h2>What you earned</h2><dl>
      <div class="data-item"><dt class="label">Transaction fees</dt><dd class="amount"><div class="value"><span class="sh-secondary">${money(fees)}</span></div></dd></div>
    </dl>${total('Order earnings', earningsMinor)}</div>
  </div>`;
}

import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import type { EbayLine, EbayOrder } from '../model.ts';
import type { SellerHub } from './hub.ts';
import { ebayPage } from './layout.ts';
import { type ListQuery, listedOrders } from './listed-orders.ts';
import { moneyOf } from './order-money.ts';
import { orderFilters, statusText } from './order-status.ts';

/** /sh/ord/: newest order first. The ship-to address is not on this page. */
export function listPage(hub: SellerHub, query: ListQuery): string {
  const { words } = hub;
  const { filter, offset } = query;
  const { orders, limit, shown } = listedOrders(hub, query);
  const first = shown.length === 0 ? 0 : offset + 1;
  const next = `/sh/ord/?filter=status:${filter}&limit=${limit}&offset=${offset + limit}`;
  return ebayPage(
    hub,
    words.headings[filter],
    html`<h1>${words.headings[filter]}</h1>
<nav class="filters">${orderFilters.map((name) => html`<a href="/sh/ord/?filter=status:${name}">${name.replaceAll('_', ' ').toLowerCase()}</a>`)}</nav>
<p><span class="result-range">${words.results} ${first}-${offset + shown.length} ${words.of} ${orders.length}</span> <span class="downloadReport"><button type="button">Download report</button></span></p>
<div id="mainGridContainer"><table><tbody>
${shown.map((order) => orderRows(hub, order))}
</tbody></table></div>
<div class="pagination">${
      offset + limit < orders.length
        ? html`<a class="pagination__next" type="next" href="${next}">${words.next}</a>`
        : html`<a class="pagination__next" type="next" aria-disabled="true">${words.next}</a>`
    }</div>`,
  );
}

function orderRows(hub: SellerHub, order: EbayOrder): Markup {
  const { writing, manner } = hub;
  const { subtotalMinor, totalMinor } = moneyOf(order);
  const units = order.lines.reduce((total, line) => total + line.quantity, 0);
  const [only, ...others] = order.lines;
  const single = only !== undefined && others.length === 0 ? only : null;
  const details = `/mesh/ord/details?mode=SH&orderid=${order.order_id}&source=Orders`;
  return html`<tr id="orderid_${order.order_id}__order-info" class="order-info orderid_${order.order_id} order-border">
  <td><input type="checkbox" class="checkbox__control" data-testid="order-checkbox" name="grid-table-bulk-checkbox_order_${order.order_id}" aria-label="Select order" data-ordernumber="${order.order_id}" data-buyer-id="${order.buyer.username}" data-quantity="${units}"></td>
  <td><div class="order-status">${statusText(hub, order, false)}</div></td>
  <td class="order-default-cell"><div class="order-details"><a href="${details}">${order.order_id}</a></div>
    <div class="buyer-modal-trigger-wrapper"><button type="button"><span>${order.buyer.display_name}</span> <span>${order.buyer.username}</span></button></div>
    <a href="https://www.${manner.domain}/fdbk/feedback_profile/${order.buyer.username}">Feedback</a></td>
  <td class="order-purchase-details">${single !== null && itemDetails(hub, single)}</td>
  <td class="order-default-cell"><span class="quantity"><strong>${units}</strong></span></td>
  <td class="order-default-cell"><span class="price-column-item">${writing.money(subtotalMinor, order.currency)}</span></td>
  <td class="order-default-cell"><span class="total-price">${writing.money(totalMinor, order.currency)}</span></td>
  <td class="order-default-cell date-column"><span class="sh-default">${writing.shortDate(order.created_at)}</span> <span class="sh-default">${writing.timeOfDay(order.created_at)}</span></td>
</tr>
${
  single === null &&
  order.lines.map(
    (line) => html`<tr class="item-info" data-ordernumber="${order.order_id}">
  <td></td><td></td><td></td>
  <td class="order-purchase-details">${itemDetails(hub, line)}</td>
  <td class="item-quantity">${line.quantity}</td>
  <td><span class="price-column-item">${writing.money(line.items_total_minor, order.currency)}</span></td>
  <td></td><td></td>
</tr>
`,
  )
}`;
}

function itemDetails({ words, manner }: SellerHub, line: EbayLine): Markup {
  return html`<div class="purchase-details"><div class="item-title"><a href="https://www.${manner.domain}/itm/${line.item_id}">${line.title}</a></div>
    <div class="item-itemID">(${line.item_id})</div>
    ${line.variation !== null && html`<div class="item-variation">${line.variation}</div>`}
    ${line.sku !== null && html`<div class="item-custom-sku">${words.sku}<span class="sh-bold">${line.sku}</span></div>`}</div>`;
}

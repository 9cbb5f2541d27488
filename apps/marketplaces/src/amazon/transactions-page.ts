import { html } from '../html.ts';
import { amazonPage } from './layout.ts';
import { cardName } from './payment-page.ts';
import type { AmazonShop } from './shop.ts';

/** /cpe/yourpayments/transactions: what the card was charged, newest first. Cancelled orders are not charged. */
export function transactionsPage(shop: AmazonShop): string {
  const { store, words, writing } = shop;
  const charged = store.purchases
    .flatMap((purchase) => purchase.orders.map((order) => ({ purchase, order })))
    .filter(({ order }) => !order.cancelled)
    .reverse();
  const days = [...Map.groupBy(charged, ({ purchase }) => purchase.placed_at.slice(0, 10))];
  return amazonPage(
    shop,
    'Your Transactions',
    html`<div id="portalWidgetSection" class="pmts-portal-component panel"><h1>Your Transactions</h1>
${charged.length === 0 && html`<p>You don't have any transactions.</p>`}
${charged.length > 0 && html`<div class="apx-transactions-sleeve-header-container"><span class="a-text-bold">${words.completed}</span></div>`}
${days.map(
  ([
    day,
    rows,
  ]) => html`<div class="a-box apx-transaction-date-container"><span>${writing.longDate(day)}</span></div>
${rows.map(
  ({ purchase, order }) => html`<div class="apx-transactions-line-item-component-container">
  <div class="a-row"><div class="a-column a-span9"><span class="a-size-base a-text-bold">${cardName}</span></div><div class="a-column a-span3 a-text-right"><span class="a-size-base-plus a-text-bold">${writing.money(-order.total_minor, purchase.currency)}</span></div></div>
  <div class="a-row"><div class="a-column a-span12"><a href="/gp/css/summary/edit.html?orderID=${order.order_id}">${words.orderNumber}${order.order_id}</a></div></div>
  <div class="a-row"><div class="a-column a-span12"><span class="a-size-base">AMZN Practice</span></div></div>
</div>`,
)}`,
)}
</div>`,
  );
}

import { asAmazonShows, onOneLine } from '../address.ts';
import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import type { Address } from '../model.ts';
import type { Checkout } from '../store.ts';
import { checkoutUrl } from './checkout-url.ts';
import type { Quote } from './quote.ts';
import type { AmazonShop } from './shop.ts';

/**
 * A checkout button as Amazon draws it: the address step, the payment step and the address dialog all use one element
 * id and an input without value or text. Only the slot id tells them apart.
 */
export function continueButton(slotId: string, label: string, place: 'primary' | 'secondary'): Markup {
  const id = `checkout-${place}-continue-button-id`;
  return html`<span class="a-declarative" data-action="checkout-continue-button-click-action"><span id="${id}" class="a-button a-button-primary continue-button ${place}-action-button"><span class="a-button-inner"><input data-csa-c-slot-id="${slotId}" data-csa-c-type="button" data-testid="${place === 'primary' ? 'bottom' : 'secondary'}-continue-button" class="a-button-input" type="submit" aria-labelledby="${id}-announce"><span id="${id}-announce" class="a-button-text" aria-hidden="true">${label}</span></span></span></span>`;
}

/** The chosen address, collapsed, with its "Change" link. */
export function deliverToPanel({ words }: AmazonShop, checkout: Checkout, address: Address): Markup {
  return html`<div id="checkout-delivery-address-panel" class="a-cardui checkout-experience-panel collapsed">
  <h2 id="deliver-to-customer-text" class="a-text-bold">${words.deliveringTo} ${address.name}</h2>
  <p><span id="deliver-to-address-text">${onOneLine(asAmazonShows(address))}</span></p>
  <a data-csa-c-slot-id="checkout-change-shipaddressselect" aria-label="Change delivery address" href="${checkoutUrl(checkout, 'address')}">Change</a>
</div>`;
}

/** The order summary; what is `unknown` reads "--". Without an address (`taxKnown` false) it shows items and total only, as Amazon does. */
export function summaryTable(
  { words, writing }: AmazonShop,
  quote: Quote,
  taxKnown: boolean,
  unknown: 'shipping' | 'tax' | 'total' | 'all' | undefined = undefined,
): Markup {
  const units = quote.lines.reduce((total, line) => total + line.quantity, 0);
  const hidden = (part: 'shipping' | 'tax' | 'total', minor: number) =>
    unknown === part || unknown === 'all' ? null : minor;
  const rows: [string, string | null, number | null][] = [
    [taxKnown ? `${words.items} (${units}):` : `${words.items}:`, 'ITEMS_TAX_EXCLUSIVE', quote.itemsMinor],
  ];
  if (taxKnown) {
    rows.push([words.shipping, 'SHIPPING_TAX_EXCLUSIVE', hidden('shipping', quote.shippingMinor)]);
    if (quote.shippingWaivedMinor > 0) {
      rows.push([words.freeShipping, 'FREE_SHIPPING', -quote.shippingWaivedMinor]);
    }
    rows.push([words.tax, 'PROMO_EXCLUSIVE_TAX_TOTAL_ESTIMATE', hidden('tax', quote.taxMinor)]);
  }
  rows.push([words.orderTotal, null, hidden('total', quote.totalMinor)]);
  return html`<ul id="subtotals-marketplace-table" class="a-unordered-list" role="list">${rows.map(
    ([label, code, minor]) => html`
<li class="a-spacing-mini"><span class="a-list-item${code === null && ' a-text-bold'}"><div class="order-summary-grid"><div class="order-summary-line-term"><span class="break-word">${label}</span></div><div class="order-summary-line-definition">${code !== null && html`<input type="hidden" name="subtotalLineType" value="${code}">`}<span class="aok-nowrap"><span data-shimmer-target="ordertotals-amount">${writing.money(minor, quote.currency)}</span></span></div></div></span></li>`,
  )}</ul>`;
}

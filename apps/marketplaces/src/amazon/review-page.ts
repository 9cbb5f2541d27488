import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import type { Address } from '../model.ts';
import type { Checkout } from '../store.ts';
import { deliverToPanel, summaryTable } from './checkout-parts.ts';
import { checkoutUrl } from './checkout-url.ts';
import { checkoutSubject } from './fault-subjects.ts';
import { amazonPage } from './layout.ts';
import { cardName } from './payment-page.ts';
import type { Quote, QuotedLine } from './quote.ts';
import type { AmazonShop } from './shop.ts';

const stepperScript = `
document.querySelectorAll('fieldset[name=checkout-quantity-stepper]').forEach((stepper) => {
  const change = async (by) => {
    const quantity = Number(stepper.dataset.steppervalue) + by;
    await fetch(stepper.dataset.quantityupdateurl, { method: 'POST', body: new URLSearchParams({ quantity: String(quantity) }) });
    location.reload();
  };
  stepper.querySelector('[data-action=a-stepper-decrement]').addEventListener('click', () => change(-1));
  stepper.querySelector('[data-action=a-stepper-increment]').addEventListener('click', () => change(1));
});
`;

/** /checkout/p/p-<purchase>/spc; no ASIN anywhere on it, as on the real page. */
export function reviewPage(
  shop: AmazonShop,
  checkout: Checkout,
  address: Address,
  quote: Quote,
  priceChanged: boolean,
): string {
  const unknown =
    checkout.placed === null
      ? shop.fault('unknown_amounts', checkoutSubject(shop.store, checkout))
      : undefined;
  const shipments = [...Map.groupBy(quote.lines, (line) => line.arrives_on)].sort(([a], [b]) =>
    a.localeCompare(b),
  );
  return amazonPage(
    shop,
    'Place Your Order - Amazon Checkout',
    html`${priceChanged && html`<div class="a-box a-alert" data-messageid="priceChangedMessage"><h4 class="a-alert-heading">Important message</h4><div class="a-alert-content">A price has changed since you reviewed this order. Please check the new order total.</div></div>`}
<div id="checkout-experience-container" class="columns">
<div id="checkout-experience-left-column">
  <input type="hidden" name="purchaseId" value="${checkout.purchaseId}">
  ${deliverToPanel(shop, checkout, address)}
  <div id="checkout-payment-option-panel" class="a-cardui checkout-experience-panel collapsed">
    <h2 id="payment-option-text-default"><span class="break-word">Paying with ${cardName}</span></h2>
    <a data-csa-c-slot-id="checkout-change-payselect" aria-label="Change payment method" href="${checkoutUrl(checkout, 'pay')}">Change</a>
  </div>
  <div id="checkout-item-block-panel" class="checkout-experience-panel">
  <div id="purchase-level-messages"><div class="a-box a-alert a-alert-info"><div class="a-alert-content"><div data-messageid="saveDefaults"><label><input type="checkbox" name="setOrderingPrefs" value="1"> Use this address and payment method next time.</label></div></div></div></div>
  ${shipments.map(([date, lines], index) => shipment(shop, checkout, quote.currency, date, lines, index, unknown !== undefined))}
  </div>
  ${placeOrderForm(checkout, 'bottomSubmitOrderButtonId', 'bottom-review-order-continue-blocker-tooltip-trigger')}
</div>
<div id="checkout-experience-right-column" class="a-cardui">
  ${placeOrderForm(checkout, 'submitOrderButtonId', 'review-order-continue-blocker-tooltip-trigger')}
  ${summaryTable(shop, quote, true, unknown)}
</div>
</div>`,
    stepperScript,
  );
}

function shipment(
  shop: AmazonShop,
  checkout: Checkout,
  currency: string,
  date: string,
  lines: readonly QuotedLine[],
  index: number,
  undecided: boolean,
): Markup {
  const { words, writing } = shop;
  const promise = undecided ? words.chooseDelivery : `${words.arriving} ${writing.shortDate(date)}`;
  return html`<div id="checkout-item-block-${index}" class="a-cardui checkout-experience-block">
  <h2 class="address-promise-text"><span class="break-word">${promise}</span></h2>
  ${undecided && html`<div class="a-alert-inline-error" data-messageid="selectDeliveryOptionMessage">${words.chooseDelivery}</div>`}
  ${lines.map((line) => lineItem(shop, checkout, currency, line))}
  <fieldset><div class="a-radio rcx-checkout-delivery-option-a-control-row-new"><label><input type="radio" name="delivery-option-${index}" value="standard"${!undecided && html` checked`}><span class="a-label a-radio-label">${writing.shortDate(date)}</span></label></div></fieldset>
</div>`;
}

function lineItem({ writing }: AmazonShop, checkout: Checkout, currency: string, line: QuotedLine): Markup {
  const update = `${checkoutUrl(checkout, 'set/item-quantity-update')}?lineItemId=${line.item_id}`;
  return html`<div id="line-${line.item_id}" class="lineitem-container">
  <div>
    <span id="checkout-item-block-item-primary-title-${line.item_id}" class="lineitem-title-text break-word">${line.title}</span>
    <div><a id="checkout-item-block-gift-options-link-${line.item_id}" href="${checkoutUrl(checkout, 'gift')}">Add gift options</a></div>
    <fieldset id="lineItemQuantity_${line.item_id}" name="checkout-quantity-stepper" data-steppervalue="${line.quantity}" data-valuemin="1" data-quantityupdateurl="${update}">
      <legend class="a-offscreen">Change quantity of ${line.title}</legend>
      <button type="button" class="quiet" data-action="a-stepper-decrement" aria-label="Decrease item quantity">−</button>
      <span data-a-selector="value"><span data-a-selector="inner-value">${line.quantity}</span></span>
      <div class="a-offscreen a-stepper-live-region" aria-live="polite"><div class="a-stepper-value-live">${line.quantity}</div></div>
      <button type="button" class="quiet" data-action="a-stepper-increment" aria-label="Increase item quantity">+</button>
    </fieldset>
  </div>
  <span class="lineitem-price-text a-text-bold">${writing.money(line.unit_price_minor, currency)}</span>
</div><span data-testid="Item_asin_0_0_0" class="aok-hidden">${line.asin}</span>`;
}

/** One of the page's two forms; each holds the live button and a hidden, disabled twin of the same name. */
function placeOrderForm(checkout: Checkout, buttonId: string, blockerId: string): Markup {
  const input = html`name="placeYourOrder1" title="Place your order" data-testid="SPC_selectPlaceOrder" class="a-button-input place-your-order-button" type="submit" value="Place your order"`;
  return html`<form id="spc-form" name="spc" method="post" action="${checkoutUrl(checkout, 'spc/place-order')}?pipelineType=Chewbacca&amp;referrer=spc&amp;ref_=chk_spc_chw_placeOrder">
  <span id="${buttonId}" class="a-button a-button-primary continue-button spc-place-order-button"><span class="a-button-inner"><input id="placeOrder" data-csa-c-slot-id="checkout-place-your-order-button" ${input} aria-labelledby="${buttonId}-announce"><span id="${buttonId}-announce" class="a-button-text" aria-hidden="true"><span class="place-order-button-text">Place your order</span></span></span></span>
  <span id="${blockerId}" class="a-button a-button-disabled aok-hidden continue-button-blocker"><span class="a-button-inner"><input id="placeOrder" disabled ${input} aria-labelledby="${blockerId}-announce"></span></span>
  <input type="hidden" name="hasWorkingJavascript" value="1">
</form>`;
}

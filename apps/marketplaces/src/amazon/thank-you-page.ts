import { asAmazonShows, onOneLine } from '../address.ts';
import { html } from '../html.ts';
import { drawAsin, drawBelow } from '../identifiers.ts';
import type { Purchase } from '../model.ts';
import { purchaseSubject } from './fault-subjects.ts';
import { amazonPage } from './layout.ts';
import type { AmazonShop } from './shop.ts';

/**
 * /gp/buy/thankyou/handlers/display.html. It has no money. About half of the pages (by seed and purchase id) carry an
 * order id, and of a split purchase only the last one. A refresh drops the confirmation, as on the real site.
 */
export function thankYouPage(shop: AmazonShop, purchase: Purchase, refreshed: boolean): string {
  const { store, words, writing } = shop;
  const withoutIds = shop.fault('thank_you_without_ids', purchaseSubject(purchase));
  const drawn = drawBelow(2, store.options.seed, 'thank-you', purchase.purchase_id) === 0;
  const namesOrder = withoutIds === undefined ? drawn : !withoutIds;
  const latest = purchase.orders.at(-1);
  const address = asAmazonShows(purchase.ship_to);
  return amazonPage(
    shop,
    'Place Your Order - Amazon Checkout',
    html`<div id="widget-purchaseConfirmationDetails">
${
  !refreshed &&
  html`<div class="panel" data-cel-widget="typ-purchaseConfirmationDetails">
  <div id="widget-purchaseConfirmationStatus"><div data-cel-widget="typ-purchaseConfirmationStatus"><h4 class="a-alert-heading a-color-success">${words.thanks}</h4></div></div>
  <p id="subHeadingOnly"><span class="break-word">Confirmation will be sent to your email.</span></p>
  <div id="widget-purchaseSummary"><div id="widget-orderSummary">
  ${purchase.orders.map(
    (
      order,
      index,
    ) => html`<div id="shipment-text-orderGroupID${index}"><div data-cel-widget="typ-shippingToDestination"><span class="a-text-bold">Shipping to </span><span class="a-size-base a-text-bold">${address.name}, </span><span class="a-size-base">${onOneLine(address)}</span></div></div>
  <div id="widget-deliveryPromise-orderGroupID${index}#itemGroupID0"><span class="a-text-bold"><span class="break-word">${writing.weekdayDate(order.arrives_on)}</span></span><p class="rich-content-paragraph"><span class="break-word">Estimated delivery</span></p></div>
  ${order.lines.map(
    (line, place) =>
      html`<div data-cel-widget="typ-singleItemImage"><a id="image-link-${index}-${place}" href="/dp/${line.asin}?psc=1&amp;ref_=chk_typ_imgToDp">${line.title}</a>${line.quantity > 1 && html`<span class="a-color-secondary checkout-quantity-badge">${line.quantity}</span>`}</div>`,
  )}`,
  )}
  </div></div>
  ${namesOrder && latest !== undefined && html`<input type="hidden" name="latestOrderId" value="${latest.order_id}"><input type="hidden" name="latestPurchaseId" value="${purchase.purchase_id}">`}
</div>`
}
<div id="widget-accountLevelActions"><span data-cel-widget="typ-reviewYourAllOrders"><a href="/gp/your-account/order-history?ref_=typ_rev_edit_mult"><span class="break-word">Review or edit your recent orders</span></a></span></div>
<div class="panel" data-cel-widget="typ-recommendations"><h2>Buy it again</h2><a href="/dp/${drawAsin('recommended', store.options.seed)}">Something you did not buy</a></div>
</div>`,
  );
}

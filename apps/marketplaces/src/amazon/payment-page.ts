import { html } from '../html.ts';
import type { Address } from '../model.ts';
import type { Checkout } from '../store.ts';
import { continueButton, deliverToPanel, summaryTable } from './checkout-parts.ts';
import { checkoutUrl } from './checkout-url.ts';
import { checkoutSubject } from './fault-subjects.ts';
import { amazonPage } from './layout.ts';
import type { Quote } from './quote.ts';
import type { AmazonShop } from './shop.ts';

const submitFromOutside = `
document.querySelectorAll('[data-csa-c-slot-id$="-continue-payselect"]').forEach((button) =>
  button.addEventListener('click', () => document.querySelector('.pmts-select-payment-instrument-form').submit()));
`;

/** The buyer account's only card, as the review page names it. */
export const cardName = 'Practice card 0000';

/** /checkout/p/<purchase>/pay */
export function paymentPage(
  shop: AmazonShop,
  checkout: Checkout,
  address: Address,
  quote: Quote,
  nothingChosen: boolean,
): string {
  return amazonPage(
    shop,
    'Place Your Order - Amazon Checkout',
    html`<div id="checkout-experience-container" class="columns">
<div id="checkout-experience-left-column">
  ${deliverToPanel(shop, checkout, address)}
  <div id="checkout-payment-option-panel" class="a-cardui checkout-experience-panel expanded">
    <div id="checkout-paymentOptionPanel">
    <h2>Payment method</h2>
    ${shop.fault('payment_challenge', checkoutSubject(shop.store, checkout)) && html`<div class="pmts-js-displayable-address-challenged-message"><form class="pmts-cc-address-challenge-form"><h3>Verify your card</h3><label>Card number <input type="text" name="ppw-practice_addCreditCardNumber" autocomplete="off"></label></form></div>`}
    ${nothingChosen && html`<div class="a-box a-alert-inline a-alert-inline-error" role="alert"><div class="a-alert-content">Please choose a payment method.</div></div>`}
    <form method="post" action="${checkoutUrl(checkout, 'pay/continue')}" class="pmts-select-payment-instrument-form">
      <div class="a-radio"><label><input type="radio" name="ppw-instrumentRowSelection" value="instrumentId=PRACTICE&amp;paymentMethod=CC"${checkout.paymentChosen && html` checked`}><span class="a-label a-radio-label">${cardName}</span></label></div>
    </form>
    ${continueButton('checkout-primary-continue-payselect', 'Use this payment method', 'primary')}
    </div>
  </div>
</div>
<div id="checkout-experience-right-column" class="a-cardui">
  ${continueButton('checkout-secondary-continue-payselect', 'Use this payment method', 'secondary')}
  ${summaryTable(shop, quote, false)}
</div>
</div>`,
    submitFromOutside,
  );
}

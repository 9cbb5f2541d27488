import { asAmazonShows, onOneLine } from '../address.ts';
import { countries, usStates } from '../countries.ts';
import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import type { Checkout, SavedAddress } from '../store.ts';
import type { RefusedAddress } from './address-form.ts';
import { continueButton, summaryTable } from './checkout-parts.ts';
import { checkoutUrl } from './checkout-url.ts';
import { amazonPage } from './layout.ts';
import type { Quote } from './quote.ts';
import type { AmazonShop } from './shop.ts';

/** Opens the dialog, swaps the state field with the country, and lets the buttons outside their forms submit them. */
const addressScript = `
const openDialog = () => {
  if (document.querySelector('.a-popover-modal')) return;
  document.body.append(document.getElementById('add-address-dialog').content.cloneNode(true));
  const dialog = document.querySelector('.a-popover-modal');
  const form = dialog.querySelector('form[name=checkout-auiws-pagelet-form]');
  const country = form.querySelector('[name="address-ui-widgets-countryCode"]');
  const place = form.querySelector('#address-state-place');
  const listed = place.innerHTML;
  const showState = () => {
    const wanted = country.value === 'US';
    if (wanted === (place.querySelector('select') !== null)) return;
    if (wanted) place.innerHTML = listed;
    else place.innerHTML = '<label for="address-ui-widgets-enterAddressStateOrRegion" class="a-form-label">State / Province / Region</label><input type="text" maxlength="50" id="address-ui-widgets-enterAddressStateOrRegion" name="address-ui-widgets-enterAddressStateOrRegion" class="a-input-text">';
  };
  country.addEventListener('change', showState);
  const kept = place.dataset.value;
  showState();
  const state = place.querySelector('select, input');
  if (kept) state.value = kept;
  dialog.querySelector('[data-csa-c-slot-id="address-ui-widgets-continue-address-btn-bottom"]').addEventListener('click', () => form.submit());
  dialog.querySelector('[data-action="a-popover-close"]').addEventListener('click', () => dialog.closest('.a-modal-scroller').remove());
};
document.getElementById('add-new-address-desktop-sasp-tango-link').addEventListener('click', (event) => { event.preventDefault(); openDialog(); });
document.querySelectorAll('[data-csa-c-slot-id$="-continue-shipaddressselect"]').forEach((button) =>
  button.addEventListener('click', () => document.forms.addressSelectForm.submit()));
if (document.getElementById('add-address-dialog').dataset.open === 'true') openDialog();
`;

/** /checkout/p/<purchase>/address; with `refused`, the dialog comes back open with what was typed and what is wrong. */
export function addressPage(
  shop: AmazonShop,
  checkout: Checkout,
  quote: Quote,
  refused: RefusedAddress | null,
): string {
  const { store } = shop;
  const chosen = checkout.addressId ?? store.addressBook[0]?.addressId;
  return amazonPage(
    shop,
    'Place Your Order - Amazon Checkout',
    html`<div id="checkout-experience-container" class="columns">
<div id="checkout-experience-left-column">
  <div id="checkout-delivery-address-panel" class="a-cardui checkout-experience-panel expanded">
    <h2>Select a delivery address</h2>
    <form id="main-continue-form" name="addressSelectForm" method="post" action="${checkoutUrl(checkout, 'shiptodestination')}" class="checkout-page-form">
      <fieldset>
        <h4><span id="delivery-addresses-section-header-id">Delivery addresses (${store.addressBook.length})</span></h4>
        <div role="radiogroup">${store.addressBook.map((saved, index) => addressRadio(saved, index, saved.addressId === chosen))}</div>
        <p><span class="a-declarative" data-action="checkout-view-modal"><a id="add-new-address-desktop-sasp-tango-link" data-csa-c-slot-id="add-new-address-non-mobile-tango-sasp" href="#">Add a new delivery address</a></span></p>
        <h4 id="pickup-locations-section-header-id">Pickup locations (0)</h4>
      </fieldset>
    </form>
    ${continueButton('checkout-primary-continue-shipaddressselect', 'Deliver to this address', 'primary')}
  </div>
</div>
<div id="checkout-experience-right-column" class="a-cardui">
  ${continueButton('checkout-secondary-continue-shipaddressselect', 'Deliver to this address', 'secondary')}
  ${summaryTable(shop, quote, false)}
</div>
</div>
${dialog(shop, checkout, refused)}`,
    addressScript,
  );
}

function addressRadio(saved: SavedAddress, index: number, checked: boolean): Markup {
  return html`<div class="a-row"><span class="a-declarative" data-action="select-destination-on-sasp-desktop-panel" id="select-destination-on-sasp-desktop-panel-id-${saved.addressId}"><div data-a-input-name="destinationSubmissionUrl" class="a-radio"><label><input type="radio" name="destinationSubmissionUrl" value="shiptodestination?addressID=${saved.addressId}"${checked && html` checked`}><span class="a-label a-radio-label">
  <span class="a-text-bold">${saved.address.name}<br></span>
  <span>${onOneLine(asAmazonShows(saved.address))}<br></span>
  ${saved.address.phone !== null && html`<span>Phone number: ${saved.address.phone} <br></span>`}
  <span><a id="edit-address-desktop-tango-sasp-${index}" href="#">Edit address</a></span>
</span></label></div></span></div>`;
}

function dialog({ store }: AmazonShop, checkout: Checkout, refused: RefusedAddress | null): Markup {
  const typed = refused?.values;
  const country = typed?.country ?? 'US';
  const field = (part: string, label: string, most: number, value: string) => html`
  <label for="address-ui-widgets-enterAddress${part}" class="a-form-label">${label}</label>
  <input type="text" maxlength="${most}" value="${value}" id="address-ui-widgets-enterAddress${part}" name="address-ui-widgets-enterAddress${part}" class="a-input-text">`;
  return html`<template id="add-address-dialog" data-open="${refused === null ? 'false' : 'true'}">
<div class="a-modal-scroller"><div class="a-popover a-popover-modal a-declarative" aria-modal="true" role="dialog" id="a-popover-3">
  <div class="a-popover-header"><h4 class="a-popover-header-content">Add an address</h4><button type="button" data-action="a-popover-close" class="a-button-close quiet" aria-label="Close">×</button></div>
  <form name="checkout-auiws-pagelet-form" id="main-continue-form" method="post" action="${checkoutUrl(checkout, 'add-address/continue')}" class="checkout-page-form" autocomplete="off">
  <div id="address-ui-widgets-enterAddressFormContainer">
  <h2>Enter a new shipping address</h2>
  ${(refused?.problems ?? []).map((problem) => html`<div class="a-box a-alert-inline a-alert-inline-error" role="alert"><div class="a-alert-content">${problem}</div></div>`)}
  <label for="address-ui-widgets-countryCode-dropdown-nativeId" class="a-form-label">Country/Region</label>
  <select name="address-ui-widgets-countryCode" id="address-ui-widgets-countryCode-dropdown-nativeId">${countries.map(({ code, name }) => html`<option value="${code}"${code === country && html` selected`}>${name}</option>`)}</select>
  ${field('FullName', 'Full name (First and Last name)', 50, typed?.name ?? store.accountHolder.name)}
  ${field('PhoneNumber', 'Phone number', 20, typed?.phone ?? '')}
  ${field('Line1', 'Street address', 60, typed?.line1 ?? '')}
  ${field('Line2', 'Unit or suite number', 60, typed?.line2 ?? '')}
  ${field('City', 'City', 50, typed?.city ?? '')}
  <div id="address-state-place" data-value="${typed?.state ?? ''}"><label for="address-ui-widgets-enterAddressStateOrRegion-dropdown-nativeId" class="a-form-label">State</label>
  <select name="address-ui-widgets-enterAddressStateOrRegion" id="address-ui-widgets-enterAddressStateOrRegion-dropdown-nativeId"><option class="a-prompt" value="">Select</option>${Object.entries(usStates).map(([code, name]) => html`<option value="${code}">${name}</option>`)}</select></div>
  ${field('PostalCode', 'ZIP Code', 10, typed?.postal_code ?? '')}
  </div>
  </form>
  <p>${continueButton('address-ui-widgets-continue-address-btn-bottom', 'Use this address', 'primary')}</p>
</div></div>
</template>`;
}

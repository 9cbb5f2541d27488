import type { EbayOrder } from '../model.ts';
import type { SiteVisitor, VisitedPage } from './site-visitor.ts';

/** A ship-to as a test types it into Amazon's dialog. */
export const typedAddress = {
  'address-ui-widgets-countryCode': 'US',
  'address-ui-widgets-enterAddressFullName': 'Robin Receiver',
  'address-ui-widgets-enterAddressPhoneNumber': '5550101234',
  'address-ui-widgets-enterAddressLine1': '4820 Juniper Court',
  'address-ui-widgets-enterAddressLine2': 'Apartment 3',
  'address-ui-widgets-enterAddressCity': 'Sacramento',
  'address-ui-widgets-enterAddressStateOrRegion': 'CA',
  'address-ui-widgets-enterAddressPostalCode': '95814',
};

/** The ship-to of an eBay order, as a buyer types it into the dialog. */
export function typedShipTo({ ship_to }: EbayOrder): Readonly<Record<string, string>> {
  return {
    'address-ui-widgets-countryCode': ship_to?.country ?? '',
    'address-ui-widgets-enterAddressFullName': ship_to?.name ?? '',
    'address-ui-widgets-enterAddressLine1': ship_to?.line1 ?? '',
    'address-ui-widgets-enterAddressLine2': ship_to?.line2 ?? '',
    'address-ui-widgets-enterAddressCity': ship_to?.city ?? '',
    'address-ui-widgets-enterAddressStateOrRegion': ship_to?.state ?? '',
    'address-ui-widgets-enterAddressPostalCode': ship_to?.postal_code ?? '',
  };
}

export const dialogForm = '#add-address-dialog form[name=checkout-auiws-pagelet-form]';
export const placeOrderForm = 'form[action*="/spc/place-order"]';

/** From the product page to the address step. */
export async function toCheckout(amazon: SiteVisitor, asin: string, quantity: number): Promise<VisitedPage> {
  const product = await amazon.get(`/dp/${asin}`);
  await amazon.submit(product, 'form#addToCart', {
    'items[0.base][quantity]': String(quantity),
    'submit.add-to-cart': 'Add to Cart',
  });
  return amazon.get('/checkout/entry/cart?proceedToCheckout=1');
}

/** From the address step to the review page. */
export async function toReview(
  amazon: SiteVisitor,
  addressStep: VisitedPage,
  address: Readonly<Record<string, string>> = typedAddress,
): Promise<VisitedPage> {
  const pay = await amazon.submit(addressStep, dialogForm, address);
  return amazon.submit(pay, 'form.pmts-select-payment-instrument-form', {
    'ppw-instrumentRowSelection': 'instrumentId=PRACTICE&paymentMethod=CC',
  });
}

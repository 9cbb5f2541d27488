import type { Money } from '@crosscart/domain';
import { isAsin, money, parseDeliveryPromise, parseMoney } from '@crosscart/domain';
import { textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { plainMinor } from './plain-amount.ts';

export interface ProductOffer {
  kind: 'new' | 'used' | 'subscription' | 'other';
  /** As printed over the offer ("Used - Good"); null where the page needs no word for it. */
  condition: string | null;
  asin: string | null;
  offerListingId: string | null;
  price: Money | null;
  seller: string | null;
  /** The marketplace's own id of the seller. */
  merchantId: string | null;
  availabilityText: string | null;
  /** From "Only 3 left in stock"; null when the page names no number. */
  unitsLeft: number | null;
  /** Quantities that the select offers, without the open-ended "11+". Empty where there is no select. */
  quantities: number[];
  /** The select ends with "11+": more can be typed in the cart. */
  moreThanListed: boolean;
  canAddToCart: boolean;
  canBuyNow: boolean;
  /** YYYY-MM-DD of the promise on the page, for whatever address the session has. */
  latestDelivery: string | null;
}

export const NO_OFFER: ProductOffer = {
  kind: 'other',
  condition: null,
  asin: null,
  offerListingId: null,
  price: null,
  seller: null,
  merchantId: null,
  availabilityText: null,
  unitsLeft: null,
  quantities: [],
  moreThanListed: false,
  canAddToCart: false,
  canBuyNow: false,
  latestDelivery: null,
};

/** The parts of the buy box that may hold an offer: the rows of an accordion, else the only one. */
export function readOffers(view: PageView): { element: Element; offer: ProductOffer }[] {
  const rows = view.all('offerRow');
  const only = rows.length > 0 ? null : (view.first('usedOffer') ?? view.first('onlyOffer'));
  return (only ? [only] : rows).map((element) => ({ element, offer: readOffer(view, element) }));
}

/** Something can be bought there, or would have a price; a part that says "Currently unavailable" is no offer. */
export function isOffer({ offerListingId, price, canAddToCart }: ProductOffer): boolean {
  return offerListingId !== null || price !== null || canAddToCart;
}

/** One offer: what its own part of the page says, nothing from beside it. */
export function readOffer(view: PageView, offer: Element): ProductOffer {
  const options = view.all('quantityOption', offer).map(textOf);
  const delivery = view.attribute('delivery', 'data-csa-c-delivery-time', offer);
  const availabilityText = view.text('availability', offer);
  const asin = view.attribute('asinInput', 'value', offer);
  return {
    kind: kindOf(view, offer),
    condition: view.text('condition', offer),
    asin: asin === null || isAsin(asin) ? asin : view.fail('asin'),
    offerListingId: view.attribute('offerListing', 'value', offer),
    price: readPrice(view, offer),
    seller: readSeller(view, offer),
    merchantId: view.attribute('merchant', 'value', offer),
    availabilityText,
    unitsLeft: availabilityText === null ? null : view.numberIn('unitsLeft', availabilityText),
    quantities: options.filter((option) => /^\d{1,4}$/.test(option)).map(Number),
    moreThanListed: options.some((option) => /^\d{1,4}\+$/.test(option)),
    canAddToCart: canPress(view, 'addToCart', offer),
    canBuyNow: canPress(view, 'buyNow', offer),
    latestDelivery:
      delivery === null ? null : (parseDeliveryPromise(delivery, view.today)?.latest.toString() ?? null),
  };
}

function kindOf(view: PageView, offer: Element): ProductOffer['kind'] {
  const name = `${offer.getAttribute('data-a-accordion-row-name') ?? ''} ${offer.id}`;
  if (/used/i.test(name) || view.first('usedOffer', offer) !== null) return 'used';
  if (/sns/i.test(name)) return 'subscription';
  return offer.hasAttribute('data-a-accordion-row-name') && !/new/i.test(name) ? 'other' : 'new';
}

/** The price that is shown, and that the form would buy for: when the two differ, neither is told. */
function readPrice(view: PageView, offer: Element): Money | null {
  const printed = view.text('price', offer);
  const text = printed === null ? null : view.without('savings', printed);
  const submitted = submittedPrice(view, offer);
  if (submitted === null) return view.amount('price', text);
  // "₹1,299": some sites leave out ".00", which is safe to read where the form says the same.
  const shown =
    text === null
      ? null
      : parseMoney(text, {
          ...view.moneyFormatOf(text),
          currency: submitted.currency,
          requireDecimals: false,
        });
  if (shown === null || shown.kind === 'unknown') return submitted;
  const isSame = shown.kind === 'money' && JSON.stringify(shown.money) === JSON.stringify(submitted);
  return isSame ? submitted : view.fail('price');
}

function submittedPrice(view: PageView, offer: Element): Money | null {
  const minor = plainMinor(view.attribute('formPrice', 'value', offer));
  const currency = view.attribute('formCurrency', 'value', offer);
  if (minor === null || currency === null || !/^[A-Z]{3}$/.test(currency)) return null;
  return money(minor, currency);
}

/** "Sold by Amazon Resale and Fulfilled by Amazon." names the seller in a link, other layouts in a field of its own. */
function readSeller(view: PageView, offer: Element): string | null {
  const text = view.text('seller', offer);
  return text === null ? null : (view.after('soldBy', text) ?? text);
}

function canPress(view: PageView, field: string, offer: Element): boolean {
  return view
    .all(field, offer)
    .some((button) => !button.hasAttribute('disabled') && button.getAttribute('aria-disabled') !== 'true');
}

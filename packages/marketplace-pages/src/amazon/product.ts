import type { Money } from '@crosscart/domain';
import { isAsin, parseDeliveryPromise } from '@crosscart/domain';
import { textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { asinOfLink } from './asin.ts';

export type Availability = 'in_stock' | 'out_of_stock' | 'used_only' | 'unknown';

export interface AmazonProduct {
  asin: string | null;
  title: string | null;
  /** Everything below is the new offer's; a used offer beside it is never read. */
  price: Money | null;
  availability: Availability;
  availabilityText: string | null;
  seller: string | null;
  offerListingId: string | null;
  /** Quantities that the select offers, without the open-ended "11+". Empty where there is no select. */
  quantities: number[];
  /** The select ends with "11+": more can be typed in the cart. */
  moreThanListed: boolean;
  canAddToCart: boolean;
  canBuyNow: boolean;
  /** YYYY-MM-DD of the promise on the page, for whatever address the session has. */
  latestDelivery: string | null;
}

/** A product page. With several offers on it, the new one is read. */
export function readProduct(view: PageView): AmazonProduct {
  const offer = view.first('newOffer');
  const scope = offer ?? view.document.createElement('div');
  const availabilityText = view.text('availability', scope);
  const canAddToCart = view.all('addToCart', scope).some((button) => !button.hasAttribute('disabled'));
  const options = view.all('quantityOption', scope).map(textOf);
  const delivery = view.attribute('delivery', 'data-csa-c-delivery-time', scope);
  return {
    asin: readAsin(view, scope),
    title: view.text('title'),
    price: view.moneyAt('price', scope),
    availability: availabilityOf(view, offer, canAddToCart, availabilityText),
    availabilityText,
    seller: view.text('seller', scope),
    offerListingId: view.attribute('offerListing', 'value', scope),
    quantities: options.filter((option) => /^\d{1,4}$/.test(option)).map(Number),
    moreThanListed: options.some((option) => /^\d{1,4}\+$/.test(option)),
    canAddToCart,
    canBuyNow: view.all('buyNow', scope).some((button) => !button.hasAttribute('disabled')),
    latestDelivery:
      delivery === null ? null : (parseDeliveryPromise(delivery, view.today)?.latest.toString() ?? null),
  };
}

function readAsin(view: PageView, offer: Element): string | null {
  const onPage = [view.attribute('asinInput', 'value', offer), view.attribute('asinMark', 'data-csa-c-asin')];
  const asins = [...new Set([...onPage, asinOfLink(view.url.pathname)])].filter(
    (asin) => asin !== null && isAsin(asin),
  );
  // A variation may have another ASIN than the address bar says: then nobody knows which one the button buys.
  return asins.length === 1 ? (asins[0] ?? null) : asins.length === 0 ? null : view.fail('asin');
}

function availabilityOf(
  view: PageView,
  offer: Element | null,
  canAddToCart: boolean,
  text: string | null,
): Availability {
  if (offer === null && view.has('usedOffer')) return 'used_only';
  if (view.has('outOfStock') || (text !== null && view.isLabelled('outOfStock', text))) return 'out_of_stock';
  return canAddToCart ? 'in_stock' : 'unknown';
}

import { isAsin } from '@crosscart/domain';
import { isInert } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { asinOfLink } from './asin.ts';
import type { ProductOffer } from './product-offer.ts';
import { isOffer, NO_OFFER, readOffer, readOffers } from './product-offer.ts';

export type Availability =
  | 'in_stock'
  | 'out_of_stock'
  | 'used_only'
  /** No offer won the buy box: there are sellers behind "See all buying options", and nobody chose one. */
  | 'other_sellers_only'
  /** Not to the address that the session has. */
  | 'not_deliverable'
  | 'unknown';

/** The new offer's facts stand on the page's own level; a used offer beside it is never mixed in. */
export interface AmazonProduct extends Omit<ProductOffer, 'kind' | 'condition'> {
  title: string | null;
  availability: Availability;
  /** Every offer of the buy box as it stands there: new, used, subscription. */
  offers: ProductOffer[];
  /** What slid in over the page after adding to the cart. */
  sideSheet: 'warranty' | 'added_to_cart' | null;
}

/** A product page. With several offers on it, the new one is read. */
export function readProduct(view: PageView): AmazonProduct {
  const element = newOffer(view);
  const read = readOffers(view);
  const own = read.find((each) => each.element === element)?.offer;
  const {
    kind: _kind,
    condition: _condition,
    ...offer
  } = own ?? (element ? readOffer(view, element) : NO_OFFER);
  return {
    title: view.text('title'),
    ...offer,
    asin: readAsin(view, offer.asin),
    availability: availabilityOf(view, element, offer),
    offers: read.map((each) => each.offer).filter(isOffer),
    sideSheet: readSideSheet(view),
  };
}

/** Null when the only offer is a used one: a buy box without rows does not say so in its own name. */
function newOffer(view: PageView): Element | null {
  const offer = view.first('newOffer') ?? view.first('onlyOffer');
  return offer !== null && view.first('usedOffer', offer) === null ? offer : null;
}

function readAsin(view: PageView, ofOffer: string | null): string | null {
  const asins = [
    ...new Set([ofOffer, view.attribute('asinMark', 'data-csa-c-asin'), asinOfLink(view.url.pathname)]),
  ].filter((asin) => asin !== null && isAsin(asin));
  // A variation may have another ASIN than the address bar says: then nobody knows which one the button buys.
  return asins.length === 1 ? (asins[0] ?? null) : asins.length === 0 ? null : view.fail('asin');
}

function availabilityOf(
  view: PageView,
  element: Element | null,
  { availabilityText: text, canAddToCart }: Pick<ProductOffer, 'availabilityText' | 'canAddToCart'>,
): Availability {
  const says = (label: string) => text !== null && view.after(label, text) !== null;
  if (element === null && view.has('usedOffer')) return 'used_only';
  if (view.has('outOfStock') || says('outOfStock')) return 'out_of_stock';
  if (says('notDeliverable') || view.all('undeliverable').some((note) => !isInert(note))) {
    return 'not_deliverable';
  }
  if (!canAddToCart && (says('otherSellers') || view.has('allBuyingOptions'))) return 'other_sellers_only';
  return canAddToCart ? 'in_stock' : 'unknown';
}

function readSideSheet(view: PageView): AmazonProduct['sideSheet'] {
  if (view.all('warranty').some((pane) => !isInert(pane))) return 'warranty';
  return view.all('sideSheet').some((sheet) => !isInert(sheet)) ? 'added_to_cart' : null;
}

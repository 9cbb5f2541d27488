/** Where on practice Amazon a fault can be put. `place_order` is the answer to the click itself. */
export const amazonPlaces = [
  'everywhere',
  'product',
  'cart',
  'address',
  'payment',
  'review',
  'place_order',
  'thank_you',
  'history',
  'details',
  'tracking',
  'transactions',
] as const;
export type AmazonPlace = Exclude<(typeof amazonPlaces)[number], 'everywhere'>;

/** Where on practice eBay. */
export const ebayPlaces = ['everywhere', 'list', 'details', 'tracking_form'] as const;
export type EbayPlace = Exclude<(typeof ebayPlaces)[number], 'everywhere'>;

/** eBay's places as an order names them: without the prefix they are Amazon's. */
export const ebayPlacesOfOrder = ebayPlaces.map((place) => `ebay.${place}` as const);

const AMAZON_PATHS: readonly [RegExp, AmazonPlace][] = [
  [/^\/(?:dp|gp\/product)\/(?!handle-buy-box)/, 'product'],
  [/^\/(?:gp\/)?cart|^\/gp\/product\/handle-buy-box/, 'cart'],
  [/^\/checkout\/p\/[^/]+\/spc\/place-order/, 'place_order'],
  [/^\/checkout\/p\/[^/]+\/spc/, 'review'],
  [/^\/checkout\/p\/[^/]+\/pay/, 'payment'],
  [/^\/checkout\//, 'address'],
  [/^\/gp\/buy\/thankyou/, 'thank_you'],
  [/^\/(?:your-orders\/orders|gp\/(?:your-account|css)\/order-history)/, 'history'],
  [/^\/(?:gp\/your-account|your-orders)\/order-details/, 'details'],
  [/^\/(?:gp\/your-account\/ship-track|progress-tracker)/, 'tracking'],
  [/^\/cpe\/yourpayments\/transactions/, 'transactions'],
];
const EBAY_PATHS: readonly [RegExp, EbayPlace][] = [
  [/^\/sh\/ord\/?$/, 'list'],
  [/^\/(?:mesh|sh)\/ord\/details/, 'details'],
  [/^\/ship\/trk\//, 'tracking_form'],
];

/** Which kind of page an address of practice Amazon is; null for the others (catalogue, sign-in). */
export function amazonPlaceOf(path: string): AmazonPlace | null {
  return AMAZON_PATHS.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

export function ebayPlaceOf(path: string): EbayPlace | null {
  return EBAY_PATHS.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

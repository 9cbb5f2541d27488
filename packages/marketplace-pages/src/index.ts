/** Page maps and readers: a marketplace page in, typed facts out. Pure; runs in the extension and in Node. */

export * from './account.ts';
export * from './amazon/asin.ts';
export * from './amazon/cart.ts';
export * from './amazon/checkout-steps.ts';
export * from './amazon/order-details.ts';
export * from './amazon/order-history.ts';
export * from './amazon/product.ts';
export * from './amazon/review.ts';
export * from './amazon/thank-you.ts';
export * from './blockers.ts';
export type { ChargeRow, Charges } from './charges.ts';
export * from './dom-text.ts';
export * from './ebay/order-address.ts';
export * from './ebay/order-detail.ts';
export * from './ebay/order-lines.ts';
export * from './ebay/order-list.ts';
export * from './ebay/order-status.ts';
export * from './find-control.ts';
export * from './page-map.ts';
export * from './page-maps.ts';
export * from './page-reading.ts';
export * from './page-view.ts';
export * from './read-page.ts';

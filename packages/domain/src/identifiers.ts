/**
 * The marketplaces' identifiers, as branded strings: once checked, the compiler keeps an eBay order id and an
 * Amazon order id apart. Shapes: design notes on reports and identifiers.
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type EbayOrderId = Branded<'EbayOrderId'>;
export type EbayItemId = Branded<'EbayItemId'>;
export type EbayLineId = Branded<'EbayLineId'>;
export type Asin = Branded<'Asin'>;
export type AmazonOrderId = Branded<'AmazonOrderId'>;

/** NN-NNNNN-NNNNN. */
export function isEbayOrderId(text: string): text is EbayOrderId {
  return /^\d{2}-\d{5}-\d{5}$/.test(text);
}

/** Twelve digits today; older listings have fewer, so 9 to 15 are taken. */
export function isEbayItemId(text: string): text is EbayItemId {
  return /^\d{9,15}$/.test(text);
}

/** Line item or transaction id: 13 or 14 digits today, 6 to 20 taken. */
export function isEbayLineId(text: string): text is EbayLineId {
  return /^\d{6,20}$/.test(text);
}

/** Ten capitals and digits: "B0…" or an ISBN-10; the contracts accept the same. */
export function isAsin(text: string): text is Asin {
  return /^[A-Z0-9]{10}$/.test(text);
}

/** NNN-NNNNNNN-NNNNNNN or the digital D01-…; a checkout's purchase id (106-…) is never an order id. */
export function isAmazonOrderId(text: string): text is AmazonOrderId {
  return /^(?!106-)(?:\d{3}|D\d{2})-\d{7}-\d{7}$/.test(text);
}

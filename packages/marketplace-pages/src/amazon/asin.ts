import { isAsin } from '@crosscart/domain';

/** The ASIN in a product link's path (/dp/…, /gp/product/…, /gp/aw/d/…); null when there is none. */
export function asinOfLink(href: string | null): string | null {
  const asin = /\/(?:dp|gp\/product|gp\/aw\/d)\/([A-Z0-9]{10})(?![A-Z0-9])/.exec(href ?? '')?.[1];
  return asin !== undefined && isAsin(asin) ? asin : null;
}

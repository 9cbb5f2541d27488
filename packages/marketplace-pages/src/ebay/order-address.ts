import { countryCode, plainText } from '@crosscart/domain';
import { textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';

/** A buyer's address: the same shape as the contracts' ship-to. Personal data. */
export interface EbayAddress {
  name: string;
  line1: string;
  line2: string | null;
  city: string;
  state: string | null;
  postal_code: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string;
  phone: string | null;
}

/**
 * The ship-to address: blocks of click-to-copy buttons (name; street parts; city, state, postal code;
 * country). Null when there is none; null and unreadable when a block is not as known, because a guessed
 * address is worse than none.
 */
export function readAddress(view: PageView): EbayAddress | null {
  const address = view.first('address');
  if (address === null) return null;
  const blocks = [...address.children]
    .map((block) => partsOf(view, block))
    .filter((parts) => parts.length > 0);
  const [names, streets, places, countries] = blocks;
  if (!names || !streets || !places || !countries || blocks.length !== 4) return view.fail('address');
  const [line1, line2, ...moreStreet] = streets;
  const country = countryCode(countries[0] ?? '', plainText);
  const place = readPlace(places, country);
  if (
    names.length !== 1 ||
    !names[0] ||
    !line1 ||
    moreStreet.length > 1 ||
    !place ||
    !country ||
    countries.length !== 1
  ) {
    return view.fail('address');
  }
  return {
    name: names[0],
    line1,
    line2: [line2, ...moreStreet].filter((part) => part !== undefined).join(', ') || null,
    ...place,
    country,
    phone: view.text('phone'),
  };
}

function partsOf(view: PageView, block: Element): string[] {
  return view
    .all('addressPart', block)
    .map(textOf)
    .filter((part) => part !== '');
}

/** One to three buttons: city; city + postal code, or city + state; all three. */
function readPlace(
  parts: string[],
  country: string | null,
): Pick<EbayAddress, 'city' | 'state' | 'postal_code'> | null {
  const [city, second, third] = parts;
  if (city === undefined || parts.length > 3) return null;
  if (third !== undefined && second !== undefined) return { city, state: second, postal_code: third };
  if (second === undefined) return { city, state: null, postal_code: null };
  const isPostal = /\d/.test(second) || country === null;
  return isPostal ? { city, state: null, postal_code: second } : { city, state: second, postal_code: null };
}

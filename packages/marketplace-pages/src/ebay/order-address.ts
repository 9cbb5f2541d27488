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
 * The ship-to address: blocks of click-to-copy buttons (name; street parts, one block or a block each; city,
 * state, postal code; country). Null when there is none; null and unreadable when a block is not as known,
 * because a guessed address is worse than none.
 */
export function readAddress(view: PageView): EbayAddress | null {
  const address = view.first('address');
  if (address === null) return null;
  const blocks = blocksOf(address)
    .map((block) => partsOf(view, block))
    .filter((parts) => parts.length > 0);
  const [names, ...rest] = blocks;
  const countries = rest.pop();
  const places = rest.pop();
  const [line1, ...moreStreet] = rest.flat();
  if (!names || !places || !countries || !line1 || moreStreet.length > 2) return view.fail('address');
  const country = countryCode(countries[0] ?? '', plainText);
  const place = readPlace(places, country);
  if (names.length !== 1 || !names[0] || !place || !country || countries.length !== 1) {
    return view.fail('address');
  }
  return {
    name: names[0],
    line1,
    line2: moreStreet.join(', ') || null,
    ...place,
    country,
    phone: view.text('phone'),
  };
}

/** The parts of the address, below any box that only wraps them all. */
function blocksOf(address: Element): Element[] {
  let blocks = [...address.children];
  while (blocks.length === 1 && blocks[0] && blocks[0].children.length > 1) blocks = [...blocks[0].children];
  return blocks;
}

function partsOf(view: PageView, block: Element): string[] {
  return view
    .all('addressPart', block)
    .map(textOf)
    .filter((part) => part !== '');
}

/** One to three buttons: city alone or with state or postal code; where the post wants it, the postal code first. */
function readPlace(
  parts: string[],
  country: string | null,
): Pick<EbayAddress, 'city' | 'state' | 'postal_code'> | null {
  const [first, second, third] = parts;
  if (first === undefined || parts.length > 3) return null;
  if (second === undefined) return isPostal(first) ? null : { city: first, state: null, postal_code: null };
  if (third === undefined) {
    if (isPostal(first) && isPostal(second)) return null;
    if (isPostal(first)) return { city: second, state: null, postal_code: first };
    return isPostal(second) || country === null
      ? { city: first, state: null, postal_code: second }
      : { city: first, state: second, postal_code: null };
  }
  if (isPostal(third)) return { city: first, state: second, postal_code: third };
  return isPostal(first) ? { city: second, state: third, postal_code: first } : null;
}

/** Written as postal codes are; a district's number ("Wien 10") does not make a city one. */
function isPostal(part: string): boolean {
  return part.length <= 10 && /\d/.test(part) && !/\p{Ll}|\p{L}{4}/u.test(part);
}

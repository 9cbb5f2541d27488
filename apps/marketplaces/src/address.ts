import { countryName, usStateCode } from './countries.ts';
import type { Address } from './model.ts';

/** Postal abbreviations that Amazon applies to the street of a US address (USPS Publication 28). */
const abbreviations: Record<string, string> = {
  STREET: 'ST',
  AVENUE: 'AVE',
  COURT: 'CT',
  ROAD: 'RD',
  DRIVE: 'DR',
  LANE: 'LN',
  BOULEVARD: 'BLVD',
  PLACE: 'PL',
  TERRACE: 'TER',
  CIRCLE: 'CIR',
  PARKWAY: 'PKWY',
  HIGHWAY: 'HWY',
  SQUARE: 'SQ',
  TRAIL: 'TRL',
  APARTMENT: 'APT',
  SUITE: 'STE',
  BUILDING: 'BLDG',
  FLOOR: 'FL',
  NORTH: 'N',
  SOUTH: 'S',
  EAST: 'E',
  WEST: 'W',
};

const abbreviate = (text: string): string =>
  text.toUpperCase().replace(/[A-Z]+/g, (word) => abbreviations[word] ?? word);

/** The address as Amazon shows it after it was saved: US streets and cities upper-cased, streets abbreviated. */
export function asAmazonShows(address: Address): Address {
  if (address.country !== 'US') return address;
  return {
    ...address,
    line1: abbreviate(address.line1),
    line2: address.line2 === null ? null : abbreviate(address.line2),
    city: address.city?.toUpperCase() ?? null,
  };
}

/** The street on one line: "77 MAPLE LN APT 3B". */
export const streetOf = (address: Address): string =>
  address.line2 === null ? address.line1 : `${address.line1} ${address.line2}`;

/** "77 MAPLE LN APT 3B, SPRINGFIELD, IL, 62704, United States", without the parts that are absent. */
export function onOneLine(address: Address): string {
  return [streetOf(address), address.city, address.state, address.postal_code, countryName(address.country)]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}

/** "SPRINGFIELD, IL 62704", without the parts that are absent. */
export function cityLine(address: Address): string {
  const region = [address.state, address.postal_code]
    .filter((part) => part !== null && part !== '')
    .join(' ');
  return [address.city ?? '', region].filter((part) => part !== '').join(', ');
}

const bare = (text: string): string =>
  abbreviate(text.normalize('NFKD').replace(/\p{M}/gu, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * One text per recipient and place, the same for the address as ordered on eBay and as typed at Amazon: case, accents,
 * punctuation, postal abbreviations, the break between street lines and ZIP+4 make no difference. The state counts only
 * in the United States (elsewhere forms differ in whether they ask for it).
 */
export function shipToKey(address: Address): string {
  const state =
    address.country === 'US' && address.state !== null ? (usStateCode(address.state) ?? address.state) : '';
  const postal = (address.postal_code ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
  return [
    bare(address.name),
    bare(streetOf(address)),
    bare(address.city ?? ''),
    bare(state),
    address.country === 'US' ? postal.slice(0, 5) : postal,
    address.country,
  ].join('|');
}

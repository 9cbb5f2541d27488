import type { ShipTo } from '@crosscart/contracts';
import { ADDRESS_SHORT_FORMS, countryCode, regionCodes } from './address-words.ts';

export type ShipToField = 'name' | 'street' | 'city' | 'state' | 'postal_code' | 'country';
export type ShipToComparison = { same: true } | { same: false; differs: ShipToField[] };
/** The phone is not part of where a parcel goes, so it is never compared. */
export type Destination = Pick<
  ShipTo,
  'name' | 'line1' | 'line2' | 'city' | 'state' | 'postal_code' | 'country'
>;

// Countries where a parcel needs the state; elsewhere pages leave it out or print it as they like.
const STATE_MATTERS = new Set(['US', 'CA', 'AU', 'MX', 'BR', 'IN']);
// Letters that have no accent to strip.
const FOLDED: Record<string, string> = { Ø: 'O', Æ: 'AE', Œ: 'OE', Ł: 'L', Đ: 'D', Þ: 'TH' };

/**
 * Text as addresses are compared: capitals, no accents, no punctuation, single spaces. "N.E." is NE,
 * "O'Brien" is OBRIEN, "#3" is "# 3".
 */
export function plainText(text: string): string {
  return text
    .toUpperCase()
    .replace(/[ØÆŒŁĐÞ]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replace(/['’`´]/g, '')
    .replace(/(?<![\p{L}\d])(\p{L})\.(?=\p{L}(?![\p{L}\d]))/gu, '$1')
    .replace(/#/g, ' # ')
    .replace(/[^\p{L}\p{N}#&]+/gu, ' ')
    .trim();
}

/**
 * Do two destinations mean the same door and the same person? Both are normalised: case, accents,
 * punctuation, USPS abbreviations (Court = CT), state and country names or codes, and the US +4, which is
 * ignored (the street says more). The name is strict: after case and accents it must be equal, so the
 * account holder's name that a form filled in by itself is seen.
 */
export function sameShipTo(left: Destination, right: Destination): ShipToComparison {
  const [a, b] = [canonical(left), canonical(right)];
  return comparison((Object.keys(a) as ShipToField[]).filter((field) => a[field] !== b[field]));
}

/**
 * Does a page's own wording ("4820 JUNIPER CT, FAIRVIEW, OR, 97024-1111, United States", with the name
 * apart) mean this destination? Every word must be accounted for; the order of city, state and postal code
 * may be the page's. `differs` names the fields that the text does not hold, or `street` for words too many.
 */
export function matchesPageText(wanted: Destination, page: { name: string; text: string }): ShipToComparison {
  const differs: ShipToField[] = plainText(page.name) === plainText(wanted.name) ? [] : ['name'];
  const segments = page.text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const pageCountry = countryCode(segments.at(-1) ?? '', plainText);
  const fields = canonical(wanted);
  const usable = fields.country === 'US' ? withoutPlusFour : (text: string) => text;
  const body = tokens(usable((pageCountry === null ? segments : segments.slice(0, -1)).join(' , ')));
  if (pageCountry !== fields.country) differs.push('country');

  const street = tokens([wanted.line1, wanted.line2 ?? ''].join(' '));
  const alternatives = {
    city: [tokens(wanted.city)],
    state: stateAlternatives(wanted),
    postal_code: postalAlternatives(wanted),
  };
  if (!layouts(street, alternatives).some((layout) => sameTokens(layout, body))) {
    const missing = missingFields(street, alternatives, body);
    differs.push(...(missing.length > 0 ? missing : (['street'] as const)));
  }
  return comparison(differs);
}

/**
 * The string whose digest names a destination: equal for two destinations exactly when `sameShipTo` says
 * so. The caller digests it (keyed); the string itself is personal data.
 */
export function addressDigestInput(shipTo: Destination): string {
  const { name, street, city, state, postal_code, country } = canonical(shipTo);
  return JSON.stringify(['ship-to', 1, name, street, city, state, postal_code, country]);
}

function canonical(shipTo: Destination): Record<ShipToField, string> {
  const country = countryCode(shipTo.country, plainText) ?? plainText(shipTo.country);
  const postal = plainText(
    country === 'US' ? withoutPlusFour(shipTo.postal_code ?? '') : (shipTo.postal_code ?? ''),
  );
  return {
    name: plainText(shipTo.name),
    street: joinDirections(tokens([shipTo.line1, shipTo.line2 ?? ''].join(' '))).join(' '),
    city: joinDirections(tokens(shipTo.city)).join(' '),
    state: STATE_MATTERS.has(country) ? stateCode(shipTo.state, country) : '',
    postal_code: postal.replaceAll(' ', ''),
    country,
  };
}

function comparison(differs: ShipToField[]): ShipToComparison {
  return differs.length === 0 ? { same: true } : { same: false, differs };
}

function tokens(text: string): string[] {
  return plainText(text)
    .split(' ')
    .filter((token) => token !== '')
    .map((token) =>
      token === '#' ? 'APT' : (ADDRESS_SHORT_FORMS.get(token) ?? token.replace(/STRASSE$/, 'STR')),
    )
    .filter((token, index, all) => !(token === 'APT' && all[index - 1] === 'APT'));
}

/** "N E" is "NE": people and pages both split directions. */
function joinDirections(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if ((last === 'N' || last === 'S') && (word === 'E' || word === 'W'))
      joined[joined.length - 1] = last + word;
    else joined.push(word);
  }
  return joined;
}

function sameTokens(left: readonly string[], right: readonly string[]): boolean {
  return joinDirections(left).join(' ') === joinDirections(right).join(' ');
}

function withoutPlusFour(text: string): string {
  return text.replace(/(?<!\d)(\d{5})-?\d{4}(?!\d)/g, '$1');
}

function stateCode(state: string | null, country: string): string {
  const plain = plainText(state ?? '');
  return regionCodes(country).get(plain) ?? plain;
}

type Alternatives = Record<'city' | 'state' | 'postal_code', string[][]>;

function stateAlternatives({ state, country }: Destination): string[][] {
  const code = stateCode(state, country);
  const names = [...regionCodes(country)]
    .filter(([, regionCode]) => regionCode === code)
    .map(([name]) => tokens(name));
  const given = code === '' ? [[]] : [[code], tokens(state ?? ''), ...names];
  return STATE_MATTERS.has(country) ? given : [...given, []];
}

function postalAlternatives({ postal_code, country }: Destination): string[][] {
  const plain = plainText(country === 'US' ? withoutPlusFour(postal_code ?? '') : (postal_code ?? ''));
  const compact = plain.replaceAll(' ', '');
  if (compact === '') return [[]];
  // "SW1A1AA", "SW1A 1AA"; "K1A0B1", "K1A 0B1"; "12345", "123 45".
  const split = [compact.slice(0, -3), compact.slice(-3)].filter((part) => part !== '');
  return [plain.split(' '), [compact], split];
}

function layouts(street: string[], { city, state, postal_code }: Alternatives): string[][] {
  const found: string[][] = [];
  for (const c of city) {
    for (const s of state) {
      for (const p of postal_code) {
        for (const end of [
          [c, s, p],
          [p, c, s],
          [c, p, s],
          [p, s, c],
          [s, p, c],
          [s, c, p],
        ])
          found.push([...street, ...end.flat()]);
      }
    }
  }
  return found;
}

function missingFields(street: string[], alternatives: Alternatives, body: string[]): ShipToField[] {
  const text = ` ${joinDirections(body).join(' ')} `;
  const holds = (words: string[]) =>
    words.length === 0 || text.includes(` ${joinDirections(words).join(' ')} `);
  const missing: ShipToField[] = holds(street) ? [] : ['street'];
  for (const field of ['city', 'state', 'postal_code'] as const) {
    if (!alternatives[field].some(holds)) missing.push(field);
  }
  return missing;
}

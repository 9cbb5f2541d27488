import { dhl, fedex, getTracking, ontrac, s10, ups, usps } from 'ts-tracking-number';
import { type CarrierCode, carrierWritten } from './carriers.ts';
import { type FormatStrength, OWN_FORMATS } from './own-formats.ts';

export type CarrierAnswer =
  | {
      readonly kind: 'recognised';
      readonly carrier: CarrierCode;
      /** The number as the carrier writes it: capitals and digits. */
      readonly trackingNumber: string;
      /** Which of the carrier's formats it is. */
      readonly format: string;
      /** The postal service's own name, for `postal_service`. */
      readonly service: string | null;
    }
  | {
      readonly kind: 'unknown';
      readonly trackingNumber: string;
      /** Carriers that it could be, by the strongest proof there is: none, or too many, or only by its length. */
      readonly candidates: readonly CarrierCode[];
    };

interface Found {
  carrier: CarrierCode;
  format: string;
  strength: FormatStrength;
  service: string | null;
}

type Couriers = NonNullable<Parameters<typeof getTracking>[1]>;

// FedEx SmartPost numbers of 22 digits are USPS numbers (they begin with 92); the library calls them FedEx's.
const LIBRARY: readonly { couriers: Couriers; carrier: CarrierCode; strength: FormatStrength }[] = [
  { couriers: [usps], carrier: 'usps', strength: 'checked' },
  { couriers: [ups], carrier: 'ups', strength: 'checked' },
  { couriers: [fedex], carrier: 'fedex', strength: 'checked' },
  { couriers: [dhl], carrier: 'dhl', strength: 'checked' },
  { couriers: [ontrac], carrier: 'ontrac', strength: 'certain' },
];

const POSTAL_CARRIERS: Readonly<Record<string, CarrierCode>> = {
  AU: 'australia_post',
  BE: 'bpost',
  CA: 'canada_post',
  CN: 'china_post',
  DE: 'deutsche_post',
  GB: 'royal_mail',
  US: 'usps',
};

const LONGEST_NUMBER = 60;

/**
 * Recognises the carrier of a tracking number by its format and check digit. `carrierAsWritten` (a marketplace's own
 * word, such as "AMZN_US") decides between formats that fit equally and holds back a weak one that it contradicts; a
 * format that no other carrier uses goes before the word. Promises
 * never to answer a carrier that the number does not prove; what stays open is `unknown` with its candidates.
 */
export function recogniseCarrier(number: string, carrierAsWritten: string | null = null): CarrierAnswer {
  const trackingNumber = number.toUpperCase().replace(/[^A-Z0-9]/g, '');
  // Zeros pass every check digit.
  if (
    (!/[1-9]/.test(trackingNumber) && !/[A-Z].*0/.test(trackingNumber)) ||
    trackingNumber.length > LONGEST_NUMBER
  ) {
    return { kind: 'unknown', trackingNumber, candidates: [] };
  }
  const own = ownFormats(trackingNumber);
  // No format of the library shares the letters of a certain one; asking it costs most of the time.
  const isCertain = own.some(({ strength }) => strength === 'certain');
  const found = isCertain ? own : [...own, ...libraryFormats(trackingNumber)];
  const written = carrierWritten(carrierAsWritten);
  let candidates: CarrierCode[] = [];
  for (const strength of ['certain', 'checked', 'shape'] as const) {
    const fitting = found.filter((format) => format.strength === strength);
    const carriers = new Set(fitting.map(({ carrier }) => carrier));
    // One check digit is weak against the marketplace's own word for another carrier, known here or not.
    const isFree = strength === 'certain' || (strength === 'checked' && isBlank(carrierAsWritten));
    const chosen =
      carriers.size === 1 && isFree ? fitting[0] : fitting.find(({ carrier }) => carrier === written);
    if (chosen) {
      const { carrier, format, service } = chosen;
      return { kind: 'recognised', carrier, trackingNumber, format, service };
    }
    if (candidates.length === 0) candidates = [...carriers];
  }
  return { kind: 'unknown', trackingNumber, candidates };
}

function isBlank(word: string | null): boolean {
  return (word ?? '').trim() === '';
}

function ownFormats(number: string): Found[] {
  return OWN_FORMATS.filter(({ pattern, passes }) => pattern.test(number) && (passes?.(number) ?? true)).map(
    ({ carrier, name, strength }) => ({ carrier, format: name, strength, service: null }),
  );
}

function libraryFormats(number: string): Found[] {
  const found: Found[] = [];
  for (const { couriers, carrier, strength } of LIBRARY) {
    const match = getTracking(number, couriers);
    if (!match || isTooLoose(match.name, number)) continue;
    const isDistinct = number.startsWith('1Z') || match.name.startsWith('FedEx Ground 96');
    found.push({ carrier, format: match.name, strength: isDistinct ? 'certain' : strength, service: null });
  }
  // Postal services hand out more service letters than the library knows; the check digit and the country decide.
  if (/^[A-Z]{2}\d{9}[A-Z]{2}$/.test(number) && getTracking(`RB${number.slice(2)}`, [s10])) {
    const country = number.slice(-2);
    const carrier = POSTAL_CARRIERS[country] ?? 'postal_service';
    found.push({ carrier, format: 'S10', strength: 'certain', service: postalServices.get(country) ?? null });
  }
  return found;
}

/**
 * Where the library takes more than the carrier issues. USPS numbers begin with 9 (a ZIP code may stand before it) or,
 * the old ones, with their service; 00 begins a GS1 number, which any carrier may use. DHL Express has ten digits, and
 * eleven prove no more than a length.
 */
function isTooLoose(format: string, number: string): boolean {
  if (format === 'FedEx SmartPost') return number.length === 22;
  if (format === 'USPS 91' || format === 'USPS 20') {
    return !/^(?:(?:420\d{5}(?:\d{4})?)?9[1-5]|(?:0[134]|13|23|7\d)\d{18}$)/.test(number);
  }
  return format === 'DHL Express' && number.length === 11;
}

/** Country code → its postal service, out of the library's data. */
const postalServices = new Map(
  s10.tracking_numbers
    .flatMap(({ additional }) => additional.flatMap<unknown>(({ lookup }) => [...lookup]))
    .filter(isPostalLookup)
    .map(({ matches, courier }) => [matches, courier] as const),
);

function isPostalLookup(lookup: unknown): lookup is { matches: string; courier: string } {
  return typeof lookup === 'object' && lookup !== null && 'matches' in lookup && 'courier' in lookup;
}

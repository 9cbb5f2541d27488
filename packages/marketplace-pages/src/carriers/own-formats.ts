import type { CarrierCode } from './carriers.ts';
import {
  passesFedexWeights,
  passesLuhn,
  passesMod7,
  passesMod10,
  passesMod10FromRight,
  passesMod37,
} from './check-digits.ts';

/**
 * How much a format proves. `certain`: letters or digits that no other carrier uses, so that it goes before formats
 * that only fit. `checked`: a check digit, or letters that others could use too. `shape`: nothing but a length, which
 * proves no carrier and is only a candidate.
 */
export type FormatStrength = 'certain' | 'checked' | 'shape';

export interface NumberFormat {
  readonly carrier: CarrierCode;
  readonly name: string;
  readonly strength: FormatStrength;
  /** Over capitals and digits only, the whole number. */
  readonly pattern: RegExp;
  readonly passes?: (number: string) => boolean;
}

/** What the library lacks: carriers it does not know, kinds of check digits it does not compute, newer formats. */
export const OWN_FORMATS: readonly NumberFormat[] = [
  { carrier: 'amazon_logistics', name: 'Amazon Logistics', strength: 'certain', pattern: /^TB[ACM]\d{12}$/ },
  {
    carrier: 'amazon_logistics',
    name: 'Amazon International',
    strength: 'checked',
    pattern: /^[AFC]\d{10}$/,
  },
  {
    carrier: 'amazon_logistics',
    name: 'Amazon in Europe',
    strength: 'shape',
    pattern: /^(?:Q\d{11}|(?:AT|BE|CH|DE|ES|FR|GB|IE|IT|NL|PL|PT|SE|UK)\d{10})$/,
  },
  {
    carrier: 'canada_post',
    name: 'Canada Post (16)',
    strength: 'checked',
    pattern: /^\d{16}$/,
    passes: (number) => passesMod10(number, 3, 1),
  },
  { carrier: 'canpar', name: 'Canpar (22)', strength: 'certain', pattern: /^[CDKLSUXZ]\d{21}$/ },
  { carrier: 'dhl', name: 'DHL Express (piece)', strength: 'checked', pattern: /^J[A-Z]{2,3}\d{9,10}$/ },
  {
    carrier: 'dhl',
    name: 'DHL Paket (SSCC)',
    strength: 'certain',
    // A GS1 number: 00, one digit, the company's own digits (4043 4 is Deutsche Post's), a check digit.
    pattern: /^0034043\d{13}$/,
    passes: passesMod10FromRight,
  },
  { carrier: 'dhl', name: 'DHL Paket', strength: 'certain', pattern: /^JJ?D\d{18}$/ },
  { carrier: 'dhl', name: 'DHL Express (11)', strength: 'shape', pattern: /^\d{11}$/, passes: passesMod7 },
  { carrier: 'dhl', name: 'DHL eCommerce', strength: 'certain', pattern: /^GM(?=[A-Z]*\d)[0-9A-Z]{10,39}$/ },
  {
    carrier: 'dhl',
    name: 'DHL eCommerce',
    strength: 'shape',
    pattern: /^(?:LX|RX|UV|CN|SG|TH|IN|HK|MY)(?=[A-Z]*\d)[0-9A-Z]{10,39}$/,
  },
  { carrier: 'dhl', name: 'DHL eCommerce (14)', strength: 'shape', pattern: /^\d{14}$/ },
  { carrier: 'dpd', name: 'DPD (28)', strength: 'certain', pattern: /^\d{27}[0-9A-Z]$/, passes: passesMod37 },
  { carrier: 'dpd', name: 'DPD (14)', strength: 'certain', pattern: /^\d{14}[A-Z]$/, passes: passesMod37 },
  { carrier: 'dpd', name: 'DPD (14)', strength: 'checked', pattern: /^\d{15}$/, passes: passesMod37 },
  { carrier: 'dpd', name: 'DPD (14, without its check letter)', strength: 'shape', pattern: /^\d{14}$/ },
  { carrier: 'evri', name: 'Evri', strength: 'certain', pattern: /^H(?=[A-Z0-9]*[A-Z])[A-Z0-9]{15}$/ },
  { carrier: 'evri', name: 'Evri (16)', strength: 'shape', pattern: /^[HT]\d{15}$|^\d{16}$/ },
  {
    carrier: 'fedex',
    name: 'FedEx ASTRA (32)',
    strength: 'checked',
    pattern: /^3\d{31}$/,
    passes: (number) => passesFedexWeights(number.slice(16, 28)),
  },
  {
    carrier: 'fedex',
    name: 'FedEx Express (34)',
    strength: 'checked',
    pattern: /^[0-8]\d{33}$/,
    passes: (number) => passesFedexWeights(number.slice(20)),
  },
  { carrier: 'gls', name: 'GLS', strength: 'shape', pattern: /^(?:\d{11,12}|\d{14}|[A-Z0-9]{8})$/ },
  { carrier: 'gofo', name: 'GOFO Express (US)', strength: 'certain', pattern: /^GFUS\d{14}$/ },
  { carrier: 'hermes', name: 'Hermes', strength: 'certain', pattern: /^H\d{19}$/ },
  { carrier: 'hermes', name: 'Hermes (14)', strength: 'shape', pattern: /^\d{14}$/ },
  { carrier: 'intelcom', name: 'Intelcom', strength: 'certain', pattern: /^INTLCM[A-Z]\d{9}$/ },
  { carrier: 'la_poste', name: 'Colissimo', strength: 'checked', pattern: /^[68][A-Z]\d{11}$/ },
  { carrier: 'landmark', name: 'Landmark Global', strength: 'certain', pattern: /^LTN\d{8}N1$/ },
  { carrier: 'lasership', name: 'LaserShip LX', strength: 'checked', pattern: /^L[AIEHMNX][1-3]\d{7}$/ },
  { carrier: 'lasership', name: 'LaserShip 1LS7 (15)', strength: 'certain', pattern: /^1LS7[12]\d{10}$/ },
  {
    carrier: 'lasership',
    name: 'LaserShip 1LS7 (18)',
    strength: 'certain',
    pattern: /^1LS7[12]\d{2}01[1-4]\d{6}1$/,
  },
  { carrier: 'lasership', name: 'LaserShip 1LSCX', strength: 'certain', pattern: /^1LSCX[0-9A-Z]{10}$/ },
  {
    carrier: 'old_dominion',
    name: 'Old Dominion',
    strength: 'checked',
    pattern: /^(?:77[78]|072|780|80\d)\d{8}$/,
    passes: passesLuhn,
  },
  {
    carrier: 'ontrac',
    name: 'OnTrac D',
    strength: 'certain',
    pattern: /^D\d{14}$/,
    passes: (number) => passesOntrac(number, 5),
  },
  { carrier: 'pitney_bowes', name: 'Pitney Bowes', strength: 'certain', pattern: /^PBX[A-Z]{2}\d{9}$/ },
  { carrier: 'postnl', name: 'PostNL', strength: 'certain', pattern: /^3S[A-Z0-9]{2,4}\d{6,13}$/ },
  {
    carrier: 'purolator',
    name: 'Purolator (12)',
    strength: 'checked',
    pattern: /^[0-5]\d{11}$/,
    passes: passesLuhn,
  },
  {
    carrier: 'purolator',
    name: 'Purolator (letters and 9)',
    strength: 'checked',
    // BYS: Yanwen's.
    pattern: /^(?!BYS)[A-Z]{3}\d{9}$/,
  },
  { carrier: 'speedee', name: 'Spee-Dee (20)', strength: 'certain', pattern: /^SP\d{18}$/ },
  { carrier: 'speedx', name: 'SpeedX', strength: 'certain', pattern: /^SPX[A-Z]{3}\d{12}$/ },
  { carrier: 'uniuni', name: 'UniUni', strength: 'certain', pattern: /^UUS[A-Z0-9]{16}$/ },
  {
    carrier: 'usps',
    name: 'USPS IMpb',
    strength: 'certain',
    // Alone, or behind 420 and a ZIP code; a nine-digit mailer begins with 9, a six-digit one does not.
    pattern: /^(?:420\d{5}(?:\d{4})?)?9[1-5]\d{20}(?:\d{4})?$/,
    passes: (number) =>
      passesMod10FromRight(number.replace(/^420\d{5}(?:\d{4})?(?=9[1-5]\d{20}(?:\d{4})?$)/, '')),
  },
  {
    carrier: 'usps',
    name: 'USPS IMpb (30)',
    strength: 'certain',
    pattern: /^949?\d{28}$/,
    passes: passesMod10FromRight,
  },
  { carrier: 'yodel', name: 'Yodel', strength: 'certain', pattern: /^JJ?D\d{16}$/ },
  { carrier: 'yunexpress', name: 'YunExpress', strength: 'certain', pattern: /^YT\d{16}$/ },
];

/** OnTrac's letter counts as a digit: C as 4, D as 5. */
function passesOntrac(number: string, letter: number): boolean {
  return passesMod10(`${letter}${number.slice(1)}`, 1, 2);
}

/**
 * A carrier and how eBay calls it in its add-tracking form. `ebayName` null: eBay's form is not known to offer it, so
 * a person chooses. `ebayRefuses`: eBay takes no number of it; it is shown, and never uploaded as another carrier's.
 */
export interface Carrier {
  readonly name: string;
  readonly ebayName: string | null;
  readonly ebayRefuses?: true;
}

export const CARRIERS = {
  amazon_logistics: { name: 'Amazon Logistics', ebayName: null, ebayRefuses: true },
  australia_post: { name: 'Australia Post', ebayName: 'Australia Post' },
  bpost: { name: 'bpost', ebayName: 'bpost' },
  canada_post: { name: 'Canada Post', ebayName: 'Canada Post' },
  canpar: { name: 'Canpar', ebayName: 'Canpar Courier' },
  china_post: { name: 'China Post', ebayName: 'China Post' },
  deutsche_post: { name: 'Deutsche Post', ebayName: 'Deutsche Post' },
  dhl: { name: 'DHL', ebayName: 'DHL' },
  dpd: { name: 'DPD', ebayName: 'DPD' },
  evri: { name: 'Evri', ebayName: null },
  fedex: { name: 'FedEx', ebayName: 'FedEx' },
  gls: { name: 'GLS', ebayName: 'GLS' },
  gofo: { name: 'GOFO Express', ebayName: null },
  hermes: { name: 'Hermes', ebayName: 'Hermes' },
  intelcom: { name: 'Intelcom', ebayName: null },
  la_poste: { name: 'La Poste', ebayName: null },
  landmark: { name: 'Landmark Global', ebayName: null },
  lasership: { name: 'LaserShip', ebayName: 'LaserShip' },
  old_dominion: { name: 'Old Dominion Freight Line', ebayName: null },
  ontrac: { name: 'OnTrac', ebayName: 'OnTrac' },
  pitney_bowes: { name: 'Pitney Bowes', ebayName: null },
  postnl: { name: 'PostNL', ebayName: null },
  /** Any other postal service of the Universal Postal Union; `service` in the answer names it. */
  postal_service: { name: 'Postal service', ebayName: null },
  purolator: { name: 'Purolator', ebayName: 'Purolator' },
  royal_mail: { name: 'Royal Mail', ebayName: 'Royal Mail' },
  speedee: { name: 'Spee-Dee Delivery', ebayName: null },
  speedx: { name: 'SpeedX', ebayName: null },
  uniuni: { name: 'UniUni', ebayName: null },
  ups: { name: 'UPS', ebayName: 'UPS' },
  usps: { name: 'USPS', ebayName: 'USPS' },
  yodel: { name: 'Yodel', ebayName: 'Yodel' },
  yunexpress: { name: 'YunExpress', ebayName: null },
} as const satisfies Record<string, Carrier>;

export type CarrierCode = keyof typeof CARRIERS;

const WRITTEN: readonly [RegExp, CarrierCode][] = [
  [/^(?:amz[nl]|amazon|amtran)/, 'amazon_logistics'],
  [/^usps/, 'usps'],
  [/^ups/, 'ups'],
  [/^fed ?ex/, 'fedex'],
  [/^dhl/, 'dhl'],
  [/^dpd/, 'dpd'],
  [/^(?:canada ?post|cp )/, 'canada_post'],
  [/^royal ?mail/, 'royal_mail'],
  [/^puro/, 'purolator'],
  [/^on ?trac/, 'ontrac'],
  [/^laser ?ship/, 'lasership'],
  [/^intelcom/, 'intelcom'],
  [/^pitney ?bowes/, 'pitney_bowes'],
  [/^yun ?express/, 'yunexpress'],
  [/^yodel/, 'yodel'],
  [/^china ?post/, 'china_post'],
  [/^deutsche ?post/, 'deutsche_post'],
  [/^australia ?post/, 'australia_post'],
  [/^canpar/, 'canpar'],
  [/^old ?dominion/, 'old_dominion'],
  [/^spee-?dee/, 'speedee'],
  [/^landmark/, 'landmark'],
  [/^evri/, 'evri'],
  [/^(?:my ?)?hermes/, 'hermes'],
  [/^gls/, 'gls'],
  [/^(?:la ?poste|colissimo)/, 'la_poste'],
  [/^post ?nl/, 'postnl'],
  [/^speedx/, 'speedx'],
  [/^uniuni/, 'uniuni'],
  [/^gofo/, 'gofo'],
];

/** The carrier that a marketplace's own name for it ("USPS_ATS_PARCEL", "Royal MAİL") means; null for none known. */
export function carrierWritten(name: string | null): CarrierCode | null {
  const plain = (name ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('_', ' ')
    .trim();
  return WRITTEN.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** Made-up people, streets and things for generated orders. */

export const firstNames = [
  'Avery',
  'Blair',
  'Casey',
  'Dana',
  'Ellis',
  'Finley',
  'Gale',
  'Harper',
  'Indra',
  'Jules',
  'Kendall',
  'Logan',
  'Morgan',
  'Noel',
  'Oakley',
  'Parker',
  'Quinn',
  'Reese',
  'Sawyer',
  'Tatum',
  'Umber',
  'Vesper',
  'Wren',
  'Yael',
  'Zion',
] as const;

export const lastNames = [
  'Abbott',
  'Brook',
  'Calder',
  'Dale',
  'Everhart',
  'Fenwick',
  'Garland',
  'Hollis',
  'Ives',
  'Jarvis',
  'Keller',
  'Lowell',
  'Mercer',
  'Norwood',
  'Ogden',
  'Prescott',
  'Quimby',
  'Rowan',
  'Sheldon',
  'Thorne',
  'Upton',
  'Vance',
  'Winslow',
  'York',
] as const;

export const usStreets = [
  'Juniper Court',
  'Maple Lane',
  'Willow Street',
  'Harbor Road',
  'North Orchard Avenue',
  'Cedar Drive',
  'Mill Circle',
  'Summit Boulevard',
  'Quarry Place',
  'West Meadow Parkway',
] as const;

export const streetsElsewhere = [
  'Linden Way',
  'Station Road',
  'Church Hill',
  'Garden Walk',
  'Bridge Row',
  'Mill Bank',
] as const;

export interface Town {
  readonly city: string;
  readonly state: string | null;
  readonly postalCode: string;
}

export const townsByCountry: Readonly<Record<string, readonly Town[]>> = {
  US: [
    { city: 'Portland', state: 'OR', postalCode: '97230' },
    { city: 'Springfield', state: 'IL', postalCode: '62704' },
    { city: 'Austin', state: 'TX', postalCode: '78704' },
    { city: 'Asheville', state: 'NC', postalCode: '28801' },
    { city: 'Sacramento', state: 'CA', postalCode: '95814' },
    { city: 'Rochester', state: 'NY', postalCode: '14604' },
    { city: 'Tampa', state: 'FL', postalCode: '33602' },
    { city: 'Dayton', state: 'OH', postalCode: '45402' },
    { city: 'Concord', state: 'NH', postalCode: '03301' },
  ],
  DE: [
    { city: 'Kassel', state: null, postalCode: '34117' },
    { city: 'Erfurt', state: null, postalCode: '99084' },
    { city: 'Lübeck', state: null, postalCode: '23552' },
  ],
  GB: [
    { city: 'Leeds', state: null, postalCode: 'LS1 4DY' },
    { city: 'Exeter', state: null, postalCode: 'EX1 1BG' },
  ],
  AU: [
    { city: 'Hobart', state: 'TAS', postalCode: '7000' },
    { city: 'Geelong', state: 'VIC', postalCode: '3220' },
  ],
  CA: [
    { city: 'Halifax', state: 'NS', postalCode: 'B3H 1A1' },
    { city: 'Regina', state: 'SK', postalCode: 'S4P 3Y2' },
  ],
};

/** Where buyers of a currency live. */
export const countryOfCurrency: Readonly<Record<string, string>> = {
  USD: 'US',
  EUR: 'DE',
  GBP: 'GB',
  AUD: 'AU',
  CAD: 'CA',
};

export const things = [
  'Cedar bird feeder',
  'Enamel camping mug',
  'Linen apron',
  'Brass desk lamp',
  'Folding garden stool',
  'Wool throw blanket',
  'Ceramic plant pot',
  'Bamboo drawer organiser',
  'Cast iron trivet',
  'Canvas tool roll',
  'Glass storage jar',
  'Oak wall shelf',
] as const;

export const colors = ['Blue', 'Green', 'Sand', 'Black', 'Red'] as const;
export const sizes = ['S', 'M', 'L'] as const;

/**
 * Words that marketplaces shorten in addresses, to the form they shorten to. From USPS Publication 28,
 * appendices B (states, directions), C1 (street suffixes) and C2 (units): what people actually write.
 */
const SHORT_FORMS = `
alley aly|annex anx|arcade arc|avenue av aven avenu avn avnue ave|bayou byu|beach bch|bend bnd|bluff blf|
bottom btm|boulevard boul boulv blvd|branch br|bridge brg|brook brk|bypass byp|camp cp|canyon cyn|cape cpe|
causeway cswy|center centre cent cntr ctr|circle circ crcl cir|cliff clf|cliffs clfs|club clb|common cmn|corner cor|
corners cors|course crse|court ct|courts cts|cove cv|creek crk|crescent crsnt cres|crest crst|crossing xing|
crossroad xrd|curve curv|dale dl|dam dm|divide dv|drive driv drv dr|drives drs|estate est|estates ests|
expressway expy|extension ext|falls fls|ferry fry|field fld|fields flds|flat flt|ford frd|forest frst|forge frg|
fork frk|forks frks|fort ft|freeway fwy|garden gdn|gardens gdns|gateway gtwy|glen gln|green grn|grove grv|
harbor harbour hbr|haven hvn|heights hts|highway hwy|hill hl|hills hls|hollow holw|inlet inlt|island is|
islands iss|junction jct|key ky|knoll knl|knolls knls|lake lk|lakes lks|landing lndg|lane ln|light lgt|loaf lf|
lock lck|lodge ldg|manor mnr|meadow mdw|meadows mdws|mill ml|mills mls|mission msn|motorway mtwy|mount mt|
mountain mtn|neck nck|orchard orch|overpass opas|parkway pkwy parkwy pky|passage psge|pine pne|pines pnes|place pl|
plain pln|plains plns|plaza plz|point pt|points pts|port prt|prairie pr|ranch rnch|rapids rpds|ridge rdg|river riv|
road rd|roads rds|route rte|shore shr|shores shrs|skyway skwy|spring spg|springs spgs|square sqr squ sq|
station sta|stravenue stra|stream strm|street strt str st|saint st|summit smt|terrace terr ter|throughway trwy|
trace trce|track trak|trail trl|tunnel tunl|turnpike tpke|union un|valley vly|viaduct via|view vw|village vlg|
ville vl|vista vis|way wy|well wl|wells wls|apartment apt|basement bsmt|building bldg|department dept|floor fl|
front frnt|hangar hngr|lobby lbby|lower lowr|office ofc|penthouse ph|room rm|space spc|suite ste|trailer trlr|
upper uppr|north n|south s|east e|west w|northeast ne|northwest nw|southeast se|southwest sw|and &`;

export const ADDRESS_SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  SHORT_FORMS.replace(/\n/g, '')
    .split('|')
    .flatMap((group) => {
      const words = group.toUpperCase().split(' ');
      const short = words.at(-1) as string;
      return words.map((word) => [word, short] as const);
    }),
);

/** Name → code of the states and provinces of the countries whose addresses need one. */
const REGIONS: Record<string, string> = {
  US: 'Alabama AL|Alaska AK|Arizona AZ|Arkansas AR|California CA|Colorado CO|Connecticut CT|Delaware DE|District of Columbia DC|Florida FL|Georgia GA|Hawaii HI|Idaho ID|Illinois IL|Indiana IN|Iowa IA|Kansas KS|Kentucky KY|Louisiana LA|Maine ME|Maryland MD|Massachusetts MA|Michigan MI|Minnesota MN|Mississippi MS|Missouri MO|Montana MT|Nebraska NE|Nevada NV|New Hampshire NH|New Jersey NJ|New Mexico NM|New York NY|North Carolina NC|North Dakota ND|Ohio OH|Oklahoma OK|Oregon OR|Pennsylvania PA|Rhode Island RI|South Carolina SC|South Dakota SD|Tennessee TN|Texas TX|Utah UT|Vermont VT|Virginia VA|Washington WA|West Virginia WV|Wisconsin WI|Wyoming WY|Puerto Rico PR|Guam GU|American Samoa AS|Virgin Islands VI|Northern Mariana Islands MP',
  CA: 'Alberta AB|British Columbia BC|Manitoba MB|New Brunswick NB|Newfoundland and Labrador NL|Northwest Territories NT|Nova Scotia NS|Nunavut NU|Ontario ON|Prince Edward Island PE|Quebec QC|Saskatchewan SK|Yukon YT',
  AU: 'Australian Capital Territory ACT|New South Wales NSW|Northern Territory NT|Queensland QLD|South Australia SA|Tasmania TAS|Victoria VIC|Western Australia WA',
};

/** Upper-case region name → code, for a country; empty where addresses do without. */
export function regionCodes(country: string): ReadonlyMap<string, string> {
  const pairs = (REGIONS[country] ?? '').split('|').filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair) => {
      const space = pair.lastIndexOf(' ');
      return [pair.slice(0, space).toUpperCase(), pair.slice(space + 1)];
    }),
  );
}

/** Names that pages print and Intl does not know, normalised. */
const COUNTRY_ALIASES: Record<string, string> = {
  USA: 'US',
  'UNITED STATES OF AMERICA': 'US',
  UK: 'GB',
  'GREAT BRITAIN': 'GB',
  ENGLAND: 'GB',
  TURKEY: 'TR',
  'CZECH REPUBLIC': 'CZ',
  HOLLAND: 'NL',
  'SOUTH KOREA': 'KR',
  'HONG KONG': 'HK',
  MACAU: 'MO',
};
let countryNames: Map<string, string> | undefined;

/** ISO 3166-1 code of an English or German country name, or of a code, as `plain` spells it; null when it is none. */
export function countryCode(text: string, plain: (text: string) => string): string | null {
  if (!countryNames) {
    const [names, germanNames] = ['en', 'de'].map(
      (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
    );
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    countryNames = new Map(Object.entries(COUNTRY_ALIASES));
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      // A withdrawn code (DD, SU) stands for the living one; Intl gives both the same name.
      const living = new Intl.Locale('und', { region: code }).region ?? code;
      const name = names?.of(living);
      if (!name) continue;
      countryNames.set(plain(name), living);
      const german = plain(germanNames?.of(living) ?? name);
      if (!countryNames.has(german)) countryNames.set(german, living);
      if (!countryNames.has(code)) countryNames.set(code, living);
    }
  }
  return countryNames.get(plain(text)) ?? null;
}

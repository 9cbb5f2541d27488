/** How a site words an order, and how it writes money and days. */
export interface Wording {
  name: string;
  host: string;
  currency: string;
  money: (whole: string, cents: string) => string;
  /** `year` is empty where the page leaves it out. */
  day: (month: number, day: string, year: string) => string;
  /** What the American pages say, and what this site says for it. */
  words: readonly (readonly [string, string])[];
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const MONTHS_DE = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(
  ' ',
);
const britishDay: Wording['day'] = (month, day, year) => `${day} ${MONTHS[month]}${year && ` ${year}`}`;
const BRITISH = [
  ['Shipping & Handling', 'Postage & Packing'],
  ['Total before tax', 'Total before VAT'],
  ['Estimated tax to be collected', 'VAT'],
  ['Gift Card Amount', 'Gift Certificate/Card Amount'],
  ['Grand Total', 'Order Total'],
] as const;

export const WORDINGS: readonly Wording[] = [
  {
    name: 'amazon.de',
    host: 'www.amazon.de',
    currency: 'EUR',
    money: (whole, cents) => `${whole.replaceAll(',', '.')},${cents} €`,
    day: (month, day, year) => `${day}. ${MONTHS_DE[month]}${year && ` ${year}`}`,
    words: [
      ['Item(s) Subtotal', 'Zwischensumme'],
      ['Shipping & Handling', 'Verpackung & Versand'],
      ['Free Shipping', 'Kostenloser Versand'],
      ['Promotion Applied', 'Werbeaktion'],
      ['Your Coupon Savings', 'Gutschein eingelöst'],
      ['Subscribe & Save:', 'Spar-Abo:'],
      ['Amazon Discount', 'Amazon-Rabatt'],
      ['Gift Wrap', 'Geschenkverpackung'],
      ['Gift Card Amount', 'Geschenkgutschein'],
      ['Total before tax', 'Gesamt vor USt.'],
      ['Estimated tax to be collected', 'Geschätzte USt.'],
      ['Grand Total', 'Gesamtsumme'],
      ['Total for this Order', 'Gesamtbetrag für diese Bestellung'],
      ['Refund Total', 'Summe der Erstattung'],
      ['Ordered on', 'Bestellt am'],
      ['Order placed', 'Bestellung aufgegeben'],
      ['Order #', 'Bestellnr. '],
      ['Order#', 'Bestellnr. '],
      ['Delivered', 'Zugestellt:'],
      ['Cancelled', 'Storniert'],
      ['FREE', 'Kostenlos'],
      ['ORDER PLACED', 'BESTELLUNG AUFGEGEBEN'],
      ['Ship to', 'Versandadresse'],
      ['SHIP TO', 'VERSANDADRESSE'],
      ['Total', 'Summe'],
      ['TOTAL', 'SUMME'],
    ],
  },
  {
    name: 'amazon.de in English',
    host: 'www.amazon.de',
    currency: 'EUR',
    money: (whole, cents) => `€${whole}.${cents}`,
    day: britishDay,
    words: BRITISH,
  },
  {
    name: 'amazon.co.uk',
    host: 'www.amazon.co.uk',
    currency: 'GBP',
    money: (whole, cents) => `£${whole}.${cents}`,
    day: britishDay,
    words: BRITISH,
  },
];

/** Words the visible text of an American page as another site does. */
export function wordPage(part: Element, { money, day, words }: Wording): void {
  const walk = (node: Node) => {
    for (const child of node.childNodes) walk(child);
    const isScript = node.parentElement?.closest('script, style') !== null;
    if (node.nodeType !== 3 || isScript) return;
    let text = (node.nodeValue ?? '').replace(/\s+/g, ' ');
    for (const [english, local] of words) text = text.replaceAll(english, local);
    text = text.replace(/\$([\d,]+)\.(\d\d)/g, (_all, whole, cents) => money(whole, cents));
    text = text.replace(/\b([A-Z][a-z]{2,8})\.? (\d{1,2})(?:, (\d{4}))?/g, (all, name, number, year = '') => {
      const month = MONTHS.findIndex((candidate) => candidate.startsWith(name));
      return month < 0 ? all : day(month, number, year);
    });
    node.nodeValue = text;
  };
  walk(part);
}

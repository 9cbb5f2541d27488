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
const MONTHS_FR =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const MONTHS_ES =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
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
  {
    name: 'amazon.ca in French',
    host: 'www.amazon.ca',
    currency: 'CAD',
    money: (whole, cents) => `${whole.replaceAll(',', '\u00a0')},${cents}\u00a0$`,
    day: (month, day, year) => `${day === '1' ? '1er' : day} ${MONTHS_FR[month]}${year && ` ${year}`}`,
    words: [
      ['Item(s) Subtotal', 'Sous-total des articles\u00a0'],
      ['Shipping & Handling', 'Livraison et manutention\u00a0'],
      ['Free Shipping', 'Livraison gratuite\u00a0'],
      ['Promotion Applied', 'Promotion appliquée\u00a0'],
      ['Your Coupon Savings', 'Économies avec coupon'],
      ['Subscribe & Save:', 'Abonnez-vous et économisez\u00a0:'],
      ['Amazon Discount', 'Rabais Amazon'],
      ['Gift Wrap', 'Emballage-cadeau'],
      ['Gift Card Amount', 'Montant de la carte-cadeau'],
      ['Total before tax', 'Total avant taxes\u00a0'],
      ['Estimated tax to be collected', 'TPS/TVH estimée\u00a0'],
      ['Grand Total', 'Montant total\u00a0'],
      ['Total for this Order', 'Total pour cette commande'],
      ['Refund Total', 'Total du remboursement'],
      ['Ordered on', 'Commandé le'],
      ['Order placed', 'Commande effectuée le'],
      ['Order #', 'Nº de commande '],
      ['Order#', 'Nº de commande '],
      ['Delivered', 'Livré le'],
      ['Cancelled', 'Annulé'],
      ['FREE', 'GRATUIT'],
      ['ORDER PLACED', 'COMMANDE EFFECTUÉE'],
      ['Ship to', 'Expédier à'],
      ['SHIP TO', 'EXPÉDIER À'],
    ],
  },
  {
    name: 'amazon.com in Spanish',
    host: 'www.amazon.com',
    currency: 'USD',
    money: (whole, cents) => `US$${whole}.${cents}`,
    day: (month, day, year) => `${day} de ${MONTHS_ES[month]}${year && ` de ${year}`}`,
    words: [
      ['Item(s) Subtotal', 'Subtotal de artículo(s)'],
      ['Shipping & Handling', 'Envío y manejo'],
      ['Free Shipping', 'Envío gratis'],
      ['Promotion Applied', 'Promoción aplicada'],
      ['Your Coupon Savings', 'Ahorros con cupón'],
      ['Subscribe & Save:', 'Suscríbete y Ahorra:'],
      ['Amazon Discount', 'Descuento de Amazon'],
      ['Gift Wrap', 'Envoltura de regalo'],
      ['Gift Card Amount', 'Monto de la tarjeta de regalo'],
      ['Total before tax', 'Total antes de impuestos'],
      ['Estimated tax to be collected', 'Impuestos estimados que se cobrarán'],
      ['Grand Total', 'Total general'],
      ['Total for this Order', 'Total de este pedido'],
      ['Refund Total', 'Total del reembolso'],
      ['Ordered on', 'Pedido realizado el'],
      ['Order placed', 'Pedido realizado'],
      ['Order #', 'N.º de pedido '],
      ['Order#', 'N.º de pedido '],
      ['Delivered', 'Entregado el'],
      ['Cancelled', 'Cancelado'],
      ['FREE', 'GRATIS'],
      ['ORDER PLACED', 'PEDIDO REALIZADO'],
      ['Ship to', 'Enviar a'],
      ['SHIP TO', 'ENVIAR A'],
    ],
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

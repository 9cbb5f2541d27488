import type { DateOrder } from './cells/read-date.ts';

interface Site {
  readonly currency: string;
  /** How the site's country writes days with numbers; null where both ways are in use. */
  readonly dateOrder: DateOrder | null;
}

const site = (currency: string, dateOrder: DateOrder | null = 'day_first'): Site => ({ currency, dateOrder });

/** Amazon's sites as its reports name them, in small letters. */
const SITES: Readonly<Record<string, Site>> = {
  'amazon.com': site('USD', 'month_first'),
  'amazon.ca': site('CAD', null),
  'amazon.com.mx': site('MXN'),
  'amazon.com.br': site('BRL'),
  'amazon.co.uk': site('GBP'),
  'amazon.ie': site('EUR'),
  'amazon.de': site('EUR'),
  'amazon.fr': site('EUR'),
  'amazon.it': site('EUR'),
  'amazon.es': site('EUR'),
  'amazon.nl': site('EUR'),
  'amazon.com.be': site('EUR'),
  'amazon.se': site('SEK'),
  'amazon.pl': site('PLN'),
  'amazon.com.tr': site('TRY'),
  'amazon.in': site('INR'),
  'amazon.co.jp': site('JPY', null),
  'amazon.com.au': site('AUD'),
  'amazon.sg': site('SGD'),
  'amazon.ae': site('AED'),
  'amazon.sa': site('SAR'),
  'amazon.eg': site('EGP'),
};

/** The site that a report's Website cell names; null for none that is known. */
export function siteNamed(website: string | null): Site | null {
  const name = (website ?? '')
    .trim()
    .toLowerCase()
    .replace(/^www\./, '');
  return Object.hasOwn(SITES, name) ? (SITES[name] ?? null) : null;
}

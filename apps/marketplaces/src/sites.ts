/** The real host names that the practice sites answer for, and how each writes. */
export interface SiteManner {
  /** "amazon.de" */
  readonly domain: string;
  readonly language: 'en' | 'de';
  /** For dates and numbers. */
  readonly locale: string;
  readonly currency: string;
}

const manner = (domain: string, locale: string, currency: string): SiteManner => ({
  domain,
  language: locale.startsWith('de') ? 'de' : 'en',
  locale,
  currency,
});

export const amazonSites: readonly SiteManner[] = [
  manner('amazon.com', 'en-US', 'USD'),
  manner('amazon.co.uk', 'en-GB', 'GBP'),
  manner('amazon.ca', 'en-CA', 'CAD'),
  manner('amazon.in', 'en-IN', 'INR'),
  manner('amazon.de', 'de-DE', 'EUR'),
];
export const ebaySites: readonly SiteManner[] = [
  manner('ebay.com', 'en-US', 'USD'),
  manner('ebay.co.uk', 'en-GB', 'GBP'),
  manner('ebay.ca', 'en-CA', 'CAD'),
  manner('ebay.com.au', 'en-AU', 'AUD'),
  manner('ebay.de', 'de-DE', 'EUR'),
];

/** The host names of a site: eBay's order pages answer under two. */
export function hostsOf({ domain }: SiteManner): string[] {
  return domain.startsWith('ebay.') ? [`www.${domain}`, `mesh.${domain}`] : [`www.${domain}`];
}

/** The two American hosts that the demo and the extension use. */
export const practiceHosts = { ebay: 'www.ebay.com', amazon: 'www.amazon.com' } as const;
/** Every host name that is answered. */
export const allPracticeHosts: readonly string[] = [...amazonSites, ...ebaySites].flatMap(hostsOf);

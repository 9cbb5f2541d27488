import type { PageMapHealth } from '@crosscart/contracts';

const MARKETPLACES = { amazon: 'Amazon', ebay: 'eBay' } as const;
const NAMES: Readonly<Record<string, string>> = {
  blockers: 'pages in the way',
  account: 'signed-in account',
};

/** "eBay order detail", "Amazon pages in the way". */
export function pageTitle({ page, marketplace }: Pick<PageMapHealth, 'page' | 'marketplace'>): string {
  const name = page.slice(page.indexOf('.') + 1);
  return `${MARKETPLACES[marketplace]} ${NAMES[name] ?? name.replaceAll('_', ' ')}`;
}

/** The sites as people write them: "ebay.com, .co.uk, .de". */
export function siteList(sites: readonly string[]): string {
  const [first, ...others] = sites;
  if (first === undefined) return '–';
  const shop = first.slice(0, first.indexOf('.'));
  return [
    first,
    ...others.map((site) => (site.startsWith(`${shop}.`) ? site.slice(shop.length) : site)),
  ].join(', ');
}

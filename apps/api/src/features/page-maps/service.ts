import type { PageMapHealth } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { ACCOUNT_MAPS, BLOCKER_MAPS, PAGE_MAPS } from '@crosscart/marketplace-pages/page-maps';
import type { Member } from '../../people-authentication/person.ts';
import { selectMisses } from './queries.ts';

type KnownMap = Pick<PageMapHealth, 'page' | 'sites' | 'version' | 'verified' | 'landmarks'>;

/** Every map of this release, with this org's misses. */
export async function pageMapHealth(
  database: Database,
  { person, membership }: Member,
): Promise<PageMapHealth[]> {
  const misses = await database.asUserQuery(person.claims, (sql) => selectMisses(sql, membership.org_id), {
    readOnly: true,
  });
  return knownMaps().map((map) => {
    const missed = misses.find((row) => row.page === map.page);
    return {
      ...map,
      marketplace: map.page.startsWith('amazon.') ? 'amazon' : 'ebay',
      recent: { not_recognised: missed?.count ?? 0, last_at: missed?.last_at ?? null },
    };
  });
}

function knownMaps(): KnownMap[] {
  return [
    ...PAGE_MAPS.map((map) => ({ ...shared(map), page: map.page, landmarks: Object.keys(map.landmarks) })),
    ...BLOCKER_MAPS.map((map) => ({
      ...shared(map),
      page: `${marketplaceOf(map.sites)}.blockers`,
      landmarks: [],
    })),
    ...ACCOUNT_MAPS.map((map) => ({
      ...shared(map),
      page: `${marketplaceOf(map.sites)}.account`,
      landmarks: [],
    })),
  ];
}

function shared({ sites, version, verified }: Pick<KnownMap, 'sites' | 'version' | 'verified'>) {
  return { sites: [...sites], version, verified };
}

function marketplaceOf([site = '']: readonly string[]): string {
  return site.split('.')[0] ?? site;
}

'use client';
import { listPageMaps, type PageMapHealth } from '@crosscart/contracts';
import { Badge, Text } from '@mantine/core';
import { IconMap2 } from '@tabler/icons-react';
import { useApiQuery } from '#lib/queries.ts';
import { type Column, ListTable, NONE } from '#ui/list-table.tsx';
import { Moment } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { TwoLines } from '#ui/two-lines.tsx';
import { pageTitle, siteList } from './page-map-words.ts';
import { UnverifiedNotice } from './unverified-notice.tsx';

const COLUMNS: readonly Column<PageMapHealth>[] = [
  {
    header: 'Page',
    lead: true,
    twoLines: true,
    cell: (map) => <TwoLines first={pageTitle(map)} second={map.page} />,
  },
  {
    header: 'State',
    cell: (map) => (
      <Badge color={map.verified ? 'green' : 'yellow'}>{map.verified ? 'Verified' : 'Unverified'}</Badge>
    ),
  },
  { header: 'Sites', cell: (map) => siteList(map.sites) },
  {
    header: 'Must be there',
    room: 'rest',
    cell: landmarkList,
  },
  { header: 'Version', align: 'right', cell: (map) => map.version },
  { header: 'Not recognised, 7 days', align: 'right', cell: (map) => <Misses map={map} /> },
];

/** What the agents know of the marketplaces' pages, and where that knowledge was wrong of late. */
export function PageMapsPage() {
  const maps = useApiQuery(listPageMaps, {});
  const items = maps.data?.items.toSorted(byUrgency);
  const unverified = items?.filter((map) => !map.verified).length ?? 0;
  return (
    <Page
      title="Page maps"
      description="How the agents read the marketplaces' pages. When a marketplace changes a page, its map is what must change."
    >
      {unverified > 0 ? <UnverifiedNotice count={unverified} /> : null}
      <ListTable
        label="Page maps"
        source={{ ...maps, data: items }}
        columns={COLUMNS}
        rowKey={(map) => map.page}
        empty={{ icon: IconMap2, title: 'This release has no page maps' }}
      />
    </Page>
  );
}

/** What went wrong of late first, then what was never checked. */
function byUrgency(left: PageMapHealth, right: PageMapHealth): number {
  return (
    right.recent.not_recognised - left.recent.not_recognised ||
    Number(left.verified) - Number(right.verified) ||
    left.page.localeCompare(right.page)
  );
}

function Misses({ map: { recent } }: { map: PageMapHealth }) {
  if (recent.not_recognised === 0 || recent.last_at === null) return 'none';
  return (
    <Text span inherit c="red" fw={500}>
      {recent.not_recognised}, last <Moment at={recent.last_at} distance />
    </Text>
  );
}

function landmarkList({ landmarks }: PageMapHealth): string {
  return landmarks.length === 0 ? NONE : landmarks.map((name) => words(name)).join(', ');
}

function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

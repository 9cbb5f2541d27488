import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { RecordsPage } from '#features/records/records-page.tsx';
import { navigationFor } from '#features/shell/navigation.ts';
import { currentPlace } from '#lib/server-api.ts';

export const metadata: Metadata = { title: 'Order tracking' };

/** Where a VA arrives: the records, or the first page of those that are open to them. */
export default async function RecordsPageRoute() {
  const place = await currentPlace();
  const first = 'membership' in place ? navigationFor(place.membership)[0]?.entries[0] : undefined;
  if (first && first.href !== '/va') redirect(first.href);
  return <RecordsPage />;
}

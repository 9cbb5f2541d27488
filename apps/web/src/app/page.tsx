import { redirect } from 'next/navigation';
import { HOME } from '#lib/places.ts';
import { currentPlace } from '#lib/server-api.ts';
import { ApiAway } from '#ui/full-page.tsx';

/** proxy.ts sends everybody on from here; this stands in when it could not ask the API. */
export default async function RootPage() {
  const place = await currentPlace();
  if ('membership' in place) redirect(HOME[place.membership.role]);
  if (place.problem === null) redirect('/login');
  return <ApiAway problem={place.problem.message} />;
}

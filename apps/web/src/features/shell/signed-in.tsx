import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { currentPlace } from '#lib/server-api.ts';
import { ApiAway } from '#ui/full-page.tsx';
import { Shell } from './shell.tsx';

/** Wraps a role's pages in the shell of the person who is signed in. */
export async function SignedIn({ children }: { children: ReactNode }) {
  const place = await currentPlace();
  if ('membership' in place) {
    return (
      <Shell me={place.me} membership={place.membership}>
        {children}
      </Shell>
    );
  }
  if (place.problem === null || place.problem.status === 401) redirect('/login');
  return <ApiAway problem={place.problem.message} />;
}

import { type Me, type Membership, me } from '@crosscart/contracts';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { type Api, createApi } from './api.ts';
import { type ApiError, asApiError } from './api-error.ts';
import { chooseMembership, ORG_COOKIE } from './places.ts';
import { readPublicConfig } from './public-config.ts';
import { createSupabaseServerClient } from './supabase/server.ts';

/** The API as the signed-in person of this request (or as nobody). */
export async function serverApi(): Promise<Api> {
  const supabase = await createSupabaseServerClient();
  const { data } = await supabase.auth.getSession();
  const accessToken = data.session?.access_token ?? null;
  const orgId = (await cookies()).get(ORG_COOKIE)?.value ?? null;
  return createApi({ baseUrl: readPublicConfig().apiBaseUrl, accessToken: async () => accessToken, orgId });
}

export type Place = { me: Me; membership: Membership } | { problem: ApiError | null };

/** Who is signed in and where they act; once a request. `problem: null` means: nobody, or no membership. */
export const currentPlace = cache(async (): Promise<Place> => {
  const api = await serverApi();
  try {
    const person = await api(me);
    const membership = chooseMembership(person, (await cookies()).get(ORG_COOKIE)?.value);
    return membership ? { me: person, membership } : { problem: null };
  } catch (thrown) {
    return { problem: asApiError(thrown) };
  }
});

import { bootstrap, type Me } from '@crosscart/contracts';
import { cookies } from 'next/headers';
import { createApi } from '#lib/api.ts';
import { ORG_COOKIE } from '#lib/places.ts';
import { readPublicConfig } from '#lib/public-config.ts';

/** Turns the person's invites into memberships, at the API. */
export function bootstrapWith(accessToken: string): Promise<Me> {
  const { apiBaseUrl } = readPublicConfig();
  return createApi({ baseUrl: apiBaseUrl, accessToken: async () => accessToken, orgId: null })(bootstrap);
}

export async function rememberedOrgId(): Promise<string | undefined> {
  return (await cookies()).get(ORG_COOKIE)?.value;
}

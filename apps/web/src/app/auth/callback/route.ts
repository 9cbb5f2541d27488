import { bootstrap } from '@crosscart/contracts';
import { cookies } from 'next/headers';
import { type NextRequest, NextResponse } from 'next/server';
import { finishSignIn } from '#features/sign-in/finish-sign-in.ts';
import { createApi } from '#lib/api.ts';
import { ORG_COOKIE } from '#lib/places.ts';
import { readPublicConfig } from '#lib/public-config.ts';
import { siteUrl } from '#lib/site-url.ts';
import { createSupabaseServerClient } from '#lib/supabase/server.ts';

/** End of the sign-in round trip: code → session → memberships → the person's start page. */
export async function GET(request: NextRequest): Promise<NextResponse> {
  const supabase = await createSupabaseServerClient();
  const destination = await finishSignIn({
    query: request.nextUrl.searchParams,
    rememberedOrgId: (await cookies()).get(ORG_COOKIE)?.value,
    exchangeCode: async (code) => {
      const { data, error } = await supabase.auth.exchangeCodeForSession(code);
      return error ? null : data.session.access_token;
    },
    bootstrap: (accessToken) => {
      const { apiBaseUrl } = readPublicConfig();
      const api = createApi({ baseUrl: apiBaseUrl, accessToken: async () => accessToken, orgId: null });
      return api(bootstrap);
    },
    signOut: async () => {
      await supabase.auth.signOut({ scope: 'local' });
    },
  });
  return NextResponse.redirect(siteUrl(request, destination), 303);
}

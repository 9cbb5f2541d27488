import { type NextRequest, NextResponse } from 'next/server';
import { bootstrapWith, rememberedOrgId } from '#features/sign-in/bootstrap.ts';
import { finishSignIn } from '#features/sign-in/finish-sign-in.ts';
import { siteUrl } from '#lib/site-url.ts';
import { createSupabaseServerClient } from '#lib/supabase/server.ts';

/**
 * End of the sign-in round trip: code → session → memberships → the person's start page. The code is worth nothing
 * without the verifier in this browser's cookie, so nobody can be signed in as somebody else by a link.
 */
export async function GET(request: NextRequest): Promise<NextResponse> {
  const supabase = await createSupabaseServerClient();
  const destination = await finishSignIn({
    query: request.nextUrl.searchParams,
    next: request.nextUrl.searchParams.get('next'),
    rememberedOrgId: await rememberedOrgId(),
    exchangeCode: async (code) => {
      const { data, error } = await supabase.auth.exchangeCodeForSession(code);
      return error ? null : data.session.access_token;
    },
    bootstrap: bootstrapWith,
    signOut: async () => {
      await supabase.auth.signOut({ scope: 'local' });
    },
  });
  return NextResponse.redirect(siteUrl(request, destination), 303);
}

import { type NextRequest, NextResponse } from 'next/server';
import { bootstrapWith, rememberedOrgId } from '#features/sign-in/bootstrap.ts';
import { enter } from '#features/sign-in/finish-sign-in.ts';
import { refusesForeignOrigin } from '#lib/own-origin.ts';
import { createSupabaseServerClient } from '#lib/supabase/server.ts';

/** End of a sign-in by code: the session stands in the cookies already. Answers where the person goes now. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const refusal = refusesForeignOrigin(request);
  if (refusal !== null) return refusal;
  const supabase = await createSupabaseServerClient();
  const { data } = await supabase.auth.getSession();
  const accessToken = data.session?.access_token ?? null;
  const path =
    accessToken === null
      ? '/login?problem=session_ended'
      : await enter(accessToken, {
          next: request.nextUrl.searchParams.get('next'),
          rememberedOrgId: await rememberedOrgId(),
          bootstrap: bootstrapWith,
          signOut: async () => {
            await supabase.auth.signOut({ scope: 'local' });
          },
        });
  return NextResponse.json({ path }, { headers: { 'Cache-Control': 'no-store' } });
}

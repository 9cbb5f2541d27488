import { type NextRequest, NextResponse } from 'next/server';
import { siteUrl } from '#lib/site-url.ts';
import { createSupabaseServerClient } from '#lib/supabase/server.ts';

/** Ends this browser's session. A POST, so that no link or picture of another site can do it. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const supabase = await createSupabaseServerClient();
  await supabase.auth.signOut({ scope: 'local' });
  return NextResponse.redirect(siteUrl(request, '/login'), 303);
}

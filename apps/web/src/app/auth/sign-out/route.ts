import { type NextRequest, NextResponse } from 'next/server';
import { refusesForeignOrigin } from '#lib/own-origin.ts';
import { siteUrl } from '#lib/site-url.ts';
import { createSupabaseServerClient } from '#lib/supabase/server.ts';

/**
 * Ends this browser's session, or with `scope=global` every session of the person. A POST from our own pages: no link,
 * picture or form of another site can do it.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const refusal = refusesForeignOrigin(request);
  if (refusal !== null) return refusal;
  const supabase = await createSupabaseServerClient();
  const form = await request.formData().catch(() => null);
  await supabase.auth.signOut({ scope: form?.get('scope') === 'global' ? 'global' : 'local' });
  return NextResponse.redirect(siteUrl(request, '/login'), 303);
}

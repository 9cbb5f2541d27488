import type { ISql } from 'postgres';
import { AuthError } from './errors.ts';
import type { SignUps } from './options.ts';

/** Who is about to become known, and how: `email` for whoever names an address, else the issuer that vouches. */
export interface Newcomer {
  readonly email: string | null;
  readonly provider: string;
}

/**
 * Why somebody may not become known, or null. Invitations are looked up by the function that a hosted Supabase
 * project runs as its "before user created" hook, so both refuse alike.
 */
export async function refusalOfSignUp(
  sql: ISql,
  signUps: SignUps,
  { email, provider }: Newcomer,
): Promise<AuthError | null> {
  if (signUps === 'open') return null;
  if (signUps === 'closed') {
    return new AuthError(422, 'signup_disabled', 'Signups not allowed for this instance');
  }
  const event = {
    metadata: { name: 'before-user-created' },
    user: { email, app_metadata: { provider, providers: [provider] } },
  };
  const [row] = await sql<{ answer: { error?: { message: string } } }[]>`
    select app.before_user_created(${sql.json(event)}) as answer`;
  const message = row?.answer.error?.message;
  return message === undefined ? null : new AuthError(403, 'signup_disabled', message);
}

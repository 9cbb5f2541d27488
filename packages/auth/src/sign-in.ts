import type { ISql } from 'postgres';
import { AuthError } from './errors.ts';
import type { IssuerAccount } from './providers.ts';
import { insertIdentity, lockAccount, touchIdentity } from './queries/identities.ts';
import {
  ensureUserWithVerifiedEmail,
  findUser,
  type Metadata,
  recordSignIn,
  type UserRow,
} from './queries/users.ts';
import { isBanned } from './user-json.ts';

/**
 * The person behind an account at an issuer, made known if new. An account is recognised by the
 * issuer's subject; a new one joins the person who has the same verified e-mail address.
 * Run it in a transaction.
 * @throws AuthError `provider_email_needs_verification` without a verified e-mail; `user_banned`.
 */
export async function admitAccount(sql: ISql, provider: string, account: IssuerAccount): Promise<UserRow> {
  if (account.email === null || !account.emailVerified) {
    throw new AuthError(
      403,
      'provider_email_needs_verification',
      'The account has no verified e-mail address. Verify it with your sign-in provider, then try again',
    );
  }
  const data = describeAccount(account);
  const identity = { provider, providerId: account.subject, data };
  await lockAccount(sql, identity);
  const known = await touchIdentity(sql, identity);
  const user = known
    ? await findUser(sql, known.user_id)
    : await ensureUserWithVerifiedEmail(sql, account.email);
  if (user === null || isBanned(user)) throw new AuthError(403, 'user_banned', 'User is banned');
  if (known === null) await insertIdentity(sql, user.id, identity);
  await recordSignIn(sql, user.id, { provider, userMetadata: data });
  return user;
}

/** The claims kept of an account, under the names that Supabase gives them. */
function describeAccount(account: IssuerAccount): Metadata {
  return {
    iss: account.issuer,
    sub: account.subject,
    provider_id: account.subject,
    email: account.email,
    email_verified: account.emailVerified,
    phone_verified: false,
    ...(account.name === null ? {} : { name: account.name, full_name: account.name }),
    ...(account.picture === null ? {} : { picture: account.picture, avatar_url: account.picture }),
  };
}

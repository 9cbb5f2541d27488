import type { ISql } from 'postgres';
import { AuthError } from './errors.ts';
import type { SignUps } from './options.ts';
import type { IssuerAccount } from './providers.ts';
import { insertIdentity, lockAccount, touchIdentity } from './queries/identities.ts';
import { changeUser, forgetUnprovenCredentials, recordSignIn } from './queries/user-changes.ts';
import { findUser, findUserByEmail, insertUser, type Metadata, type UserRow } from './queries/users.ts';
import { refusalOfSignUp } from './sign-up-gate.ts';
import { isBanned } from './user-json.ts';

/**
 * The person behind an account at an issuer, made known if new. An account is recognised by the
 * issuer's subject; a new one joins the person who has the same verified e-mail address.
 * Run it in a transaction.
 * @throws AuthError `provider_email_needs_verification` without a verified e-mail; `signup_disabled`; `user_banned`.
 */
export async function admitAccount(
  sql: ISql,
  signUps: SignUps,
  provider: string,
  account: IssuerAccount,
): Promise<UserRow> {
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
    : await ensurePerson(sql, signUps, { email: account.email, provider, userMetadata: {} });
  if (user === null || isBanned(user)) throw new AuthError(403, 'user_banned', 'User is banned');
  if (known === null) await insertIdentity(sql, user.id, identity);
  return recordSignIn(sql, user.id, { provider, userMetadata: data });
}

/**
 * The person who has just proven that an e-mail address is theirs, made known if new. Run it in a transaction.
 * @throws AuthError `signup_disabled`, `user_banned`.
 */
export async function admitAddress(
  sql: ISql,
  signUps: SignUps,
  email: string,
  userMetadata: Metadata,
): Promise<UserRow> {
  const user = await ensurePerson(sql, signUps, { email, provider: 'email', userMetadata });
  if (isBanned(user)) throw new AuthError(403, 'user_banned', 'User is banned');
  return admitByEmail(sql, user);
}

/** Notes a sign-in by e-mail (code or password) of a person who is known. Run it in a transaction. */
export async function admitByEmail(sql: ISql, user: UserRow): Promise<UserRow> {
  const identity = emailIdentityOf(user);
  if ((await touchIdentity(sql, identity)) === null) await insertIdentity(sql, user.id, identity);
  return recordSignIn(sql, user.id, { provider: identity.provider, userMetadata: {} });
}

/** A person's identity at our own "provider": their e-mail address or phone number. */
export function emailIdentityOf(user: UserRow) {
  const data = {
    sub: user.id,
    ...(user.email === null ? {} : { email: user.email }),
    ...(user.phone === null ? {} : { phone: user.phone }),
    email_verified: user.email_confirmed_at !== null,
    phone_verified: user.phone_confirmed_at !== null,
  };
  return { provider: user.email === null ? 'phone' : 'email', providerId: user.id, data };
}

async function ensurePerson(
  sql: ISql,
  signUps: SignUps,
  newcomer: { email: string; provider: string; userMetadata: Metadata },
): Promise<UserRow> {
  const { email } = newcomer;
  // Of two first sign-ins at once, one makes the person and the other finds them.
  await lockAccount(sql, { provider: 'address', providerId: email });
  const known = await findUserByEmail(sql, email);
  if (known === null) {
    const refusal = await refusalOfSignUp(sql, signUps, newcomer);
    if (refusal !== null) throw refusal;
    const user = await insertUser(sql, {
      email,
      emailConfirmed: true,
      userMetadata: newcomer.userMetadata,
    });
    if (user === null) throw new Error('A person appeared between two statements');
    return user;
  }
  if (known.email_confirmed_at !== null) return known;
  await forgetUnprovenCredentials(sql, known.id);
  return changeUser(sql, known.id, { email_confirmed_at: new Date() });
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

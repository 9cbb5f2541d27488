import type { ISql } from 'postgres';
import { type IdentityRow, listIdentities } from './queries/identities.ts';
import type { UserRow } from './queries/users.ts';

/** People as supabase-js reads them, each with the accounts tied to them. */
export async function describeUsers(sql: ISql, users: readonly UserRow[]) {
  const identities = await listIdentities(
    sql,
    users.map((user) => user.id),
  );
  return users.map((user) =>
    userJson(
      user,
      identities.filter((identity) => identity.user_id === user.id),
    ),
  );
}

/** One person as supabase-js reads them. */
export async function describeUser(sql: ISql, user: UserRow) {
  return userJson(user, await listIdentities(sql, [user.id]));
}

function userJson(user: UserRow, identities: readonly IdentityRow[]) {
  return {
    id: user.id,
    aud: user.aud,
    role: user.role,
    email: user.email ?? '',
    email_confirmed_at: user.email_confirmed_at ?? undefined,
    invited_at: user.invited_at ?? undefined,
    phone: user.phone ?? '',
    phone_confirmed_at: user.phone_confirmed_at ?? undefined,
    confirmation_sent_at: user.confirmation_sent_at ?? undefined,
    recovery_sent_at: user.recovery_sent_at ?? undefined,
    reauthentication_sent_at: user.reauthentication_sent_at ?? undefined,
    new_email: user.email_change ?? undefined,
    email_change_sent_at: user.email_change_sent_at ?? undefined,
    confirmed_at: user.confirmed_at ?? undefined,
    last_sign_in_at: user.last_sign_in_at ?? undefined,
    app_metadata: user.raw_app_meta_data,
    user_metadata: user.raw_user_meta_data,
    identities: identities.map((identity) => ({
      identity_id: identity.id,
      id: identity.provider_id,
      user_id: identity.user_id,
      identity_data: identity.identity_data,
      provider: identity.provider,
      last_sign_in_at: identity.last_sign_in_at ?? undefined,
      created_at: identity.created_at,
      updated_at: identity.updated_at,
      email: identity.email ?? undefined,
    })),
    banned_until: user.banned_until ?? undefined,
    created_at: user.created_at,
    updated_at: user.updated_at,
    is_anonymous: user.is_anonymous,
  };
}

/** Whether an administrator has locked the person out at this moment. */
export function isBanned(user: UserRow, now = new Date()): boolean {
  return user.banned_until !== null && user.banned_until > now;
}

import type { ISql } from 'postgres';
import type { Metadata } from './users.ts';

/** A row of `auth.identities`: an account at an issuer. */
export interface IdentityRow {
  readonly id: string;
  readonly provider: string;
  readonly provider_id: string;
  readonly user_id: string;
  readonly identity_data: Metadata;
  readonly email: string | null;
  readonly last_sign_in_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export async function listIdentities(sql: ISql, userIds: readonly string[]): Promise<IdentityRow[]> {
  return sql<IdentityRow[]>`
    select id, provider, provider_id, user_id, identity_data, email, last_sign_in_at, created_at, updated_at
    from auth.identities where user_id = any(${[...userIds]}::uuid[]) order by created_at, id`;
}

/**
 * Makes sign-ins of one account wait for each other until the transaction ends. Without it two first sign-ins at once
 * could take the identity's and the person's rows in opposite orders and deadlock.
 */
export async function lockAccount(
  sql: ISql,
  account: { readonly provider: string; readonly providerId: string },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${account.provider} ${account.providerId}`}, 0))`;
}

/** Notes a sign-in of an account already tied to a person; null when the account is new. */
export async function touchIdentity(
  sql: ISql,
  account: { provider: string; providerId: string; data: Metadata },
): Promise<{ user_id: string } | null> {
  const [row] = await sql<{ user_id: string }[]>`
    update auth.identities
    set identity_data = ${sql.json(account.data)}, last_sign_in_at = now(), updated_at = now()
    where provider = ${account.provider} and provider_id = ${account.providerId}
    returning user_id`;
  return row ?? null;
}

/** Changes what is known of an account without a sign-in; false when there is no such account. */
export async function redescribeIdentity(
  sql: ISql,
  account: { provider: string; providerId: string; data: Metadata },
): Promise<boolean> {
  const rows = await sql`
    update auth.identities set identity_data = ${sql.json(account.data)}, updated_at = now()
    where provider = ${account.provider} and provider_id = ${account.providerId} returning id`;
  return rows.length === 1;
}

/** Ties a new account to a person; of two first sign-ins at once, one does it. */
export async function insertIdentity(
  sql: ISql,
  userId: string,
  account: { provider: string; providerId: string; data: Metadata },
): Promise<void> {
  await sql`
    insert into auth.identities (provider, provider_id, user_id, identity_data, last_sign_in_at)
    values (${account.provider}, ${account.providerId}, ${userId}, ${sql.json(account.data)}, now())
    on conflict (provider, provider_id) do nothing`;
}

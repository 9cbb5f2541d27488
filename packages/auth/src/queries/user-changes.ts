import type { ISql } from 'postgres';
import { type Metadata, type UserRow, userColumns } from './users.ts';

/** Columns that change by themselves; metadata is merged instead ({@link mergeMetadata}). */
export interface UserChanges {
  readonly email?: string;
  readonly email_confirmed_at?: Date;
  readonly invited_at?: Date;
  readonly phone?: string;
  readonly phone_confirmed_at?: Date;
  readonly role?: string;
  readonly confirmation_sent_at?: Date;
  readonly recovery_sent_at?: Date;
  readonly reauthentication_sent_at?: Date;
  readonly email_change?: string | null;
  readonly email_change_sent_at?: Date;
  readonly email_change_agreed?: string[];
  readonly banned_until?: Date | null;
  readonly is_anonymous?: boolean;
}

/** Changes a person. @throws postgres' unique violation (23505) when an address is taken. */
export async function changeUser(sql: ISql, userId: string, changes: UserChanges): Promise<UserRow> {
  const [row] = await sql<UserRow[]>`
    update auth.users set ${sql({ ...changes, updated_at: new Date() })}
    where id = ${userId} and deleted_at is null
    returning ${userColumns(sql)}`;
  if (row === undefined) throw new Error('A person who was there is gone');
  return row;
}

/** Merges keys into a metadata column; a null value removes its key. Null when the person is gone. */
export async function mergeMetadata(
  sql: ISql,
  userId: string,
  column: 'raw_user_meta_data' | 'raw_app_meta_data',
  changes: Metadata,
): Promise<UserRow | null> {
  const removed = Object.keys(changes).filter((key) => changes[key] === null);
  const [row] = await sql<UserRow[]>`
    update auth.users set
      ${sql(column)} = (${sql(column)} || ${sql.json(changes)}) - ${removed}::text[],
      updated_at = now()
    where id = ${userId} and deleted_at is null
    returning ${userColumns(sql)}`;
  return row ?? null;
}

/** Notes a sign-in: the providers the person has used and what the latest one says about them. */
export async function recordSignIn(
  sql: ISql,
  userId: string,
  signIn: { provider: string; userMetadata: Metadata },
): Promise<UserRow> {
  const [row] = await sql<UserRow[]>`
    update auth.users set
      last_sign_in_at = now(),
      updated_at = now(),
      raw_app_meta_data = raw_app_meta_data || jsonb_build_object(
        'provider', coalesce(raw_app_meta_data ->> 'provider', ${signIn.provider}),
        'providers', (select to_jsonb(array_agg(distinct provider order by provider))
                      from auth.identities where user_id = ${userId})),
      raw_user_meta_data = raw_user_meta_data || ${sql.json(signIn.userMetadata)}
    where id = ${userId}
    returning ${userColumns(sql)}`;
  if (row === undefined) throw new Error('A person who signs in is gone');
  return row;
}

/**
 * Takes from a person whose address was not proven until now what somebody else may have prepared for them: the
 * password, what was written about them with it, and open sessions.
 */
export async function forgetUnprovenCredentials(sql: ISql, userId: string): Promise<void> {
  await sql`
    with forgotten as (delete from auth.passwords where user_id = ${userId} returning user_id),
    ended as (delete from auth.sessions where user_id = ${userId})
    update auth.users set raw_user_meta_data = '{}' where id in (select user_id from forgotten)`;
}

/** Removes a person with everything of theirs; false when there is none. */
export async function deleteUser(sql: ISql, userId: string): Promise<boolean> {
  const rows = await sql`delete from auth.users where id = ${userId} returning id`;
  return rows.length === 1;
}

/** Keeps the row, so that its id is never given again, and nothing that names the person. */
export async function softDeleteUser(sql: ISql, userId: string): Promise<boolean> {
  const rows = await sql`
    with identities as (delete from auth.identities where user_id = ${userId}),
    sessions as (delete from auth.sessions where user_id = ${userId}),
    passwords as (delete from auth.passwords where user_id = ${userId}),
    codes as (delete from auth.one_time_codes where user_id = ${userId})
    update auth.users set deleted_at = now(), email = null, phone = null, email_change = null,
      raw_app_meta_data = '{}', raw_user_meta_data = '{}'
    where id = ${userId} and deleted_at is null returning id`;
  return rows.length === 1;
}

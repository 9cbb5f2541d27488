import type { ISql, JSONValue } from 'postgres';

/** A JSON object as stored in a metadata column. */
export type Metadata = { readonly [key: string]: JSONValue | undefined };

/** A row of `auth.users`: the columns this service reads. */
export interface UserRow {
  readonly id: string;
  readonly aud: string;
  readonly role: string;
  readonly email: string | null;
  readonly email_confirmed_at: Date | null;
  readonly phone: string | null;
  readonly confirmed_at: Date | null;
  readonly last_sign_in_at: Date | null;
  readonly raw_app_meta_data: Metadata;
  readonly raw_user_meta_data: Metadata;
  readonly is_anonymous: boolean;
  readonly banned_until: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const columns = (sql: ISql) => sql`
  id, aud, role, email, email_confirmed_at, phone, confirmed_at, last_sign_in_at, raw_app_meta_data,
  raw_user_meta_data, is_anonymous, banned_until, created_at, updated_at`;

export async function findUser(sql: ISql, id: string): Promise<UserRow | null> {
  const [row] = await sql<UserRow[]>`
    select ${columns(sql)} from auth.users where id = ${id} and deleted_at is null`;
  return row ?? null;
}

/** One page of people, oldest first, and how many there are in all. */
export async function listUsers(
  sql: ISql,
  page: { limit: number; offset: number },
): Promise<{ users: UserRow[]; total: number }> {
  const [users, counted] = await Promise.all([
    sql<UserRow[]>`
      select ${columns(sql)} from auth.users where deleted_at is null
      order by created_at, id limit ${page.limit} offset ${page.offset}`,
    sql<{ total: number }[]>`select count(*)::int as total from auth.users where deleted_at is null`,
  ]);
  return { users: [...users], total: counted[0]?.total ?? 0 };
}

/** What a person is made of when an administrator creates one. */
export interface NewUser {
  readonly email: string;
  readonly emailConfirmed: boolean;
  readonly appMetadata: Metadata;
  readonly userMetadata: Metadata;
}

/** Adds a person; null when the e-mail address (compared in lower case) is taken. */
export async function insertUser(sql: ISql, user: NewUser): Promise<UserRow | null> {
  const [row] = await sql<UserRow[]>`
    insert into auth.users (email, email_confirmed_at, raw_app_meta_data, raw_user_meta_data)
    values (${user.email.toLowerCase()}, ${user.emailConfirmed ? sql`now()` : null},
            ${sql.json(user.appMetadata)}, ${sql.json(user.userMetadata)})
    on conflict (email) where is_sso_user = false do nothing
    returning ${columns(sql)}`;
  return row ?? null;
}

/**
 * The person with this verified address, made if new. The row stays locked until the transaction
 * ends, so two first sign-ins at once give one person.
 */
export async function ensureUserWithVerifiedEmail(sql: ISql, email: string): Promise<UserRow> {
  const [row] = await sql<UserRow[]>`
    insert into auth.users (email, email_confirmed_at) values (${email.toLowerCase()}, now())
    on conflict (email) where is_sso_user = false do update
      set email_confirmed_at = coalesce(auth.users.email_confirmed_at, now())
    returning ${columns(sql)}`;
  if (row === undefined) throw new Error('An upsert returned no row');
  return row;
}

/** Notes a sign-in: the providers the person has used and what the latest one says about them. */
export async function recordSignIn(
  sql: ISql,
  userId: string,
  signIn: { provider: string; userMetadata: Metadata },
): Promise<void> {
  await sql`
    update auth.users set
      last_sign_in_at = now(),
      updated_at = now(),
      raw_app_meta_data = raw_app_meta_data || jsonb_build_object(
        'provider', coalesce(raw_app_meta_data ->> 'provider', ${signIn.provider}),
        'providers', (select to_jsonb(array_agg(distinct provider order by provider))
                      from auth.identities where user_id = ${userId})),
      raw_user_meta_data = raw_user_meta_data || ${sql.json(signIn.userMetadata)}
    where id = ${userId}`;
}

/** Merges keys into a person's own metadata; a null value removes its key. */
export async function mergeUserMetadata(
  sql: ISql,
  userId: string,
  changes: Metadata,
): Promise<UserRow | null> {
  const removed = Object.keys(changes).filter((key) => changes[key] === null);
  const [row] = await sql<UserRow[]>`
    update auth.users set
      raw_user_meta_data = (raw_user_meta_data || ${sql.json(changes)}) - ${removed}::text[],
      updated_at = now()
    where id = ${userId} and deleted_at is null
    returning ${columns(sql)}`;
  return row ?? null;
}

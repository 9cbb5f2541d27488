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
  readonly invited_at: Date | null;
  readonly phone: string | null;
  readonly phone_confirmed_at: Date | null;
  readonly confirmed_at: Date | null;
  readonly confirmation_sent_at: Date | null;
  readonly recovery_sent_at: Date | null;
  readonly reauthentication_sent_at: Date | null;
  readonly email_change: string | null;
  readonly email_change_sent_at: Date | null;
  readonly email_change_agreed: readonly string[];
  readonly last_sign_in_at: Date | null;
  readonly raw_app_meta_data: Metadata;
  readonly raw_user_meta_data: Metadata;
  readonly is_anonymous: boolean;
  readonly banned_until: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export const userColumns = (sql: ISql) => sql`
  id, aud, role, email, email_confirmed_at, invited_at, phone, phone_confirmed_at, confirmed_at,
  confirmation_sent_at, recovery_sent_at, reauthentication_sent_at, email_change, email_change_sent_at,
  email_change_agreed, last_sign_in_at, raw_app_meta_data, raw_user_meta_data, is_anonymous, banned_until,
  created_at, updated_at`;

export async function findUser(sql: ISql, id: string): Promise<UserRow | null> {
  const [row] = await sql<UserRow[]>`
    select ${userColumns(sql)} from auth.users where id = ${id} and deleted_at is null`;
  return row ?? null;
}

/** The person with this address, given in lower case. */
export async function findUserByEmail(sql: ISql, email: string): Promise<UserRow | null> {
  const [row] = await sql<UserRow[]>`
    select ${userColumns(sql)} from auth.users
    where email = ${email} and is_sso_user = false and deleted_at is null`;
  return row ?? null;
}

export async function findUserByPhone(sql: ISql, phone: string): Promise<UserRow | null> {
  const [row] = await sql<UserRow[]>`
    select ${userColumns(sql)} from auth.users where phone = ${phone} and deleted_at is null`;
  return row ?? null;
}

/** One page of people, newest first as Supabase lists them, and how many there are in all. */
export async function listUsers(
  sql: ISql,
  page: { limit: number; offset: number },
): Promise<{ users: UserRow[]; total: number }> {
  const [users, counted] = await Promise.all([
    sql<UserRow[]>`
      select ${userColumns(sql)} from auth.users where deleted_at is null
      order by created_at desc, id limit ${page.limit} offset ${page.offset}`,
    sql<{ total: number }[]>`select count(*)::int as total from auth.users where deleted_at is null`,
  ]);
  return { users: [...users], total: counted[0]?.total ?? 0 };
}

/** What a person is made of. */
export interface NewUser {
  readonly email?: string | undefined;
  readonly emailConfirmed?: boolean;
  readonly phone?: string | undefined;
  readonly phoneConfirmed?: boolean;
  readonly isAnonymous?: boolean;
  readonly appMetadata?: Metadata;
  readonly userMetadata?: Metadata;
}

/** Adds a person; null when the e-mail address or the phone number is taken. */
export async function insertUser(sql: ISql, user: NewUser): Promise<UserRow | null> {
  const [row] = await sql<UserRow[]>`
    insert into auth.users (email, email_confirmed_at, phone, phone_confirmed_at, is_anonymous,
      raw_app_meta_data, raw_user_meta_data)
    values (${user.email ?? null}, ${user.emailConfirmed ? sql`now()` : null},
            ${user.phone ?? null}, ${user.phoneConfirmed ? sql`now()` : null}, ${user.isAnonymous ?? false},
            ${sql.json(user.appMetadata ?? {})}, ${sql.json(user.userMetadata ?? {})})
    on conflict do nothing
    returning ${userColumns(sql)}`;
  return row ?? null;
}

import type { ISql } from 'postgres';
import type { Metadata } from './users.ts';

/** What a one-time code may do. */
export type CodePurpose =
  | 'sign_in'
  | 'confirmation'
  | 'recovery'
  | 'email_change_current'
  | 'email_change_new'
  | 'reauthentication';

/** Wrong tries after which a code is gone. */
const MAXIMUM_TRIES = 5;

export interface NewCode {
  readonly email: string;
  readonly purpose: CodePurpose;
  readonly userId: string | null;
  readonly codeMac: Buffer;
  readonly linkHash: Buffer | null;
  readonly userMetadata: Metadata;
  readonly lifetimeSeconds: number;
}

/** A code under way. */
export interface CodeRow {
  readonly id: string;
  readonly email: string;
  readonly purpose: CodePurpose;
  readonly user_id: string | null;
  readonly code_mac: Buffer;
  readonly user_metadata: Metadata;
}

const columns = (sql: ISql) => sql`id, email, purpose, user_id, code_mac, user_metadata`;

/** Stores a code in the place of an earlier one for the same address and purpose. */
export async function insertCode(sql: ISql, code: NewCode): Promise<void> {
  await sql`
    with forgotten as (
      delete from auth.one_time_codes where id in (
        select id from auth.one_time_codes
        where expires_at < now() - interval '1 day' limit 50 for update skip locked))
    insert into auth.one_time_codes
      (email, purpose, user_id, code_mac, link_hash, user_metadata, expires_at)
    values (${code.email}, ${code.purpose}, ${code.userId}, ${code.codeMac}, ${code.linkHash},
            ${sql.json(code.userMetadata)}, now() + ${code.lifetimeSeconds} * interval '1 second')
    on conflict (email, purpose) do update set
      user_id = excluded.user_id, code_mac = excluded.code_mac, link_hash = excluded.link_hash,
      user_metadata = excluded.user_metadata, wrong_tries = 0, created_at = now(),
      expires_at = excluded.expires_at`;
}

/** The codes of an address that are good for now, their rows locked until the transaction ends. */
export async function lockCodes(
  sql: ISql,
  email: string,
  purposes: readonly CodePurpose[],
): Promise<CodeRow[]> {
  return sql<CodeRow[]>`
    select ${columns(sql)} from auth.one_time_codes
    where email = ${email} and purpose = any(${[...purposes]}::text[]) and expires_at > now()
    order by purpose for update`;
}

/** Takes a link's code out of the table; null when it is unknown, used or over. */
export async function takeLink(
  sql: ISql,
  linkHash: Buffer,
  purposes: readonly CodePurpose[],
): Promise<CodeRow | null> {
  const [row] = await sql<CodeRow[]>`
    delete from auth.one_time_codes
    where link_hash = ${linkHash} and purpose = any(${[...purposes]}::text[]) and expires_at > now()
    returning ${columns(sql)}`;
  return row ?? null;
}

export async function deleteCode(sql: ISql, id: string): Promise<void> {
  await sql`delete from auth.one_time_codes where id = ${id}`;
}

/** Counts a wrong try against codes; those that had their last are gone. */
export async function countWrongTry(sql: ISql, ids: readonly string[]): Promise<void> {
  await sql`
    with last as (
      delete from auth.one_time_codes
      where id = any(${[...ids]}::uuid[]) and wrong_tries >= ${MAXIMUM_TRIES - 1} returning id)
    update auth.one_time_codes set wrong_tries = wrong_tries + 1
    where id = any(${[...ids]}::uuid[]) and id not in (select id from last)`;
}

import type { Profile, SignedInBrowser, updateMe } from '@crosscart/contracts';
import type { Sql, UserClaims } from '@crosscart/database';
import type { ParsedBody } from '../../routing/route.ts';
import type { AuthAccount } from './auth-accounts.ts';

/**
 * Answers whether the person is new here. The service does it, because nobody may invite themself; the person did it,
 * so the audit and the events name them.
 */
export async function turnInvitesIntoMemberships(
  sql: Sql,
  claims: UserClaims,
  account: AuthAccount,
): Promise<boolean> {
  await sql`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
  const [row] = await sql<[{ answer: { is_new: boolean } }]>`
    select app.bootstrap_person(
      ${account.id}, ${account.email}, ${account.fullName}, ${account.avatarUrl}
    ) as answer`;
  return row.answer.is_new;
}

export function selectProfile(sql: Sql, id: string) {
  return sql<[Profile?]>`
    select id, email, full_name, avatar_url, time_zone from app.profiles where id = ${id}`;
}

export function selectSessions(sql: Sql) {
  return sql<[{ items: SignedInBrowser[] }]>`select app.my_sessions() as items`;
}

/** A name that the person chose is kept at their next sign-in. `changes` names at least one field. */
export async function updateProfile(
  sql: Sql,
  id: string,
  changes: ParsedBody<typeof updateMe>,
): Promise<void> {
  const row = { ...changes, ...(changes.full_name !== undefined && { full_name_is_own: true }) };
  await sql`update app.profiles set ${sql(row)} where id = ${id}`;
}

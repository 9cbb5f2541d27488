import type { Profile } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';
import type { AuthAccount } from './auth-accounts.ts';

/** Answers whether the person is new here. */
export async function turnInvitesIntoMemberships(sql: Sql, account: AuthAccount): Promise<boolean> {
  const [row] = await sql<[{ answer: { is_new: boolean } }]>`
    select app.bootstrap_person(
      ${account.id}, ${account.email}, ${account.fullName}, ${account.avatarUrl}
    ) as answer`;
  return row.answer.is_new;
}

export function selectProfile(sql: Sql, id: string) {
  return sql<[Profile?]>`
    select id, email, full_name, avatar_url, null::text as time_zone from app.profiles where id = ${id}`;
}

import type { ISql } from 'postgres';

/** Somebody who can be picked in the account chooser. */
export interface DevelopmentPerson {
  readonly subject: string;
  readonly email: string;
}

/** Most recently chosen first, then in the order they were made known; 50 at most. */
export async function listPeople(sql: ISql): Promise<DevelopmentPerson[]> {
  return sql<DevelopmentPerson[]>`
    select subject, email from auth.dev_issuer_people
    order by last_chosen_at desc nulls last, created_at, email limit 50`;
}

export async function findPerson(sql: ISql, subject: string): Promise<DevelopmentPerson | null> {
  const [row] = await sql<DevelopmentPerson[]>`
    select subject, email from auth.dev_issuer_people where subject::text = ${subject}`;
  return row ?? null;
}

/** The person with this address, made known if new, marked as chosen now. */
export async function choosePerson(sql: ISql, email: string): Promise<DevelopmentPerson> {
  const [row] = await sql<DevelopmentPerson[]>`
    insert into auth.dev_issuer_people (email, last_chosen_at) values (${email.toLowerCase()}, now())
    on conflict (email) do update set last_chosen_at = now()
    returning subject, email`;
  if (row === undefined) throw new Error('An upsert returned no row');
  return row;
}

/** Makes configured people known before anyone has signed in. */
export async function introducePeople(sql: ISql, emails: readonly string[]): Promise<void> {
  await sql`
    insert into auth.dev_issuer_people (email)
    select lower(email) from unnest(${[...emails]}::text[]) with ordinality as given (email, position)
    order by position
    on conflict (email) do nothing`;
}

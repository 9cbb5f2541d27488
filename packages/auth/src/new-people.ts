import type { ISql, Sql } from 'postgres';
import { insertIdentity } from './queries/identities.ts';
import { storePasswordHash } from './queries/passwords.ts';
import { insertUser, type NewUser, type UserRow } from './queries/users.ts';
import { emailIdentityOf } from './sign-in.ts';

/** A person to be made known, with what they may sign in by. */
export interface NewPerson extends NewUser {
  readonly passwordHash?: string | null;
}

/**
 * Makes a person known, with an identity of their e-mail address or phone number and a password if given; null when
 * the address or number is taken.
 */
export function createPerson(sql: Sql, person: NewPerson): Promise<UserRow | null> {
  return sql.begin((transaction) => createPersonIn(transaction, person));
}

async function createPersonIn(sql: ISql, person: NewPerson): Promise<UserRow | null> {
  const hasEmail = person.email !== undefined;
  const providers = [...(hasEmail ? ['email'] : []), ...(person.phone === undefined ? [] : ['phone'])];
  const user = await insertUser(sql, {
    ...person,
    appMetadata: {
      ...(providers.length === 0 ? {} : { provider: providers[0], providers }),
      ...person.appMetadata,
    },
  });
  if (user === null) return null;
  if (providers.length > 0) await insertIdentity(sql, user.id, emailIdentityOf(user));
  if (person.passwordHash) await storePasswordHash(sql, user.id, person.passwordHash);
  return user;
}

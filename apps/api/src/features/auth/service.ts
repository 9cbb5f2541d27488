import { AppError, type Me, type Profile, type SignedInBrowser, type updateMe } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { membershipsOf } from '../../people-authentication/memberships.ts';
import type { Person } from '../../people-authentication/person.ts';
import { refusingOn } from '../../plugins/database-errors.ts';
import type { ParsedBody } from '../../routing/route.ts';
import type { AuthAccount } from './auth-accounts.ts';
import { selectProfile, selectSessions, turnInvitesIntoMemberships, updateProfile } from './queries.ts';

/**
 * The profile, and a membership from each open invite for the verified e-mail. Idempotent.
 * Throws EMAIL_NOT_VERIFIED, NO_INVITE, ALREADY_EXISTS (another sign-in has a profile with this e-mail).
 */
export async function bootstrapPerson(
  database: Database,
  person: Person,
  account: AuthAccount,
): Promise<Me & { is_new: boolean }> {
  if (account.id !== person.id) throw new AppError('TOKEN_INVALID');
  if (!account.emailVerified) throw new AppError('EMAIL_NOT_VERIFIED');
  const isNew = await refusingOn(
    { sqlState: '23505', constraint: 'profiles_email' },
    () => new AppError('ALREADY_EXISTS', { field: 'email' }),
    () => database.asService('bootstrap', (sql) => turnInvitesIntoMemberships(sql, person.claims, account)),
  );
  return { ...(await describeMe(database, person)), is_new: isNew };
}

/** The signed-in person and where they belong; somebody who was never invited has no profile: NO_INVITE. */
export async function describeMe(database: Database, person: Person): Promise<Me> {
  const [[profile], memberships] = await Promise.all([
    database.asUserQuery(person.claims, (sql) => selectProfile(sql, person.id), { readOnly: true }),
    membershipsOf(database, person),
  ]);
  if (profile === undefined) throw new AppError('NO_INVITE');
  return { profile, memberships };
}

/** The browsers in which the person is signed in. */
export async function sessionsOf(database: Database, person: Person): Promise<{ items: SignedInBrowser[] }> {
  const [row] = await database.asUserQuery(person.claims, selectSessions, { readOnly: true });
  return row;
}

/** Throws NO_INVITE (nobody who was never invited has a profile), VALIDATION_FAILED (time_zone). */
export async function changeProfile(
  database: Database,
  person: Person,
  body: ParsedBody<typeof updateMe>,
): Promise<Profile> {
  return database.asUser(person.claims, async (sql) => {
    if (Object.keys(body).length > 0) await updateProfile(sql, person.id, body);
    const [profile] = await selectProfile(sql, person.id);
    if (profile === undefined) throw new AppError('NO_INVITE');
    return profile;
  });
}

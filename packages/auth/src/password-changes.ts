import { AuthError } from './errors.ts';
import { useCode } from './one-time-codes.ts';
import { assertPasswordIsStrong, hashPassword, isPasswordOf } from './passwords.ts';
import { findPasswordHash, storePasswordHash } from './queries/passwords.ts';
import { deleteSessionsOf, type SessionRow } from './queries/sessions.ts';
import type { UserRow } from './queries/users.ts';
import type { ServiceContext } from './service-context.ts';

/** A session older than this must prove itself by a mailed code before it may set a password. */
const RECENT_MS = 24 * 3600 * 1000;

/**
 * Sets a person's password and signs out their other browsers: one of them may be why it is changed.
 * @throws AuthError `weak_password`, `same_password`, `reauthentication_needed`, `reauthentication_not_valid`.
 */
export async function changePassword(
  context: ServiceContext,
  change: { user: UserRow; session: SessionRow; password: string; nonce: string },
): Promise<void> {
  const { user, session, password } = change;
  if (context.passwords === null) return;
  assertPasswordIsStrong(password, context.passwords.minimumLength);
  if (Date.now() - session.created_at.getTime() > RECENT_MS) await assertNonceIsRight(context, change);
  if (await isPasswordOf(await findPasswordHash(context.sql, user.id), password)) {
    throw new AuthError(422, 'same_password', 'New password should be different from the old password.');
  }
  const hash = await hashPassword(password);
  await context.sql.begin(async (sql) => {
    await storePasswordHash(sql, user.id, hash);
    await deleteSessionsOf(sql, user.id, session.id);
  });
}

async function assertNonceIsRight(
  context: ServiceContext,
  { user, nonce }: { user: UserRow; nonce: string },
): Promise<void> {
  if (nonce === '') {
    throw new AuthError(400, 'reauthentication_needed', 'Password update requires reauthentication');
  }
  const { email } = user;
  const code =
    email === null
      ? null
      : await context.sql.begin((sql) =>
          useCode(sql, context.codeKey, { email, code: nonce, purposes: ['reauthentication'] }),
        );
  if (code === null) {
    throw new AuthError(422, 'reauthentication_not_valid', 'Nonce has expired or is invalid');
  }
}

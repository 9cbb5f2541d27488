import type { ISql } from 'postgres';
import { AuthError } from './errors.ts';
import type { CodePurpose, CodeRow } from './queries/codes.ts';
import { changeUser, forgetUnprovenCredentials } from './queries/user-changes.ts';
import { findUser, type UserRow } from './queries/users.ts';
import type { ServiceContext } from './service-context.ts';
import { admitAddress, admitByEmail } from './sign-in.ts';
import { isBanned } from './user-json.ts';

/** Which codes a verification type of supabase-js accepts. */
const PURPOSES: Readonly<Record<string, readonly CodePurpose[]>> = {
  email: ['sign_in', 'confirmation'],
  magiclink: ['sign_in'],
  // The mail to somebody new is a sign-in code too: the client cannot know which it was.
  signup: ['confirmation', 'sign_in'],
  invite: ['confirmation'],
  recovery: ['recovery'],
  email_change: ['email_change_current', 'email_change_new'],
};

/** @throws AuthError 400 `validation_failed` for a type that is none. */
export function purposesOf(type: string): readonly CodePurpose[] {
  const purposes = Object.hasOwn(PURPOSES, type) ? PURPOSES[type] : undefined;
  if (purposes === undefined)
    throw new AuthError(400, 'validation_failed', 'Invalid email verification type');
  return purposes;
}

/**
 * The person whom a used code signs in; null when a change of address now waits for the other address.
 * @throws AuthError `otp_expired` when the person is gone, `signup_disabled`, `user_banned`, `email_exists`.
 */
export function admitByCode(context: ServiceContext, code: CodeRow): Promise<UserRow | null> {
  return context.sql.begin(async (sql) => {
    if (code.purpose === 'sign_in') {
      return admitAddress(sql, context.signUps, code.email, code.user_metadata);
    }
    const user = code.user_id === null ? null : await findUser(sql, code.user_id);
    if (user === null) throw tokenExpired();
    if (isBanned(user)) throw new AuthError(403, 'user_banned', 'User is banned');
    if (code.purpose === 'email_change_current' || code.purpose === 'email_change_new') {
      return agreeToEmailChange(sql, user, code);
    }
    if (user.email !== code.email) throw tokenExpired();
    if (user.email_confirmed_at === null && code.purpose === 'recovery') {
      await forgetUnprovenCredentials(sql, user.id);
    }
    const confirmed =
      user.email_confirmed_at === null
        ? await changeUser(sql, user.id, { email_confirmed_at: new Date() })
        : user;
    return admitByEmail(sql, confirmed);
  });
}

export function tokenExpired(): AuthError {
  return new AuthError(403, 'otp_expired', 'Token has expired or is invalid');
}

async function agreeToEmailChange(sql: ISql, user: UserRow, code: CodeRow): Promise<UserRow | null> {
  const side = code.purpose === 'email_change_current' ? 'current' : 'new';
  if (code.email !== (side === 'current' ? user.email : user.email_change)) throw tokenExpired();
  const agreed = [...new Set([...user.email_change_agreed, side])];
  const isComplete = agreed.includes('new') && (agreed.includes('current') || user.email === null);
  if (!isComplete || user.email_change === null) {
    await changeUser(sql, user.id, { email_change_agreed: agreed });
    return null;
  }
  try {
    const changed = await changeUser(sql, user.id, {
      email: user.email_change,
      email_confirmed_at: new Date(),
      email_change: null,
      email_change_agreed: [],
      is_anonymous: false,
    });
    return await admitByEmail(sql, changed);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23505') {
      throw new AuthError(422, 'email_exists', 'A user with this email address has already been registered');
    }
    throw error;
  }
}

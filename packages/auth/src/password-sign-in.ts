import { parseEmail, parsePhone } from './addresses.ts';
import { AuthError } from './errors.ts';
import { isPasswordOf } from './passwords.ts';
import { findPasswordHash } from './queries/passwords.ts';
import { findUserByEmail, findUserByPhone, type UserRow } from './queries/users.ts';
import type { ServiceContext } from './service-context.ts';
import { admitByEmail } from './sign-in.ts';
import { isBanned } from './user-json.ts';

/** Looked up in place of an unknown person, so that both take the same steps. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * The person whose address (or number) and password these are.
 * @throws AuthError 400 `invalid_credentials` for anything that does not fit, after the same work whether the address
 *   is known or not; 400 `email_not_confirmed`, `user_banned` only to who knows the password; 429.
 */
export async function admitByPassword(
  context: ServiceContext,
  given: { email: string; phone: string; password: string },
  ip: string,
): Promise<UserRow> {
  if (context.passwords === null) {
    throw given.email === '' && given.phone !== ''
      ? new AuthError(422, 'phone_provider_disabled', 'Phone logins are disabled')
      : new AuthError(422, 'email_provider_disabled', 'Email logins are disabled');
  }
  if (given.email !== '' && given.phone !== '') {
    throw new AuthError(
      400,
      'validation_failed',
      'Only an email address or phone number should be provided on login.',
    );
  }
  if (given.email === '' && given.phone === '') {
    throw new AuthError(400, 'validation_failed', 'missing email or phone');
  }
  const address = given.email === '' ? parsePhone(given.phone) : parseEmail(given.email);
  await context.limiter.takeForIp('passwordPerIp', ip);
  await context.limiter.takeForAddress('passwordPerAddress', address);
  const user = await (given.email === '' ? findUserByPhone : findUserByEmail)(context.sql, address);
  const hash = await findPasswordHash(context.sql, user?.id ?? NOBODY);
  const isRight = await isPasswordOf(hash, given.password);
  if (user === null || !isRight) {
    throw new AuthError(400, 'invalid_credentials', 'Invalid login credentials');
  }
  if (isBanned(user)) throw new AuthError(400, 'user_banned', 'User is banned');
  if (user.confirmed_at === null) {
    throw new AuthError(400, 'email_not_confirmed', 'Email not confirmed');
  }
  return admitByEmail(context.sql, user);
}

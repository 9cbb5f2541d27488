import type { ISql, Sql } from 'postgres';
import { AuthError } from './errors.ts';
import { hashPassword } from './passwords.ts';
import { insertIdentity, redescribeIdentity } from './queries/identities.ts';
import { storePasswordHash } from './queries/passwords.ts';
import { changeUser, mergeMetadata, type UserChanges } from './queries/user-changes.ts';
import type { UserRow } from './queries/users.ts';
import type { AdminAttributes } from './routes/admin-users.ts';
import { emailIdentityOf } from './sign-in.ts';

/** Applies an administrator's changes, all or none. @throws postgres' 23505 when an address is taken. */
export async function changePersonAsAdmin(sql: Sql, user: UserRow, asked: AdminAttributes): Promise<UserRow> {
  const hash = asked.password ? await hashPassword(asked.password) : null;
  const now = new Date();
  const ban = readBan(asked.ban_duration);
  const changes: UserChanges = {
    ...(asked.email === undefined ? {} : { email: asked.email }),
    ...(asked.email_confirm ? { email_confirmed_at: user.email_confirmed_at ?? now } : {}),
    ...(asked.phone === undefined ? {} : { phone: asked.phone }),
    ...(asked.phone_confirm ? { phone_confirmed_at: user.phone_confirmed_at ?? now } : {}),
    ...(asked.role === undefined ? {} : { role: asked.role }),
    ...(ban === undefined ? {} : { banned_until: ban }),
  };
  return sql.begin(async (transaction) => {
    if (hash !== null) await storePasswordHash(transaction, user.id, hash);
    await mergeMetadata(transaction, user.id, 'raw_app_meta_data', asked.app_metadata ?? {});
    await mergeMetadata(transaction, user.id, 'raw_user_meta_data', asked.user_metadata ?? {});
    const changed = await changeUser(transaction, user.id, changes);
    if (
      asked.email !== undefined ||
      asked.phone !== undefined ||
      asked.email_confirm ||
      asked.phone_confirm
    ) {
      await keepIdentityInStep(transaction, changed);
    }
    return changed;
  });
}

/** The person's own identity says which address it is of and whether it is proven: the new one, from now on. */
async function keepIdentityInStep(sql: ISql, user: UserRow): Promise<void> {
  if (user.email === null && user.phone === null) return;
  const identity = emailIdentityOf(user);
  if (!(await redescribeIdentity(sql, identity))) await insertIdentity(sql, user.id, identity);
}

/** The longest duration that GoTrue's own language knows: some 292 years. */
const LONGEST_BAN_SECONDS = 9_223_372_036;

const SECONDS_PER_UNIT: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/**
 * The end of a ban of a length such as `24h` or `1h30m`; null for `none`, undefined when none is asked for.
 * @throws AuthError 400 `validation_failed`.
 */
export function readBan(duration: string | undefined, now = new Date()): Date | null | undefined {
  if (duration === undefined || duration === '') return undefined;
  if (duration === 'none') return null;
  if (!/^(\d+(\.\d+)?[hms])+$/.test(duration)) {
    throw new AuthError(400, 'validation_failed', 'invalid format for ban duration');
  }
  let seconds = 0;
  for (const [, amount, unit] of duration.matchAll(/(\d+(?:\.\d+)?)([hms])/g)) {
    seconds += Number(amount) * (SECONDS_PER_UNIT[unit ?? 's'] ?? 1);
  }
  if (seconds > LONGEST_BAN_SECONDS) {
    throw new AuthError(400, 'validation_failed', 'invalid format for ban duration: too long');
  }
  return new Date(now.getTime() + seconds * 1000);
}

import { AuthError } from './errors.ts';
import type { Mailer } from './mail/mailer.ts';
import type { MailKind } from './mail/words.ts';
import { issueCode } from './one-time-codes.ts';
import type { CodePurpose } from './queries/codes.ts';
import { changeUser } from './queries/user-changes.ts';
import { findUserByEmail, type Metadata, type UserRow } from './queries/users.ts';
import type { ServiceContext } from './service-context.ts';
import { refusalOfSignUp } from './sign-up-gate.ts';
import { isBanned } from './user-json.ts';

/** @throws AuthError `email_provider_disabled` where sign-in by e-mail is off; Supabase's routes differ in its status. */
export function requireMailer(context: ServiceContext, status: 400 | 422 = 422): Mailer {
  if (context.mailer === null) {
    throw new AuthError(status, 'email_provider_disabled', 'Email logins are disabled');
  }
  return context.mailer;
}

/** Sends a sign-in code to whoever may sign in with the address; nothing to anybody else. */
export async function offerSignInCode(
  context: ServiceContext,
  mailer: Mailer,
  wanted: { email: string; mayBeNew: boolean; userMetadata: Metadata },
): Promise<void> {
  const { sql, signUps } = context;
  const user = await findUserByEmail(sql, wanted.email);
  if (user === null) {
    if (!wanted.mayBeNew) return;
    if (await refusalOfSignUp(sql, signUps, { email: wanted.email, provider: 'email' })) return;
  } else if (isBanned(user)) {
    return;
  }
  const { code } = await issueCode(sql, context.codeKey, {
    email: wanted.email,
    purpose: 'sign_in',
    userId: user?.id ?? null,
    userMetadata: wanted.userMetadata,
  });
  await mailer.send({ to: wanted.email, kind: 'sign_in', code });
}

/** Sends a person a code for something they, or an administrator, asked for. */
export async function sendCode(
  context: ServiceContext,
  mailer: Mailer,
  user: UserRow,
  kind: Exclude<MailKind, 'sign_in'>,
): Promise<void> {
  if (kind === 'email_change') return sendEmailChangeCodes(context, mailer, user);
  if (user.email === null) return;
  const purpose = kind === 'invite' ? 'confirmation' : kind;
  await mailCode(context, mailer, user, { to: user.email, purpose, kind });
  await changeUser(context.sql, user.id, sentAt(purpose));
}

/** Both addresses must agree: who holds a stolen session must not take the account with it. */
async function sendEmailChangeCodes(context: ServiceContext, mailer: Mailer, user: UserRow): Promise<void> {
  if (user.email_change === null) return;
  const kind = 'email_change';
  if (user.email !== null) {
    await mailCode(context, mailer, user, { to: user.email, purpose: 'email_change_current', kind });
  }
  await mailCode(context, mailer, user, { to: user.email_change, purpose: 'email_change_new', kind });
  await changeUser(context.sql, user.id, { email_change_sent_at: new Date() });
}

async function mailCode(
  context: ServiceContext,
  mailer: Mailer,
  user: UserRow,
  mail: { to: string; purpose: CodePurpose; kind: MailKind },
): Promise<void> {
  const { code } = await issueCode(context.sql, context.codeKey, {
    email: mail.to,
    purpose: mail.purpose,
    userId: user.id,
  });
  await mailer.send({ to: mail.to, kind: mail.kind, code });
}

function sentAt(purpose: 'confirmation' | 'recovery' | 'reauthentication') {
  const now = new Date();
  switch (purpose) {
    case 'confirmation':
      return { confirmation_sent_at: now };
    case 'recovery':
      return { recovery_sent_at: now };
    case 'reauthentication':
      return { reauthentication_sent_at: now };
  }
}

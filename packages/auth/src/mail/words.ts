/** What a code is for. */
export type MailKind =
  | 'sign_in'
  | 'confirmation'
  | 'invite'
  | 'recovery'
  | 'email_change'
  | 'reauthentication';

const WORDS: Readonly<Record<MailKind, { readonly subject: string; readonly purpose: string }>> = {
  sign_in: { subject: 'Your sign-in code', purpose: 'to sign in' },
  confirmation: { subject: 'Confirm your e-mail address', purpose: 'to confirm your e-mail address' },
  invite: { subject: 'You are invited', purpose: 'to accept your invitation' },
  recovery: { subject: 'Your recovery code', purpose: 'to sign in and choose a new password' },
  email_change: { subject: 'Confirm your new e-mail address', purpose: 'to change your e-mail address' },
  reauthentication: { subject: 'Your confirmation code', purpose: 'to confirm that it is you' },
};

/**
 * The words around a code. There is no link: programs that look into links before people do would use it up, and a
 * code works on another device than the one that reads mail. `site` is plain text of ours, an http(s) address.
 */
export function wordsOf(kind: MailKind, site: string): { subject: string; before: string; after: string } {
  const { subject, purpose } = WORDS[kind];
  return {
    subject,
    before: `Enter this code at ${new URL(site).host} ${purpose}:`,
    after:
      'It works once, for ten minutes. If you did not ask for it, you can ignore this mail. Nobody from Crosscart will ever ask you for the code.',
  };
}

/** Why a sign-in did not lead into the app, in words for the person at the screen. */
export const SIGN_IN_PROBLEMS = {
  no_invite: {
    title: 'There is no open invite for this e-mail',
    advice:
      'Crosscart is by invitation. Ask an admin of your agency to invite the address you signed in with (an invite may also have expired or been revoked), then sign in again.',
  },
  invite_expired: {
    title: 'Your invite has expired',
    advice: 'Ask an admin of your agency to invite you again, then sign in with the same address.',
  },
  no_membership: {
    title: 'You are not a member of an organisation',
    advice: 'Your access was removed. Ask an admin of your agency to invite you again.',
  },
  email_not_verified: {
    title: 'Your e-mail address is not verified',
    advice: 'Verify it with the provider you signed in with, then sign in again.',
  },
  expired: {
    title: 'The sign-in took too long',
    advice: 'It was not finished in time, or was started in another browser. Start again here.',
  },
  banned: {
    title: 'This account is locked',
    advice: 'An administrator of this installation locked it. Ask them if you think this is a mistake.',
  },
  session_ended: { title: 'Your session ended', advice: 'Sign in again to go on where you were.' },
  denied: { title: 'The sign-in was cancelled', advice: 'Nothing happened. Start again whenever you like.' },
  failed: {
    title: 'The sign-in did not work',
    advice: 'The provider refused it. Try again, or use another.',
  },
  api_away: {
    title: 'Crosscart cannot reach its API',
    advice: 'You were not signed in. Try again in a moment.',
  },
} as const;

export type SignInProblem = keyof typeof SIGN_IN_PROBLEMS;

/**
 * The problem that an auth service names in the address it sends people back to. Hosted Supabase passes on the words
 * of its "before user created" hook (app.before_user_created) without a code, so these are read too.
 */
export function problemOfRefusal(query: URLSearchParams): SignInProblem {
  const words = query.get('error_description') ?? '';
  if (/invite .*has expired/i.test(words)) return 'invite_expired';
  if (/no open invite|by invitation|signups not allowed/i.test(words)) return 'no_invite';
  const code = query.get('error_code') ?? '';
  if (Object.hasOwn(PROBLEM_OF_CODE, code)) return PROBLEM_OF_CODE[code] ?? 'failed';
  return query.get('error') === 'access_denied' ? 'denied' : 'failed';
}

const PROBLEM_OF_CODE: Readonly<Record<string, SignInProblem>> = {
  signup_disabled: 'no_invite',
  provider_email_needs_verification: 'email_not_verified',
  user_banned: 'banned',
  flow_state_expired: 'expired',
  bad_oauth_state: 'expired',
  otp_expired: 'expired',
};

/** The problem named in the address of the sign-in page, if it is one of ours. */
export function signInProblem(name: string | string[] | undefined): SignInProblem | null {
  return typeof name === 'string' && Object.hasOwn(SIGN_IN_PROBLEMS, name) ? (name as SignInProblem) : null;
}

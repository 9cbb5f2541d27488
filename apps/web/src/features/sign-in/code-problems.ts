import type { AuthError } from '@supabase/supabase-js';
import { problemOfRefusal, type SignInProblem } from './problems.ts';

/** What became of asking for a code. */
export type CodeAsked =
  | { kind: 'sent' }
  /** One was sent less than a minute ago, and is still good. */
  | { kind: 'sent_before'; seconds: number }
  | { kind: 'refused'; sentence: string };

const AWAY = 'The sign-in service does not answer. Try again in a moment.';

/**
 * Reads the answer to asking for a code. Whether the address may sign in is not said: a refusal for that reason
 * (hosted Supabase gives one) looks like a code that was sent.
 */
export function codeAsked(error: AuthError | null): CodeAsked {
  if (error === null) return { kind: 'sent' };
  switch (error.code) {
    case 'over_email_send_rate_limit':
      return { kind: 'sent_before', seconds: secondsIn(error.message) ?? 60 };
    case 'over_request_rate_limit':
      return { kind: 'refused', sentence: 'Too many codes were asked for from here. Wait a few minutes.' };
    case 'validation_failed':
    case 'email_address_invalid':
      return { kind: 'refused', sentence: 'Enter an e-mail address such as name@example.com.' };
    case 'email_provider_disabled':
      return { kind: 'refused', sentence: 'Sign-in by e-mail is switched off here.' };
  }
  const isAnswer = typeof error.status === 'number' && error.status >= 400 && error.status < 500;
  return isAnswer ? { kind: 'sent' } : { kind: 'refused', sentence: AWAY };
}

/** What became of a code that was typed: a sentence beside the field, or a problem with a page of its own. */
export type CodeRefused = { sentence: string } | { problem: SignInProblem };

export function codeRefused(error: AuthError): CodeRefused {
  switch (error.code) {
    case 'otp_expired':
    case 'validation_failed':
      return { sentence: 'This code is wrong or too old. Look into the newest mail, or send another code.' };
    case 'over_request_rate_limit':
      return { sentence: 'Too many tries. Wait a few minutes, then send another code.' };
  }
  if (error.status === 403) {
    const query = new URLSearchParams({ error: 'access_denied', error_description: error.message });
    if (error.code) query.set('error_code', error.code);
    return { problem: problemOfRefusal(query) };
  }
  return { sentence: AWAY };
}

function secondsIn(message: string): number | null {
  const seconds = /after (\d+) seconds/.exec(message)?.[1];
  return seconds === undefined ? null : Number(seconds);
}

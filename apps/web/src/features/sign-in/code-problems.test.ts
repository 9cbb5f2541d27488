import { AuthError } from '@supabase/supabase-js';
import { describe, expect, it } from 'vitest';
import { codeAsked, codeRefused } from './code-problems.ts';

describe('asking for a code', () => {
  it('looks the same whether or not the address may sign in', () => {
    const sent = { kind: 'sent' };
    expect(codeAsked(null)).toEqual(sent);
    // Hosted Supabase answers for its hook, and for an address it does not know.
    expect(codeAsked(new AuthError('There is no open invite for this e-mail address.', 403))).toEqual(sent);
    expect(codeAsked(new AuthError('Signups not allowed for otp', 422, 'otp_disabled'))).toEqual(sent);
  });

  it('says when a code was sent just now, and how long to wait for another', () => {
    const words = 'For security purposes, you can only request this after 42 seconds.';
    expect(codeAsked(new AuthError(words, 429, 'over_email_send_rate_limit'))).toEqual({
      kind: 'sent_before',
      seconds: 42,
    });
  });

  it.each([
    [new AuthError('invalid format', 400, 'validation_failed'), /name@example.com/],
    [new AuthError('Request rate limit reached', 429, 'over_request_rate_limit'), /Wait/],
    [new AuthError('fetch failed', 0), /does not answer/],
    [new AuthError('oops', 500, 'unexpected_failure'), /does not answer/],
  ])('says what to do about %s', (error, sentence) => {
    expect(codeAsked(error)).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(sentence) });
  });
});

describe('a code that was typed', () => {
  it('is wrong in plain words, beside the field', () => {
    expect(codeRefused(new AuthError('Token has expired or is invalid', 403, 'otp_expired'))).toEqual({
      sentence: expect.stringMatching(/wrong or too old/),
    });
  });

  it('leads to the page of its problem when the person may not come in', () => {
    const gone = 'There is no open invite for this e-mail address.';
    expect(codeRefused(new AuthError(gone, 403, 'signup_disabled'))).toEqual({ problem: 'no_invite' });
    expect(codeRefused(new AuthError('User is banned', 403, 'user_banned'))).toEqual({ problem: 'banned' });
  });
});

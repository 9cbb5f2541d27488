import { describe, expect, it } from 'vitest';
import { waysOf } from './providers.ts';

describe('the ways to sign in', () => {
  it('are buttons for the providers that are on, by the name that the auth service gives them', () => {
    const settings = {
      external: { google: true, oidc: true, github: false, email: true, phone: false, anonymous_users: true },
      external_labels: { oidc: 'Harbour SSO' },
    };
    expect(waysOf(settings).providers).toEqual([
      { id: 'google', label: 'Continue with Google' },
      { id: 'oidc', label: 'Continue with Harbour SSO' },
    ]);
  });

  it('are codes by e-mail where the service sends them', () => {
    expect(waysOf({ external: { email: true } }).emailCodes).toBe(true);
    expect(waysOf({ external: { email: false } }).emailCodes).toBe(false);
    // Passwords by e-mail address, but no way to send a code.
    expect(waysOf({ external: { email: true }, email_codes: false }).emailCodes).toBe(false);
  });

  it('are none when the answer is not the auth service’s', () => {
    expect(waysOf('<html>')).toEqual({ providers: [], emailCodes: false });
  });
});

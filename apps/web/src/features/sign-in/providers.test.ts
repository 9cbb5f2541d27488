import { describe, expect, it } from 'vitest';
import { providersOf } from './providers.ts';

describe('sign-in buttons', () => {
  it('stand for the providers that are on, by the name that the auth service gives them', () => {
    const settings = {
      external: { google: true, oidc: true, github: false, email: true, phone: false, anonymous_users: true },
      external_labels: { oidc: 'Harbour SSO' },
    };
    expect(providersOf(settings)).toEqual([
      { id: 'google', label: 'Continue with Google' },
      { id: 'oidc', label: 'Continue with Harbour SSO' },
    ]);
  });

  it('are none when the answer is not the auth service’s', () => {
    expect(providersOf('<html>')).toEqual([]);
  });
});

import type { Me, Membership } from '@crosscart/contracts';
import { describe, expect, it } from 'vitest';
import { ApiError } from '#lib/api-error.ts';
import { enter, finishSignIn, type SignInSteps } from './finish-sign-in.ts';

const membership = { org_id: 'o', role: 'va', status: 'active' } as Membership;

function steps(change: Partial<SignInSteps> & { memberships?: Membership[] } = {}) {
  const signedOut: boolean[] = [];
  const all: SignInSteps = {
    query: new URLSearchParams('code=abc'),
    next: null,
    rememberedOrgId: undefined,
    exchangeCode: async () => 'token',
    bootstrap: async () => ({ memberships: change.memberships ?? [membership] }) as Me,
    signOut: async () => {
      signedOut.push(true);
    },
    ...change,
  };
  return { all, signedOut };
}

describe('the end of a sign-in', () => {
  it('leads to the start page of the role, or to the page that was asked for', async () => {
    expect(await finishSignIn(steps().all)).toBe('/va');
    expect(await finishSignIn(steps({ next: '/va/jobs' }).all)).toBe('/va/jobs');
    expect(await enter('token', steps({ next: '/va/jobs?status=FAILED' }).all)).toBe(
      '/va/jobs?status=FAILED',
    );
  });

  it.each([
    'https://evil.test/',
    '//evil.test/',
    '/\\evil.test/',
    '\\\\evil.test',
    '/.//evil.test',
    '/%2e//evil.test',
    'javascript:alert(1)',
    ' https://evil.test',
    '/\t/evil.test',
    'evil.test',
    '/auth/sign-out',
    '',
  ])('never leads to another site: %j', async (next) => {
    expect(await finishSignIn(steps({ next }).all)).toBe('/va');
    expect(await enter('token', steps({ next }).all)).toBe('/va');
  });

  it('signs the uninvited out again and says whom to ask', async () => {
    const { all, signedOut } = steps({
      bootstrap: () => Promise.reject(new ApiError('NO_INVITE', 'no invite', { status: 403 })),
    });
    expect(await finishSignIn(all)).toBe('/login?problem=no_invite');
    expect(signedOut).toEqual([true]);
  });

  it('tells the suspended so', async () => {
    const suspended = { ...membership, status: 'suspended' } as Membership;
    expect(await finishSignIn(steps({ memberships: [suspended] }).all)).toBe('/suspended');
  });

  it('says that a code was spent or expired', async () => {
    expect(await finishSignIn(steps({ exchangeCode: async () => null }).all)).toBe('/login?problem=expired');
  });

  it('tells a cancelled sign-in from one that the provider refused', async () => {
    const cancelled = new URLSearchParams('error=access_denied');
    const refused = new URLSearchParams('error=server_error');
    expect(await finishSignIn(steps({ query: cancelled }).all)).toBe('/login?problem=denied');
    expect(await finishSignIn(steps({ query: refused }).all)).toBe('/login?problem=failed');
  });

  it.each([
    [
      'error_code=signup_disabled&error_description=There is no open invite for this e-mail address.',
      'no_invite',
    ],
    [
      'error_code=signup_disabled&error_description=The invite for this e-mail address has expired.',
      'invite_expired',
    ],
    // Hosted Supabase: the hook's words, no code.
    ['error_code=&error_description=There is no open invite for this e-mail address.', 'no_invite'],
    ['error_code=signup_disabled&error_description=Signups not allowed for this instance', 'no_invite'],
    ['error_code=provider_email_needs_verification', 'email_not_verified'],
    ['error_code=user_banned', 'banned'],
    ['error_code=flow_state_expired', 'expired'],
    ['error_code=constructor', 'denied'],
  ])('gives the auth service’s refusal %s the name %s', async (query, problem) => {
    const refused = new URLSearchParams(`error=access_denied&${query}`);
    expect(await finishSignIn(steps({ query: refused }).all)).toBe(`/login?problem=${problem}`);
  });

  it('leaves nobody half signed in when the API is away', async () => {
    const { all, signedOut } = steps({ bootstrap: () => Promise.reject(new ApiError('NETWORK', 'away')) });
    expect(await finishSignIn(all)).toBe('/login?problem=api_away');
    expect(signedOut).toEqual([true]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { walkDevelopmentSignIn } from './testing/index.ts';
import { CALLBACK_PAGE, startTestService, type TestService } from './testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.stop();
});

async function begin(email: string) {
  const client = service.client();
  const { data, error } = await client.auth.signInWithOAuth({
    provider: 'custom:development',
    options: { redirectTo: CALLBACK_PAGE, skipBrowserRedirect: true },
  });
  if (error !== null || data.url === null) throw error ?? new Error('No address');
  const end = await walkDevelopmentSignIn(data.url, { email });
  return { client, end };
}

async function signIn(email: string) {
  const { client, end } = await begin(email);
  const { data, error } = await client.auth.exchangeCodeForSession(end.searchParams.get('code') ?? '');
  if (error !== null) throw error;
  return { client, session: data.session, user: data.user };
}

describe('supabase-js, unmodified, with PKCE', () => {
  test('signs a person in, reads them, verifies their token, refreshes and signs out', async () => {
    const { client, end } = await begin('Owner@Practice.Test');
    expect(`${end.origin}${end.pathname}`).toBe(CALLBACK_PAGE);
    const code = end.searchParams.get('code') ?? '';

    const exchanged = await client.auth.exchangeCodeForSession(code);
    expect(exchanged.error).toBeNull();
    expect(exchanged.data.user).toMatchObject({
      email: 'owner@practice.test',
      aud: 'authenticated',
      role: 'authenticated',
      app_metadata: { provider: 'development', providers: ['development'] },
      user_metadata: { email_verified: true, name: 'Owner' },
      identities: [{ provider: 'development' }],
      is_anonymous: false,
    });
    const first = exchanged.data.session;

    const read = await client.auth.getUser();
    expect(read.data.user?.id).toBe(exchanged.data.user?.id);

    const claims = await client.auth.getClaims();
    expect(claims.error).toBeNull();
    expect(claims.data?.header.alg).toBe('ES256');
    expect(claims.data?.claims).toMatchObject({
      iss: `${service.url}/auth/v1`,
      aud: 'authenticated',
      sub: exchanged.data.user?.id,
      email: 'owner@practice.test',
      role: 'authenticated',
      aal: 'aal1',
      amr: [{ method: 'oauth' }],
      is_anonymous: false,
    });

    const refreshed = await client.auth.refreshSession();
    expect(refreshed.error).toBeNull();
    expect(refreshed.data.session?.refresh_token).not.toBe(first?.refresh_token);

    const signedOut = await client.auth.signOut();
    expect(signedOut.error).toBeNull();
    const after = await service.client().auth.getUser(refreshed.data.session?.access_token);
    expect(after.error?.name).toBe('AuthSessionMissingError');
  });

  test('gives one person per e-mail address, whatever its case and however often they sign in', async () => {
    const [one, two] = await Promise.all([signIn('Ada@practice.test'), signIn('ada@PRACTICE.test')]);
    expect(one.user.id).toBe(two.user.id);
    expect(one.user.identities?.[0]?.id).toBe(two.user.identities?.[0]?.id);
  });

  test('lets another person sign in from the same browser', async () => {
    const one = await signIn('first@practice.test');
    const two = await signIn('second@practice.test');
    expect(one.user.id).not.toBe(two.user.id);
  });

  test('lets one person sign in from many browsers at the same moment, for the first time and again', async () => {
    for (let round = 0; round < 2; round += 1) {
      const sessions = await Promise.all(Array.from({ length: 6 }, () => signIn('crowd@practice.test')));
      expect(new Set(sessions.map((session) => session.user.id)).size).toBe(1);
    }
  });

  test('signs out one browser, the others, or all', async () => {
    const [here, there, elsewhere] = await Promise.all([1, 2, 3].map(() => signIn('many@practice.test')));
    const isIn = async (browser: typeof here) =>
      (await service.client().auth.getUser(browser?.session.access_token)).error === null;

    await here?.client.auth.signOut({ scope: 'local' });
    expect([await isIn(here), await isIn(there), await isIn(elsewhere)]).toEqual([false, true, true]);
    await there?.client.auth.signOut({ scope: 'others' });
    expect([await isIn(there), await isIn(elsewhere)]).toEqual([true, false]);
    await there?.client.auth.signOut({ scope: 'global' });
    expect(await isIn(there)).toBe(false);
  });

  test('changes only the metadata that is the person’s own', async () => {
    const { client } = await signIn('meta@practice.test');
    const changed = await client.auth.updateUser({ data: { theme: 'dark', name: null } });
    expect(changed.data.user?.user_metadata).toMatchObject({ theme: 'dark', email: 'meta@practice.test' });
    expect(changed.data.user?.user_metadata).not.toHaveProperty('name');
    const password = await client.auth.updateUser({ password: 'correct horse' });
    expect(password.error?.code).toBe('validation_failed');
  });

  test('tells the page why a sign-in was cancelled', async () => {
    const { data } = await service.client().auth.signInWithOAuth({
      provider: 'custom:development',
      options: {
        redirectTo: CALLBACK_PAGE,
        skipBrowserRedirect: true,
        queryParams: { prompt: 'select_account' },
      },
    });
    const end = await walkDevelopmentSignIn(data.url ?? '', { cancel: 'yes' });
    expect(end.searchParams.get('error')).toBe('access_denied');
    expect(end.searchParams.get('error_description')).toBe('The sign-in was cancelled');
    expect(new URLSearchParams(end.hash.slice(1)).get('error')).toBe('access_denied');
  });
});

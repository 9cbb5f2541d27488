import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestService, type TestService } from './testing/test-service.ts';

// What a browser does with its session through supabase-js: keep, replace, renew, hand over, end.

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ passwords: { minimumLength: 6 }, autoConfirm: true });
});
afterAll(async () => {
  await service.stop();
});

let people = 0;
async function signedUp() {
  const client = service.client();
  const email = `person-${++people}@practice.test`;
  const { data, error } = await client.auth.signUp({ email, password: 'long enough' });
  if (error !== null || data.session === null) throw error ?? new Error('No session');
  return { client, email, session: data.session };
}

/** Lets the client believe that its access token has run out. */
async function expire(client: SupabaseClient, session: object): Promise<void> {
  const auth = client.auth as unknown as {
    storage: { setItem(key: string, value: string): void };
    storageKey: string;
  };
  auth.storage.setItem(
    auth.storageKey,
    JSON.stringify({ ...session, expires_at: Math.floor(Date.now() / 1000) - 60 }),
  );
}

describe('renewing', () => {
  test('gives a new session by the token it is handed, and by its own', async () => {
    const { client, email, session } = await signedUp();
    const handed = await client.auth.refreshSession({ refresh_token: session.refresh_token });
    expect(handed.error).toBeNull();
    expect(handed.data.session).toMatchObject({ token_type: 'bearer', expires_in: 3600, user: { email } });
    expect(handed.data.session?.refresh_token).not.toBe(session.refresh_token);
    const own = await client.auth.refreshSession();
    expect(own.data.session?.refresh_token).not.toBe(handed.data.session?.refresh_token);
  });

  test('happens by itself when a page asks for a session that has run out, once for all who ask', async () => {
    const { client, session } = await signedUp();
    await expire(client, session);
    const answers = await Promise.all([1, 2, 3].map(() => client.auth.getSession()));
    const tokens = new Set(answers.map((answer) => answer.data.session?.refresh_token));
    expect(tokens.size).toBe(1);
    expect(tokens.has(session.refresh_token)).toBe(false);
    expect((await client.auth.getClaims()).data?.claims.email).toBe(session.user.email);
  });

  test('ends the session in this browser when the token is none of ours', async () => {
    const { client, session } = await signedUp();
    await expire(client, { ...session, refresh_token: 'made-up' });
    const { data } = await client.auth.getSession();
    expect(data.session).toBeNull();
  });
});

describe('handing a session over', () => {
  test('keeps it, and what is done with it counts', async () => {
    const { session } = await signedUp();
    const other = service.client();
    const { data, error } = await other.auth.setSession(session);
    expect(error).toBeNull();
    expect(data.session?.access_token).toBe(session.access_token);
    const changed = await other.auth.updateUser({ data: { hello: 'world' } });
    expect(changed.data.user?.user_metadata).toMatchObject({ hello: 'world' });
  });

  test('is refused with an access token that is none, or a refresh token that is none', async () => {
    const { session } = await signedUp();
    const client = service.client();
    const noToken = await client.auth.setSession({ ...session, access_token: 'invalid' });
    expect(noToken.error?.message).toContain('Invalid JWT structure');
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const old = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'x', exp: 1_748_107_074 })}.c2ln`;
    const noRefresh = await client.auth.setSession({ access_token: old, refresh_token: 'invalid' });
    expect([noRefresh.error?.status, noRefresh.error?.message]).toEqual([
      400,
      'Invalid Refresh Token: Refresh Token Not Found',
    ]);
  });
});

describe('claims', () => {
  test('of somebody signed out are none', async () => {
    expect(await service.client().auth.getClaims()).toEqual({ data: null, error: null });
  });

  test('of a token with another’s signature are refused', async () => {
    const { session } = await signedUp();
    const other = await signedUp();
    const [header, payload] = session.access_token.split('.');
    const forged = `${header}.${payload}.${other.session.access_token.split('.')[2]}`;
    const { data, error } = await service.client().auth.getClaims(forged);
    expect(data).toBeNull();
    expect(error?.message).toContain('Invalid JWT signature');
  });
});

describe('ending', () => {
  test('leaves nothing in this browser, also when the person is gone or the session has ended elsewhere', async () => {
    const { client, email, session } = await signedUp();
    const elsewhere = service.client();
    await elsewhere.auth.signInWithPassword({ email, password: 'long enough' });
    await elsewhere.auth.signOut({ scope: 'global' });
    expect((await client.auth.signOut()).error).toBeNull();
    expect((await client.auth.getSession()).data.session).toBeNull();
    expect((await client.auth.getUser()).data.user).toBeNull();
    const late = await service.client().auth.refreshSession({ refresh_token: session.refresh_token });
    expect(late.error?.code).toBe('refresh_token_not_found');
  });

  test('with a scope that is none is a bad request', async () => {
    const { session } = await signedUp();
    const response = await service.request('/auth/v1/logout?scope=everybody', {
      method: 'POST',
      headers: { authorization: `Bearer ${session.access_token}` },
      version: '2024-01-01',
    });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'validation_failed' }]);
  });
});

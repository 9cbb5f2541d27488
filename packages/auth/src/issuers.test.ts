import { createServerClient } from '@supabase/ssr';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { walkDevelopmentSignIn } from './testing/index.ts';
import { startTestIssuer, type TestIssuer } from './testing/test-issuer.ts';
import { CALLBACK_PAGE, startTestService, type TestService } from './testing/test-service.ts';

let issuer: TestIssuer;
let service: TestService;

async function start(options: Parameters<typeof startTestIssuer>[0] = {}) {
  const started = await startTestIssuer(options);
  const { url, clientId, clientSecret } = started;
  return {
    issuer: started,
    service: await startTestService({
      providers: { oidc: { issuer: url, clientId, clientSecret, name: 'Practice SSO' } },
      production: true,
    }),
  };
}

beforeAll(async () => {
  ({ issuer, service } = await start());
});
afterAll(async () => {
  await service.stop();
  await issuer.close();
});
beforeEach(() => {
  issuer.says = { idToken: { sub: 'subject-1', email: 'Ada@Practice.test', email_verified: true } };
});

/** From signInWithOAuth to the page that the browser ends at. */
async function signIn(at: TestService = service) {
  const client = at.client();
  const { data } = await client.auth.signInWithOAuth({
    provider: 'custom:oidc',
    options: { redirectTo: CALLBACK_PAGE, skipBrowserRedirect: true },
  });
  let response = await fetch(data.url ?? '', { redirect: 'manual' });
  response = await fetch(response.headers.get('location') ?? '', { redirect: 'manual' });
  response = await fetch(response.headers.get('location') ?? '', { redirect: 'manual' });
  return { client, end: new URL(response.headers.get('location') ?? '') };
}

async function userOf({ client, end }: Awaited<ReturnType<typeof signIn>>) {
  const { data, error } = await client.auth.exchangeCodeForSession(end.searchParams.get('code') ?? '');
  if (error !== null) throw error;
  return data.user;
}

describe('any OpenID Connect issuer', () => {
  test('signs a person in, also in production', async () => {
    const user = await userOf(await signIn());
    expect(user).toMatchObject({ email: 'ada@practice.test', app_metadata: { provider: 'oidc' } });
    expect(user.user_metadata).toMatchObject({ iss: issuer.url, sub: 'subject-1' });
    const settings = await (await service.request('/auth/v1/settings')).json();
    expect(settings).toMatchObject({
      external: { oidc: true, development: false },
      external_labels: { oidc: 'Practice SSO' },
    });
    expect((await service.request('/dev-issuer/.well-known/openid-configuration')).status).toBe(404);
  });

  test('is asked with PKCE, and told the client’s secret in a header', async () => {
    await signIn();
    const latest = issuer.seen.at(-1);
    expect(latest?.authorization).toMatch(/^Basic /);
    expect(latest?.form.get('code_verifier')).toHaveLength(43);
    expect(latest?.form.has('client_secret')).toBe(false);
  });

  test('is told the client’s secret in the form when it takes it only there', async () => {
    const other = await start({ bodyOnly: true });
    try {
      other.issuer.says = issuer.says;
      expect((await signIn(other.service)).end.searchParams.has('code')).toBe(true);
      expect(other.issuer.seen.at(-1)?.form.get('client_secret')).toBe('issuer-secret');
    } finally {
      await other.service.stop();
      await other.issuer.close();
    }
  });

  test('may tell the e-mail address at its userinfo endpoint only', async () => {
    issuer.says = {
      idToken: { sub: 'subject-2' },
      userinfo: { email: 'info@practice.test', email_verified: 'true' },
    };
    expect((await userOf(await signIn())).email).toBe('info@practice.test');
  });

  test('is believed about its subject: the person stays the same when their address changes', async () => {
    const before = await userOf(await signIn());
    issuer.says = { idToken: { sub: 'subject-1', email: 'ada.new@practice.test', email_verified: true } };
    expect((await userOf(await signIn())).id).toBe(before.id);
  });

  test.each([
    ['unverified', { email: 'x@practice.test', email_verified: false }],
    ['not said to be verified', { email: 'x@practice.test' }],
    ['missing', {}],
    ['malformed', { email: 'nobody', email_verified: true }],
  ])('does not sign in a person whose e-mail address is %s', async (_case, claims) => {
    issuer.says = { idToken: { sub: 'subject-3', ...claims } };
    const { end } = await signIn();
    expect(end.searchParams.get('error')).toBe('access_denied');
    expect(end.searchParams.get('error_code')).toBe('provider_email_needs_verification');
    expect(end.searchParams.has('code')).toBe(false);
    const rows = await service.database.sql`select from auth.users where email = 'x@practice.test'`;
    expect(rows).toHaveLength(0);
  });

  test.each([
    ['another nonce', { idToken: { nonce: 'replayed' } }],
    ['another audience', { idToken: { aud: 'somebody-else' } }],
    ['another issuer', { idToken: { iss: 'https://accounts.google.com' } }],
    ['an end in the past', { idToken: { exp: 1_700_000_000 } }],
    ['another’s signature', { idToken: {}, foreignSignature: true }],
  ])('is not believed with %s in its ID token', async (_case, says) => {
    issuer.says = { ...says, idToken: { email: 'x@practice.test', email_verified: true, ...says.idToken } };
    const { end } = await signIn();
    expect(end.searchParams.get('error')).toBe('server_error');
    expect(end.searchParams.has('code')).toBe(false);
  });

  test('that is away leads to an error on the page that asked', async () => {
    const away = await startTestService({
      providers: { oidc: { issuer: 'http://127.0.0.1:1', clientId: 'c', clientSecret: 's', name: 'Away' } },
    });
    try {
      const { data } = await away.client().auth.signInWithOAuth({
        provider: 'custom:oidc',
        options: { redirectTo: CALLBACK_PAGE, skipBrowserRedirect: true },
      });
      const response = await fetch(data.url ?? '', { redirect: 'manual' });
      const end = new URL(response.headers.get('location') ?? '');
      expect(`${end.origin}${end.pathname}`).toBe(CALLBACK_PAGE);
      expect(end.searchParams.get('error')).toBe('server_error');
    } finally {
      await away.stop();
    }
  });
});

test('@supabase/ssr keeps the session in cookies and reads it back', async () => {
  const local = await startTestService();
  try {
    const cookies = new Map<string, string>();
    const makeClient = () =>
      createServerClient(local.url, local.anonKey, {
        cookieOptions: { name: 'crosscart-auth' },
        cookies: {
          getAll: () => [...cookies].map(([name, value]) => ({ name, value })),
          setAll: (changes) => {
            for (const { name, value } of changes) {
              if (value === '') cookies.delete(name);
              else cookies.set(name, value);
            }
          },
        },
      });
    const { data } = await makeClient().auth.signInWithOAuth({
      provider: 'custom:development',
      options: { redirectTo: CALLBACK_PAGE, skipBrowserRedirect: true },
    });
    const end = await walkDevelopmentSignIn(data.url ?? '', { email: 'owner@practice.test' });
    const { error } = await makeClient().auth.exchangeCodeForSession(end.searchParams.get('code') ?? '');
    expect(error).toBeNull();
    expect([...cookies.keys()].every((name) => name.startsWith('crosscart-auth'))).toBe(true);
    expect((await makeClient().auth.getClaims()).data?.claims.email).toBe('owner@practice.test');
    await makeClient().auth.signOut();
    expect((await makeClient().auth.getUser()).data.user).toBeNull();
  } finally {
    await local.stop();
  }
});

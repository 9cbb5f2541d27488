import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInAsDevelopmentPerson, walkDevelopmentSignIn } from './testing/index.ts';
import { CALLBACK_PAGE, startTestService, type TestService } from './testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.stop();
});

describe('every answer', () => {
  test.each([
    '/auth/v1/health',
    '/auth/v1/settings',
    '/auth/v1/.well-known/jwks.json',
    '/auth/v1/callback',
    '/auth/v1/authorize?provider=nobody',
    '/auth/v1/user',
    '/nowhere',
    // Refused before any hook runs.
    '/auth/v1/%E0%A4%A',
    // Answered by the protocol library itself, past the server's hooks.
    '/dev-issuer/.well-known/openid-configuration',
    '/dev-issuer/auth?client_id=nobody',
  ])('of %s is not to be sniffed, framed or run', async (path) => {
    const { headers } = await service.request(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  test('of a service reached by https is to be asked for by https only', async () => {
    const secure = await startTestService({
      publicUrl: 'https://auth.example.com',
      production: true,
      providers: { oidc: { issuer: 'http://127.0.0.1:1', clientId: 'c', clientSecret: 's', name: 'S' } },
    });
    try {
      const { headers } = await fetch(`http://127.0.0.1:${secure.options.port}/auth/v1/health`);
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    } finally {
      await secure.stop();
    }
  });
});

test('the account chooser runs no script at all, and its style is named by its hash', async () => {
  const authorize = new URL(`${service.url}/auth/v1/authorize`);
  authorize.search = new URLSearchParams({
    provider: 'development',
    redirect_to: CALLBACK_PAGE,
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 's256',
  }).toString();
  let response = await fetch(authorize, { redirect: 'manual' });
  let url = authorize;
  const cookies: string[] = [];
  while (response.status >= 300 && response.status < 400) {
    cookies.push(...response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? ''));
    url = new URL(response.headers.get('location') ?? '', url);
    response = await fetch(url, { redirect: 'manual', headers: { cookie: cookies.join('; ') } });
  }
  const page = await response.text();
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(page).toContain('Choose an account');
  expect(page).not.toMatch(/<script|\son\w+=|javascript:/i);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/style-src 'sha256-[^']+'/);
  expect(policy).not.toContain('unsafe-inline');
  expect((await walkDevelopmentSignIn(authorize.href, { email: 'a@practice.test' })).origin).toBe(
    new URL(CALLBACK_PAGE).origin,
  );
});

describe('the address that a session is kept with', () => {
  const ipOf = async (on: TestService, forwarded: string): Promise<string | null> => {
    const { codes, database } = on;
    const email = `${crypto.randomUUID()}@practice.test`;
    await on.client().auth.signInWithOtp({ email });
    const token = await on.codeFor(email);
    const response = await on.request('/auth/v1/verify', {
      method: 'POST',
      body: JSON.stringify({ type: 'email', email, token }),
      headers: { 'x-forwarded-for': forwarded },
    });
    expect([response.status, codes]).toEqual([200, []]);
    const { user } = (await response.json()) as { user: { id: string } };
    const [row] = await database.sql`select host(ip) as ip from auth.sessions where user_id = ${user.id}`;
    return row?.ip ?? null;
  };

  test('is the socket’s, whatever X-Forwarded-For says', async () => {
    expect(await ipOf(service, '203.0.113.9')).toBe('127.0.0.1');
  });

  test('is what a configured proxy says, and of a chain the last that is no proxy', async () => {
    const behind = await startTestService({ trustedProxies: ['127.0.0.1', '10.0.0.0/8'] });
    try {
      expect(await ipOf(behind, '203.0.113.9')).toBe('203.0.113.9');
      expect(await ipOf(behind, '1.1.1.1, 203.0.113.9, 10.1.2.3')).toBe('203.0.113.9');
      expect(await ipOf(behind, 'fe80::1%eth0')).toBe('fe80::1');
      expect(await ipOf(behind, 'unknown')).toBeNull();
    } finally {
      await behind.stop();
    }
  });
});

test('no session travels by cookie, so no page of another site can act for somebody', async () => {
  const session = await signInAsDevelopmentPerson({
    ...service,
    email: 'owner@practice.test',
    redirectTo: CALLBACK_PAGE,
  });
  const answer = await service.request('/auth/v1/logout', {
    method: 'POST',
    headers: { cookie: `access_token=${session.access_token}; sb-access-token=${session.access_token}` },
  });
  expect(answer.status).toBe(401);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
});

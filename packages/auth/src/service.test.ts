import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiKeys } from './api-keys.ts';
import { loadOrCreateKeys } from './keys.ts';
import { startAuthService } from './service.ts';
import { signInAsDevelopmentPerson } from './testing/index.ts';
import { CALLBACK_PAGE, startTestService, type TestService } from './testing/test-service.ts';

const VERSION = '2024-01-01';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.stop();
});

describe('errors', () => {
  test('have a numeric code and msg for clients that ask for no version', async () => {
    for (const version of [undefined, '2023-01-01', 'yesterday']) {
      const response = await service.request('/auth/v1/user', version === undefined ? {} : { version });
      expect(response.status).toBe(401);
      expect(response.headers.get('x-sb-error-code')).toBe('no_authorization');
      expect(response.headers.get('x-supabase-api-version')).toBeNull();
      expect(await response.json()).toEqual({
        code: 401,
        error_code: 'no_authorization',
        msg: 'This endpoint requires a valid Bearer token',
      });
    }
  });

  test('have a textual code, a message and the echoed version for clients of 2024-01-01', async () => {
    const response = await service.request('/auth/v1/user', { version: VERSION });
    expect(response.headers.get('x-supabase-api-version')).toBe(VERSION);
    expect(await response.json()).toEqual({
      code: 'no_authorization',
      message: 'This endpoint requires a valid Bearer token',
    });
  });

  test.each([
    ['grant_type=password', '{"email":"a@b.test","password":"x"}', 422, 'email_provider_disabled'],
    ['grant_type=magic', '{}', 400, 'invalid_credentials'],
    ['', '{}', 400, 'invalid_credentials'],
    ['grant_type=pkce', '{}', 400, 'validation_failed'],
    ['grant_type=pkce', '{"auth_code":"","code_verifier":""}', 400, 'validation_failed'],
    ['grant_type=pkce', '{"auth_code":', 400, 'bad_json'],
    ['grant_type=pkce', '{"auth_code":7,"code_verifier":"x"}', 400, 'validation_failed'],
    ['grant_type=refresh_token', '[]', 400, 'validation_failed'],
    [
      'grant_type=refresh_token',
      JSON.stringify({ refresh_token: 'x'.repeat(70_000) }),
      413,
      'validation_failed',
    ],
  ])('of /token?%s with %.40s', async (query, body, status, code) => {
    const response = await service.request(`/auth/v1/token?${query}`, {
      method: 'POST',
      body,
      version: VERSION,
    });
    expect([response.status, await response.json()]).toMatchObject([status, { code }]);
  });

  test.each([
    ['GET', '/auth/v1/%E0%A4%A'],
    ['GET', `/auth/v1/admin/users/${'x'.repeat(500)}`],
    ['GET', '/auth/v1/nowhere'],
    ['DELETE', '/auth/v1/user'],
  ])('of %s %s, which is no endpoint, have that form too', async (method, path) => {
    const response = await service.request(path, { method, version: VERSION });
    expect([response.status, await response.json()]).toEqual([
      404,
      { code: 'validation_failed', message: 'No such endpoint' },
    ]);
  });

  test('of a database that is away tell nothing about it', async () => {
    const broken = await startTestService();
    try {
      await broken.database.sql`alter table auth.flow_state rename to elsewhere`;
      const response = await broken.request('/auth/v1/token?grant_type=pkce', {
        method: 'POST',
        body: JSON.stringify({ auth_code: 'secret-code', code_verifier: 'secret-verifier' }),
        version: VERSION,
      });
      expect(response.status).toBe(500);
      expect(await response.json()).toEqual({
        code: 'unexpected_failure',
        message: 'Unexpected failure, please check server logs for more information',
      });
      expect(broken.logged.map((line) => line.message)).toEqual(['A request failed']);
      expect(JSON.stringify(broken.logged)).not.toContain('secret');
    } finally {
      await broken.stop();
    }
  });
});

describe('API keys', () => {
  test('are asked for as on Supabase, and not where a browser navigates', async () => {
    const without = (path: string) => fetch(`${service.url}${path}`, { redirect: 'manual' });
    expect((await without('/auth/v1/settings')).status).toBe(401);
    expect((await service.request('/auth/v1/settings', { headers: { apikey: 'wrong' } })).status).toBe(401);
    expect((await service.request('/auth/v1/settings')).status).toBe(200);
    expect((await without('/auth/v1/health')).status).toBe(200);
    expect((await without('/auth/v1/.well-known/jwks.json')).status).toBe(200);
    expect((await without('/auth/v1/callback')).status).toBe(303);
  });

  test('and keys of access tokens stay the same from start to start', async () => {
    const { keyDirectory } = service.options;
    expect(await createApiKeys(keyDirectory)).toEqual({
      anonKey: service.anonKey,
      serviceRoleKey: service.serviceRoleKey,
    });
    const [one, two] = await Promise.all([loadOrCreateKeys(keyDirectory), loadOrCreateKeys(keyDirectory)]);
    expect(one.signing.kid).toBe(two.signing.kid);
    expect((await stat(join(keyDirectory, 'auth-keys.json'))).mode & 0o777).toBe(0o600);
  });

  test('are made once by processes that race for it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'crosscart-keys-'));
    try {
      const made = await Promise.all(Array.from({ length: 8 }, () => createApiKeys(join(directory, 'keys'))));
      expect(new Set(made.map((keys) => keys.serviceRoleKey)).size).toBe(1);
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  test('are not made anew over a damaged file', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'crosscart-keys-'));
    try {
      const path = join(directory, 'auth-keys.json');
      await writeFile(path, '{"signing_key":');
      await expect(createApiKeys(directory)).rejects.toThrow('is damaged');
      expect(await readFile(path, 'utf8')).toBe('{"signing_key":');
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

describe('discovery', () => {
  test('names the providers that are offered, and what their buttons say', async () => {
    expect(await (await service.request('/auth/v1/settings')).json()).toMatchObject({
      external: { google: false, oidc: false, development: true, email: true, phone: false },
      external_labels: { development: 'Development account' },
      disable_signup: false,
    });
  });

  test('points at the public keys', async () => {
    const response = await fetch(`${service.url}/auth/v1/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({ issuer: service.issuer, jwks_uri: service.jwksUrl });
  });
});

describe('other origins', () => {
  const preflight = (origin: string) =>
    fetch(`${service.url}/auth/v1/token`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'apikey',
      },
    });

  test('may call if sign-ins may end there, and read the version header', async () => {
    const allowed = await preflight('http://localhost:3999');
    expect(allowed.headers.get('access-control-allow-origin')).toBe('http://localhost:3999');
    const answer = await service.request('/auth/v1/user', { headers: { origin: 'http://localhost:3999' } });
    expect(answer.headers.get('access-control-expose-headers')).toContain('x-supabase-api-version');
    expect((await preflight('http://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    expect((await preflight('null')).headers.get('access-control-allow-origin')).toBeNull();
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
  });

  test('may call if they are named', async () => {
    const named = await startTestService({ corsOrigins: ['chrome-extension://abcdef'] });
    try {
      for (const [origin, isAllowed] of [
        ['chrome-extension://abcdef', true],
        ['chrome-extension://other', false],
        ['null', false],
      ] as const) {
        const answer = await named.request('/auth/v1/settings', { headers: { origin } });
        expect(answer.headers.get('access-control-allow-origin')).toBe(isAllowed ? origin : null);
      }
    } finally {
      await named.stop();
    }
  });
});

describe('administration', () => {
  test('creates, finds and lists people, and refuses a second one with the same address', async () => {
    const admin = service.client(service.serviceRoleKey).auth.admin;
    const created = await admin.createUser({
      email: 'New@Practice.test',
      email_confirm: true,
      user_metadata: { name: 'New' },
    });
    expect(created.error).toBeNull();
    expect(created.data.user).toMatchObject({ email: 'new@practice.test', user_metadata: { name: 'New' } });
    const id = created.data.user?.id ?? '';
    expect((await admin.getUserById(id)).data.user?.email).toBe('new@practice.test');
    const twice = await admin.createUser({ email: 'NEW@practice.test' });
    expect([twice.error?.status, twice.error?.code]).toEqual([422, 'email_exists']);
    await admin.createUser({ email: 'third@practice.test' });
    const listed = await admin.listUsers({ page: 1, perPage: 1 });
    expect(listed.data).toMatchObject({
      total: 2,
      nextPage: 2,
      lastPage: 2,
      users: [{ email: 'third@practice.test' }],
    });
    expect((await admin.getUserById(crypto.randomUUID())).error?.code).toBe('user_not_found');
    const withPassword = await admin.createUser({ email: 'p@practice.test', password: 'x' });
    expect(withPassword.error?.code).toBe('validation_failed');
  });

  test('joins a person created beforehand with the account they sign in with', async () => {
    const admin = service.client(service.serviceRoleKey).auth.admin;
    const { data } = await admin.createUser({ email: 'invited@practice.test' });
    const session = await signInAsDevelopmentPerson({
      ...service,
      email: 'invited@practice.test',
      redirectTo: CALLBACK_PAGE,
    });
    expect(session.user.id).toBe(data.user?.id);
  });

  test('is closed to everyone without the service-role key', async () => {
    const session = await signInAsDevelopmentPerson({
      ...service,
      email: 'va@practice.test',
      redirectTo: CALLBACK_PAGE,
    });
    const ask = async (authorization?: string) => {
      const response = await service.request('/auth/v1/admin/users', {
        headers: authorization === undefined ? {} : { authorization },
        version: VERSION,
      });
      return [response.status, ((await response.json()) as { code: string }).code];
    };
    expect(await ask()).toEqual([401, 'no_authorization']);
    expect(await ask(`Bearer ${service.anonKey}`)).toEqual([403, 'not_admin']);
    expect(await ask(`Bearer ${session.access_token}`)).toEqual([403, 'not_admin']);
    expect(await ask('Bearer noise')).toEqual([403, 'bad_jwt']);
    const put = await service.request('/auth/v1/user', {
      method: 'PUT',
      body: '{"app_metadata":{"role":"admin"}}',
      headers: { authorization: `Bearer ${session.access_token}` },
      version: VERSION,
    });
    expect([put.status, await put.json()]).toMatchObject([403, { code: 'not_admin' }]);
  });
});

describe('start-up', () => {
  test('refuses a port that is taken', async () => {
    await expect(startAuthService(service.options)).rejects.toThrow('EADDRINUSE');
  });

  test('refuses to run without an issuer, and with an address that is none', async () => {
    const { email: _email, ...withoutEmail } = service.options;
    await expect(startAuthService({ ...withoutEmail, providers: {} })).rejects.toThrow('no issuer');
    await expect(startAuthService({ ...service.options, siteUrl: 'localhost' })).rejects.toThrow(
      'not an http(s) address',
    );
  });

  test('asks for its tables by name', async () => {
    const address = new URL(service.database.superuserUrl);
    address.pathname = '/template1';
    await expect(startAuthService({ ...service.options, databaseUrl: address.href })).rejects.toThrow(
      'apply supabase/local',
    );
  });
});

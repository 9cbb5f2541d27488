import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_RATE_LIMITS, networkOf } from './rate-limits.ts';
import { startAuthService } from './service.ts';
import { freePort, startTestService, type TestService } from './testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({
    passwords: { minimumLength: 6 },
    rateLimits: DEFAULT_RATE_LIMITS,
    trustedProxies: ['127.0.0.1'],
  });
});
afterAll(async () => {
  await service.stop();
});
beforeEach(() => service.database.sql`delete from auth.rate_windows`);

async function post(path: string, body: unknown, ip = '203.0.113.7', url = service.url) {
  const response = await fetch(`${url}/auth/v1${path}`, {
    method: 'POST',
    headers: {
      apikey: service.anonKey,
      'content-type': 'application/json',
      'x-forwarded-for': ip,
      'x-supabase-api-version': '2024-01-01',
    },
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    body: (await response.json()) as { code: string; message: string },
    headers: response.headers,
  };
}

/** Statuses of as many requests as given, from one network address. */
async function statuses(count: number, ask: (index: number) => Promise<{ status: number }>) {
  const seen: number[] = [];
  for (let index = 0; index < count; index += 1) seen.push((await ask(index)).status);
  return seen;
}

describe('mails', () => {
  test('go to one address once a minute, known or not, and say when to ask again', async () => {
    await post('/otp', { email: 'one@practice.test' });
    const again = await post('/otp', { email: 'One@Practice.test' });
    expect([again.status, again.body.code]).toEqual([429, 'over_email_send_rate_limit']);
    expect(again.body.message).toMatch(
      /^For security purposes, you can only request this after \d+ seconds\.$/,
    );
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post('/otp', { email: 'two@practice.test' })).status).toBe(200);
  });

  test('are counted per network address too', async () => {
    const seen = await statuses(61, (index) => post('/otp', { email: `many-${index}@practice.test` }));
    expect([seen.filter((status) => status === 200).length, seen.at(-1)]).toEqual([60, 429]);
    expect((await post('/otp', { email: 'else@practice.test' }, '203.0.113.8')).status).toBe(200);
  });
});

test('guesses at codes and passwords are counted per address, from wherever they come', async () => {
  const code = (index: number) =>
    post('/verify', { type: 'email', email: 'v@practice.test', token: '1' }, `198.51.100.${index}`);
  expect((await statuses(11, code)).slice(-2)).toEqual([403, 429]);
  const password = (index: number) =>
    post('/token?grant_type=password', { email: 'v@practice.test', password: 'x' }, `198.51.100.${index}`);
  expect((await statuses(11, password)).slice(-2)).toEqual([400, 429]);
});

test('sign-ins begun and codes exchanged are counted per network address', async () => {
  const few = await startTestService({
    rateLimits: { authorizePerIp: { limit: 2, seconds: 3600 }, tokenPerIp: { limit: 2, seconds: 3600 } },
  });
  try {
    const authorize = () =>
      few.request(
        `/auth/v1/authorize?provider=development&code_challenge_method=s256&code_challenge=${'x'.repeat(43)}`,
      );
    expect(await statuses(3, authorize)).toEqual([302, 302, 429]);
    const exchange = () =>
      few.request('/auth/v1/token?grant_type=pkce', {
        method: 'POST',
        body: '{"auth_code":"x","code_verifier":"y"}',
      });
    expect(await statuses(3, exchange)).toEqual([404, 404, 429]);
    const refused = await few.request('/auth/v1/token?grant_type=refresh_token', {
      method: 'POST',
      body: '{}',
    });
    expect(await refused.json()).toEqual({
      code: 429,
      error_code: 'over_request_rate_limit',
      msg: 'Request rate limit reached',
    });
  } finally {
    await few.stop();
  }
});

test('all instances share the limits', async () => {
  const second = await startAuthService({
    ...service.options,
    port: await freePort(),
  });
  try {
    await post('/otp', { email: 'shared@practice.test' });
    const there = await post('/otp', { email: 'shared@practice.test' }, '203.0.113.7', second.url);
    expect(there.status).toBe(429);
  } finally {
    await second.close();
  }
});

test('addresses of people are not kept by the limits', async () => {
  await post('/otp', { email: 'secret.person@practice.test' });
  const rows = await service.database.sql<{ bucket: string }[]>`select bucket from auth.rate_windows`;
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map((row) => row.bucket).join(' ')).not.toContain('secret.person');
});

test('X-Forwarded-For of whoever is no configured proxy is not believed', async () => {
  const direct = await startTestService({
    rateLimits: { verifyPerIp: { limit: 2, seconds: 3600 } },
  });
  try {
    const seen = await statuses(3, (index) =>
      post('/verify', { type: 'sms', token: '1', phone: '15550100' }, `198.51.100.${index}`, direct.url).then(
        async (answer) =>
          answer.status === 401
            ? direct.request('/auth/v1/verify', {
                method: 'POST',
                body: JSON.stringify({ type: 'sms', token: '1', phone: '15550100' }),
                headers: { 'x-forwarded-for': `198.51.100.${index}` },
              })
            : answer,
      ),
    );
    expect(seen).toEqual([403, 403, 429]);
  } finally {
    await direct.stop();
  }
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('of %s the network %s is counted', (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

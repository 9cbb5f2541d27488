import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { walkDevelopmentSignIn } from './testing/index.ts';
import { CALLBACK_PAGE, SITE_URL, startTestService, type TestService } from './testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.stop();
});

const VERSION = '2024-01-01';

function newPkce() {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

function authorizePath(parameters: Record<string, string>): string {
  return `/auth/v1/authorize?${new URLSearchParams(parameters)}`;
}

function beginPath(challenge: string, redirectTo = CALLBACK_PAGE): string {
  return authorizePath({
    provider: 'development',
    redirect_to: redirectTo,
    code_challenge: challenge,
    code_challenge_method: 's256',
  });
}

/** A sign-in up to its code. */
async function finishedFlow() {
  const { verifier, challenge } = newPkce();
  const end = await walkDevelopmentSignIn(`${service.url}${beginPath(challenge)}`, {
    email: 'a@practice.test',
  });
  return { verifier, code: end.searchParams.get('code') ?? '', end };
}

async function exchange(code: string, verifier: string) {
  const response = await service.request('/auth/v1/token?grant_type=pkce', {
    method: 'POST',
    body: JSON.stringify({ auth_code: code, code_verifier: verifier }),
    version: VERSION,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Makes every flow under way as old as given. */
async function ageFlows(seconds: number): Promise<void> {
  await service.database
    .sql`update auth.flow_state set created_at = created_at - ${seconds} * interval '1 second'`;
}

describe('the code of a sign-in', () => {
  test('is exchanged once', async () => {
    const { code, verifier } = await finishedFlow();
    expect((await exchange(code, verifier)).status).toBe(200);
    expect(await exchange(code, verifier)).toMatchObject({
      status: 404,
      body: { code: 'flow_state_not_found' },
    });
  });

  test('is exchanged once by two requests at the same time', async () => {
    const { code, verifier } = await finishedFlow();
    const answers = await Promise.all([exchange(code, verifier), exchange(code, verifier)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 404]);
  });

  test('needs the verifier of the browser that began, and is spent by a wrong one', async () => {
    const { code, verifier } = await finishedFlow();
    expect(await exchange(code, newPkce().verifier)).toMatchObject({
      status: 400,
      body: { code: 'bad_code_verifier' },
    });
    expect((await exchange(code, verifier)).status).toBe(404);
  });

  test('is refused when the sign-in is older than five minutes', async () => {
    const { code, verifier } = await finishedFlow();
    await ageFlows(301);
    expect(await exchange(code, verifier)).toMatchObject({
      status: 422,
      body: { code: 'flow_state_expired' },
    });
  });

  test('is not stored', async () => {
    const { code } = await finishedFlow();
    const rows = await service.database.sql`select row_to_json(f)::text as text from auth.flow_state f`;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => row.text.includes(code))).toEqual([]);
  });
});

describe('the callback', () => {
  async function answerOf(challenge: string): Promise<string> {
    // Stop one step before our own callback, by asking the issuer for its answer only.
    const started = await service.request(beginPath(challenge));
    return new URL(started.headers.get('location') ?? '').searchParams.get('state') ?? '';
  }

  test('sends an unknown, malformed or missing state to the site with a reason', async () => {
    for (const state of ['', 'nonsense', crypto.randomUUID()]) {
      const response = await service.request(`/auth/v1/callback?code=x&state=${state}`);
      expect(response.status).toBe(303);
      const location = new URL(response.headers.get('location') ?? '');
      expect(location.origin + location.pathname).toBe(SITE_URL);
      expect(location.searchParams.get('error_code')).toBe('bad_oauth_state');
    }
  });

  test('takes one answer per sign-in, even a wrong one', async () => {
    const state = await answerOf(newPkce().challenge);
    const forged = await service.request(`/auth/v1/callback?code=forged&state=${state}`);
    const first = new URL(forged.headers.get('location') ?? '');
    expect(first.origin + first.pathname).toBe(CALLBACK_PAGE);
    expect(first.searchParams.get('error')).toBe('server_error');
    expect(first.searchParams.has('code')).toBe(false);
    const again = await service.request(`/auth/v1/callback?code=forged&state=${state}`);
    expect(new URL(again.headers.get('location') ?? '').searchParams.get('error_code')).toBe(
      'bad_oauth_state',
    );
  });

  test('refuses an answer that comes after five minutes', async () => {
    const state = await answerOf(newPkce().challenge);
    await ageFlows(301);
    const late = await service.request(`/auth/v1/callback?code=x&state=${state}`);
    expect(new URL(late.headers.get('location') ?? '').searchParams.get('error_code')).toBe(
      'flow_state_expired',
    );
  });

  test('sends a banned person back without a code', async () => {
    await finishedFlow();
    await service.database.sql`
      update auth.users set banned_until = now() + interval '1 hour' where email = 'a@practice.test'`;
    const { end } = await finishedFlow();
    await service.database.sql`update auth.users set banned_until = null where email = 'a@practice.test'`;
    expect(end.searchParams.get('error')).toBe('access_denied');
    expect(end.searchParams.get('error_code')).toBe('user_banned');
  });
});

describe('the address a sign-in ends at', () => {
  async function endOf(redirectTo: string): Promise<URL> {
    const path = beginPath(newPkce().challenge, redirectTo);
    return walkDevelopmentSignIn(`${service.url}${path}`, { email: 'a@practice.test' });
  }

  test('is the allowed page with its own query', async () => {
    const end = await endOf(`${CALLBACK_PAGE}?next=/admin`);
    expect(end.pathname).toBe('/auth/callback');
    expect(end.searchParams.get('next')).toBe('/admin');
    expect(end.searchParams.has('code')).toBe(true);
  });

  test.each([
    'http://evil.example/auth/callback',
    'http://localhost:4000/auth/callback',
    'https://localhost:3999/auth/callback',
    `${CALLBACK_PAGE}/more`,
    'http://localhost:3999@evil.example/auth/callback',
    'http://user:secret@localhost:3999/auth/callback',
    `${CALLBACK_PAGE}#fragment`,
    'javascript:alert(1)//localhost:3999/auth/callback',
    '//evil.example',
    'not an address',
  ])('is the site instead of %s', async (redirectTo) => {
    const end = await endOf(redirectTo);
    expect(end.origin + end.pathname).toBe(SITE_URL);
  });
});

describe('the beginning of a sign-in', () => {
  const { challenge } = newPkce();
  test.each([
    ['an unknown provider', { provider: 'github', code_challenge: challenge, code_challenge_method: 's256' }],
    ['no provider', { code_challenge: challenge, code_challenge_method: 's256' }],
    ['a challenge without a method', { provider: 'development', code_challenge: challenge }],
    ['a method without a challenge', { provider: 'development', code_challenge_method: 's256' }],
    ['no PKCE at all', { provider: 'development' }],
    [
      'a plain challenge',
      { provider: 'development', code_challenge: challenge, code_challenge_method: 'plain' },
    ],
    [
      'a short challenge',
      { provider: 'development', code_challenge: 'x'.repeat(42), code_challenge_method: 's256' },
    ],
    [
      'a long challenge',
      { provider: 'development', code_challenge: 'x'.repeat(129), code_challenge_method: 's256' },
    ],
    [
      'an odd challenge',
      { provider: 'development', code_challenge: '<'.repeat(43), code_challenge_method: 's256' },
    ],
  ])('with %s is refused', async (_case, parameters: Record<string, string>) => {
    const response = await service.request(authorizePath(parameters));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 400, error_code: 'validation_failed' });
  });
});

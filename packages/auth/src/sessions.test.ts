import { decodeJwt, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DevelopmentSession, signInAsDevelopmentPerson } from './testing/index.ts';
import { CALLBACK_PAGE, startTestService, type TestService } from './testing/test-service.ts';

const VERSION = '2024-01-01';

let service: TestService;
let session: DevelopmentSession;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.stop();
});
beforeEach(async () => {
  session = await signInAsDevelopmentPerson({
    url: service.url,
    anonKey: service.anonKey,
    email: 'va@practice.test',
    redirectTo: CALLBACK_PAGE,
  });
});

async function refresh(token: string) {
  const response = await service.request('/auth/v1/token?grant_type=refresh_token', {
    method: 'POST',
    body: JSON.stringify({ refresh_token: token }),
    version: VERSION,
  });
  return { status: response.status, body: (await response.json()) as DevelopmentSession & { code?: string } };
}

async function readUser(token: string) {
  const response = await service.request('/auth/v1/user', {
    headers: { authorization: `Bearer ${token}` },
    version: VERSION,
  });
  return { status: response.status, body: (await response.json()) as { code?: string; email?: string } };
}

/** As if the latest refresh of every session had been that long ago. */
async function ageRefreshes(seconds: number): Promise<void> {
  await service.database.sql`
    update auth.sessions set refreshed_at = refreshed_at - ${seconds} * interval '1 second'`;
}

describe('refresh tokens', () => {
  test('are replaced by each use', async () => {
    const first = await refresh(session.refresh_token);
    const second = await refresh(first.body.refresh_token);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(new Set([session, first.body, second.body].map((each) => each.refresh_token)).size).toBe(3);
  });

  test('give two tabs that refresh at once the same next token', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => refresh(session.refresh_token)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map((answer) => answer.body.refresh_token)).size).toBe(1);
  });

  test('end the session when the previous one comes back later: somebody has a copy', async () => {
    const next = await refresh(session.refresh_token);
    await ageRefreshes(11);
    expect(await refresh(session.refresh_token)).toMatchObject({
      status: 400,
      body: { code: 'refresh_token_already_used' },
    });
    expect(await refresh(next.body.refresh_token)).toMatchObject({
      status: 400,
      body: { code: 'refresh_token_not_found' },
    });
    expect(await readUser(next.body.access_token)).toMatchObject({
      status: 403,
      body: { code: 'session_not_found' },
    });
  });

  test('end the session at once when an older one comes back', async () => {
    const second = await refresh(session.refresh_token);
    await refresh(second.body.refresh_token);
    expect((await refresh(session.refresh_token)).body.code).toBe('refresh_token_already_used');
    expect((await readUser(second.body.access_token)).status).toBe(403);
  });

  test('end only the session they belong to', async () => {
    const other = await signInAsDevelopmentPerson({
      url: service.url,
      anonKey: service.anonKey,
      email: 'va@practice.test',
      redirectTo: CALLBACK_PAGE,
    });
    await refresh(session.refresh_token);
    await ageRefreshes(11);
    await refresh(session.refresh_token);
    expect((await readUser(other.access_token)).status).toBe(200);
  });

  test('are refused after the session’s last day', async () => {
    await service.database.sql`update auth.sessions set not_after = now() - interval '1 second'`;
    expect(await refresh(session.refresh_token)).toMatchObject({
      status: 400,
      body: { code: 'session_expired' },
    });
    expect((await readUser(session.access_token)).body.code).toBe('session_not_found');
  });

  test('are refused when any character is changed', async () => {
    const token = session.refresh_token;
    for (let index = 0; index < token.length; index += 7) {
      const altered = `${token.slice(0, index)}${token[index] === 'A' ? 'B' : 'A'}${token.slice(index + 1)}`;
      expect((await refresh(altered)).body.code).toBe('refresh_token_not_found');
    }
    expect((await refresh('')).body.code).toBe('refresh_token_not_found');
    expect((await refresh(token)).status).toBe(200);
  });

  test('cannot be made from what the database holds', async () => {
    const rows = await service.database.sql`select row_to_json(s)::text as text from auth.sessions s`;
    expect(rows.filter((row) => row.text.includes(session.refresh_token))).toEqual([]);
  });
});

describe('access tokens', () => {
  test('that are ours are accepted', async () => {
    expect(await readUser(session.access_token)).toMatchObject({
      status: 200,
      body: { email: 'va@practice.test' },
    });
  });

  test('that are altered, unsigned, expired or somebody else’s are refused', async () => {
    const [header = '', payload = '', signature = ''] = session.access_token.split('.');
    const claims = decodeJwt(session.access_token);
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const stranger = await generateKeyPair('ES256', { extractable: true });
    const kid = JSON.parse(Buffer.from(header, 'base64url').toString()).kid as string;
    const jwks = (await (await fetch(service.jwksUrl)).json()) as { keys: Record<string, string>[] };
    const publicKeyAsSecret = new TextEncoder().encode(JSON.stringify(jwks.keys[0]));
    const forged = {
      altered: `${header}.${encode({ ...claims, email: 'owner@practice.test' })}.${signature}`,
      unsigned: `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
      strange: await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).sign(stranger.privateKey),
      symmetric: await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid }).sign(publicKeyAsSecret),
      ownKey: await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', jwk: await exportJWK(stranger.publicKey) })
        .sign(stranger.privateKey),
      apiKey: service.anonKey,
      serviceKey: service.serviceRoleKey,
      noise: 'noise',
    };
    for (const [kind, token] of Object.entries(forged)) {
      expect([kind, await readUser(token)]).toMatchObject([kind, { status: 403, body: { code: 'bad_jwt' } }]);
    }
    const none = await service.request('/auth/v1/user', { version: VERSION });
    expect([none.status, await none.json()]).toMatchObject([401, { code: 'no_authorization' }]);
  });

  test('are refused once they expire', async () => {
    const short = await startTestService({ accessTokenSeconds: -1 });
    try {
      const person = { email: 'va@practice.test', redirectTo: CALLBACK_PAGE };
      const expired = await signInAsDevelopmentPerson({ ...short, ...person });
      const response = await short.request('/auth/v1/user', {
        headers: { authorization: `Bearer ${expired.access_token}` },
        version: VERSION,
      });
      expect([response.status, await response.json()]).toMatchObject([403, { code: 'bad_jwt' }]);
    } finally {
      await short.stop();
    }
  });

  test('are verified by keys published without their private half', async () => {
    const response = await fetch(service.jwksUrl);
    expect(response.headers.get('cache-control')).toBe('public, max-age=600');
    const { keys } = (await response.json()) as { keys: Record<string, string>[] };
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' });
    expect(keys[0]).not.toHaveProperty('d');
    await importJWK(keys[0] ?? {}, 'ES256');
  });

  test('stop working while the person is banned', async () => {
    const ban = (until: string | null) => service.database.sql`update auth.users set banned_until = ${until}`;
    await ban('2999-01-01T00:00:00Z');
    expect((await readUser(session.access_token)).body.code).toBe('user_banned');
    expect(await refresh(session.refresh_token)).toMatchObject({
      status: 400,
      body: { code: 'user_banned', message: 'Invalid Refresh Token: User Banned' },
    });
    await ban(null);
    expect((await readUser(session.access_token)).status).toBe(200);
  });
});

test('nothing secret is logged', () => {
  const text = JSON.stringify(service.logged);
  expect(service.logged.length).toBeGreaterThan(0);
  for (const secret of [session.access_token, session.refresh_token, 'practice.test', service.anonKey]) {
    expect(text).not.toContain(secret);
  }
});

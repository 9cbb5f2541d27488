import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer } from '../server.ts';
import { startTestApi, type TestApi, testConfig } from '../testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ WEB_PUBLIC_URL: 'https://app.example', CORS_ORIGINS: 'https://second.example' });
});
afterAll(() => api.close());

const preflight = (origin: string) =>
  api.app.inject({
    method: 'OPTIONS',
    url: '/records',
    headers: {
      origin,
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization,content-type,x-org-id,dpop',
    },
  });

describe('web pages', () => {
  it.each(['https://app.example', 'https://second.example'])(
    'of %s may call, without cookies',
    async (origin) => {
      const { headers } = await preflight(origin);
      expect(headers['access-control-allow-origin']).toBe(origin);
      expect(headers['access-control-allow-credentials']).toBeUndefined();
      expect(headers['access-control-allow-methods']).toContain('PATCH');
      expect(String(headers['access-control-allow-headers']).toLowerCase()).toContain('x-org-id');
      const answer = await api.call(api.agency.admin, 'GET', '/accounts', { headers: { origin } });
      expect(answer.headers['access-control-expose-headers']).toContain('DPoP-Nonce');
    },
  );

  it('of other origins may not', async () => {
    const { headers } = await preflight('https://evil.example');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('every answer', () => {
  it.each(['/version', '/nowhere', '/accounts', '/docs/'])(
    'of %s is not to be sniffed or framed',
    async (path) => {
      const { headers } = await api.call(null, 'GET', path);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['permissions-policy']).toContain('camera=()');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['strict-transport-security']).toBeUndefined();
    },
  );

  it('runs no inline script, and the documentation needs none', async () => {
    const page = await api.call(null, 'GET', '/docs/');
    expect(page.status).toBe(200);
    const scripts = /script-src ([^;]*)/.exec(String(page.headers['content-security-policy']))?.[1];
    expect(scripts).toBe("'self'");
    const tags = String(page.body).match(/<script[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(0);
    expect(tags.filter((tag) => !tag.includes(' src="'))).toEqual([]);
  });

  it('of production is to be asked for by https only', async () => {
    const production = await buildServer(testConfig(api.database, api.auth, { NODE_ENV: 'production' }), {
      database: api.database.db,
    });
    const { headers } = await production.inject({ url: '/version' });
    expect(headers['strict-transport-security']).toContain('max-age=');
    await production.close();
  });
});

describe('a browser’s ambient authority', () => {
  it('is none: cookies and basic credentials are no session, from whatever page', async () => {
    const token = await api.auth.token(api.agency.admin);
    for (const headers of [
      {
        cookie: `crosscart-session=base64-${Buffer.from(JSON.stringify({ access_token: token })).toString('base64url')}`,
      },
      { cookie: `access_token=${token}; sb-access-token=${token}; authorization=Bearer ${token}` },
      { authorization: `Basic ${Buffer.from(`${api.agency.admin.email}:${token}`).toString('base64')}` },
    ]) {
      const answer = await api.call(null, 'POST', '/admin/accounts', {
        headers: { ...headers, origin: 'https://app.example' },
        body: { code: 'X', name: 'X' },
      });
      expect([answer.status, answer.body.error.code]).toEqual([401, 'UNAUTHENTICATED']);
    }
  });

  it('does not come of the address either: a token in the query is no session', async () => {
    const token = await api.auth.token(api.agency.admin);
    const answer = await api.call(null, 'GET', '/accounts', { query: { access_token: token, token } });
    expect(answer.status).toBe(401);
  });
});

describe('who calls from where', () => {
  const auditedIp = async (environment: Record<string, string>, forwarded: string): Promise<unknown> => {
    const app = await buildServer(testConfig(api.database, api.auth, environment), {
      database: api.database.db,
    });
    const token = await api.auth.token(api.agency.admin);
    const email = `${crypto.randomUUID()}@agency.example`;
    const answer = await app.inject({
      method: 'POST',
      url: '/admin/invites',
      headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': forwarded },
      payload: { email, role: 'client' },
    });
    await app.close();
    expect(answer.statusCode).toBe(200);
    const [row] = await api.database.sql`
      select ip from app.audit_logs where subject_id = ${answer.json().id} limit 1`;
    return row?.ip;
  };

  it('is the socket’s word, not X-Forwarded-For’s', async () => {
    expect(await auditedIp({}, '203.0.113.9')).toBe('127.0.0.1');
    expect(await auditedIp({ TRUSTED_PROXIES: '10.0.0.0/8' }, '203.0.113.9')).toBe('127.0.0.1');
  });

  it('is a configured proxy’s word, of which only the last untrusted address counts', async () => {
    const trusting = { TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8' };
    expect(await auditedIp(trusting, '203.0.113.9')).toBe('203.0.113.9');
    expect(await auditedIp(trusting, '1.1.1.1, 203.0.113.9, 10.1.2.3')).toBe('203.0.113.9');
  });
});

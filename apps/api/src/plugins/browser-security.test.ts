import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/index.ts';

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

it('answers are data: not to be sniffed, framed or run', async () => {
  const { headers } = await api.call(null, 'GET', '/version');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  expect(headers['content-security-policy']).toContain("default-src 'self'");
});

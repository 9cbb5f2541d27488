import { endpoint } from '@crosscart/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { route } from './routing/route.ts';
import { buildServer } from './server.ts';
import { startTestApi, type TestApi, testConfig } from './testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const WHO_CALLS = endpoint({
  method: 'GET',
  path: '/test/who-calls',
  tag: 'test',
  access: 'public',
  summary: 'test',
  response: z.object({ ip: z.string() }),
});

async function addressSeenBy(trustedProxies: string): Promise<string> {
  const app = await buildServer(
    testConfig(api.database, api.auth, { TRUSTED_PROXIES: trustedProxies }),
    { database: api.database.db },
    { extraDoors: (server) => route(server, WHO_CALLS, ({ request }) => ({ ip: request.ip })) },
  );
  const answer = await app.inject({
    url: WHO_CALLS.path,
    remoteAddress: '10.1.2.3',
    headers: { 'x-forwarded-for': '203.0.113.9' },
  });
  await app.close();
  return answer.json().ip;
}

it('believes X-Forwarded-For from configured proxies only', async () => {
  expect(await addressSeenBy('')).toBe('10.1.2.3');
  expect(await addressSeenBy('192.168.0.0/16')).toBe('10.1.2.3');
  expect(await addressSeenBy('10.0.0.0/8')).toBe('203.0.113.9');
});

it('does not start with a door that nobody watches', async () => {
  const unwatched = endpoint({ ...WHO_CALLS, path: '/test/unwatched', access: 'nobody' as 'public' });
  await expect(
    buildServer(
      api.config,
      { database: api.database.db },
      { extraDoors: (server) => route(server, unwatched, () => ({ ip: '' })) },
    ),
  ).rejects.toThrow('No access checker is registered for "nobody".');
});

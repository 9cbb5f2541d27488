import { connect } from 'node:net';
import { endpoint } from '@crosscart/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { route } from '../routing/route.ts';
import { buildServer } from '../server.ts';
import { startTestApi, type TestApi } from '../testing/index.ts';

const SLOW = endpoint({
  method: 'GET',
  path: '/test/slow',
  tag: 'test',
  access: 'public',
  summary: 'test',
  response: z.object({ done: z.boolean() }),
});

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

it('a closing server answers what is under way, and no kept-alive connection holds it up', async () => {
  const arrived = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const app = await buildServer(
    api.config,
    { database: api.database.db },
    {
      extraDoors: (server) =>
        route(server, SLOW, async () => {
          arrived.resolve();
          await release.promise;
          return { done: true };
        }),
    },
  );
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const answer = fetch(`${address}${SLOW.path}`);
  await arrived.promise;
  const closing = app.close();
  release.resolve();
  expect(await (await answer).json()).toEqual({ done: true });
  await closing;
}, 4_000);

it('a connection that never said anything is let go', async () => {
  const app = await buildServer(api.config, { database: api.database.db });
  const address = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const silent = connect(Number(address.port), '127.0.0.1');
  await new Promise((resolve) => silent.once('connect', resolve));
  const gone = new Promise((resolve) => silent.once('close', resolve));
  await app.close();
  await gone;
}, 4_000);

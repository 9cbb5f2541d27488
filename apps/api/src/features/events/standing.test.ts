import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildServer } from '../../server.ts';
import { type SignIn, startTestApi, type TestApi } from '../../testing/index.ts';
import { type Listening, listenAs } from '../../testing/listening.ts';
import { listen } from '../../testing/paired-agents.ts';

/** Two processes' servers over one database: whoever loses their place loses it at both. */
let api: TestApi;
let second: FastifyInstance;
let doors: (typeof fetch)[];
beforeAll(async () => {
  api = await startTestApi();
  second = await buildServer(api.config, { database: api.database.db });
  doors = [await listen(api), await listen({ app: second, config: api.config })];
});
afterAll(async () => {
  await second.close();
  await api.close();
});

async function listening(person: SignIn): Promise<Listening[]> {
  const streams = await Promise.all(doors.map((door) => listenAs(api, door, person)));
  for (const stream of streams) expect((await stream.next())?.event).toBe('ready');
  return streams;
}

/** Makes the change and waits until every stream has ended: at the next look at who may stay, a second away at most. */
async function endAfter(streams: Listening[], change: () => Promise<{ status: number }>): Promise<void> {
  expect((await change()).status).toBe(200);
  await Promise.all(
    streams.map(async (stream) => {
      while ((await stream.next()) !== null);
    }),
  );
}

const onUser = (method: 'PATCH' | 'DELETE', whom: SignIn, body?: Record<string, unknown>) => () =>
  api.call(api.agency.admin, method, `/admin/users/${whom.id}`, body === undefined ? {} : { body });

/** What every request gets from both servers. */
async function refusalsOf(person: SignIn): Promise<string[]> {
  const token = await api.auth.token(person);
  return Promise.all(
    doors.map(async (door) => {
      const answer = await door(`${api.config.apiPublicUrl}/admin/users`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return ((await answer.json()) as { error: { code: string } }).error.code;
    }),
  );
}

async function anotherAdmin(email: string): Promise<SignIn> {
  await api.call(api.agency.admin, 'POST', '/admin/invites', { body: { email, role: 'admin' } });
  const person = { id: crypto.randomUUID(), email, fullName: 'Another admin' };
  expect((await api.call(person, 'POST', '/auth/bootstrap')).status).toBe(200);
  return person;
}

test('a suspended member hears nothing more at either server, and is refused', async () => {
  const person = await anotherAdmin('suspended-soon@agency.example');
  const streams = await listening(person);
  await endAfter(streams, onUser('PATCH', person, { status: 'suspended' }));
  expect(await refusalsOf(person)).toEqual(['SUSPENDED', 'SUSPENDED']);
});

test('a demoted member too, and may come again as what they are now', async () => {
  const person = await anotherAdmin('demoted-soon@agency.example');
  const streams = await listening(person);
  await endAfter(streams, onUser('PATCH', person, { role: 'va' }));
  expect(await refusalsOf(person)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  for (const stream of await listening(person)) await stream.hangUp();
});

test('a removed member too', async () => {
  const person = await anotherAdmin('removed-soon@agency.example');
  const streams = await listening(person);
  await endAfter(streams, onUser('DELETE', person));
  expect(await refusalsOf(person)).toEqual(['NO_MEMBERSHIP', 'NO_MEMBERSHIP']);
});

test('whoever signed in longer ago than the organisation now allows is no longer told anything', async () => {
  const amr = [{ method: 'oauth', timestamp: Math.floor(Date.now() / 1000) - 3 * 3600 }];
  const streams = await Promise.all(
    doors.map((door) => listenAs(api, door, api.agency.va, { claims: { amr } })),
  );
  for (const stream of streams) expect((await stream.next())?.event).toBe('ready');
  await endAfter(streams, () =>
    api.call(api.agency.admin, 'PATCH', `/admin/orgs/${api.agency.orgId}`, { body: { session_hours: 2 } }),
  );
});

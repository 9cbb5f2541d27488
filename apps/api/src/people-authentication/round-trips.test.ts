import { endpoint } from '@crosscart/contracts';
import { openDatabase } from '@crosscart/database';
import { countRoundTrips, type RoundTripCounter } from '@crosscart/database/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { route } from '../routing/route.ts';
import { buildServer } from '../server.ts';
import { startTestApi, type TestApi } from '../testing/index.ts';

let api: TestApi;
let counter: RoundTripCounter;
let app: FastifyInstance;
let closeDatabase: () => Promise<void>;
beforeAll(async () => {
  api = await startTestApi();
  counter = await countRoundTrips(api.database.apiUrl);
  const database = openDatabase({ url: counter.url, maxConnections: 1, applicationName: 'counted' });
  closeDatabase = () => database.close();
  app = await buildServer(api.config, { database }, { extraDoors: openIdleDoors });
});
afterAll(async () => {
  await app.close();
  await closeDatabase();
  await counter.close();
  await api.close();
});

/** Doors that do nothing behind the door: what they cost is what letting somebody in costs. */
function openIdleDoors(server: FastifyInstance): void {
  const idle = (path: string) =>
    ({ method: 'GET', path, tag: 'test', summary: 'Nothing', response: z.object({}) }) as const;
  route(server, endpoint({ ...idle('/idle/signed-in'), access: 'signed_in' }), () => ({}));
  route(server, endpoint({ ...idle('/idle/member'), access: 'member' }), () => ({}));
  route(server, endpoint({ ...idle('/idle/key'), access: { permission: 'admin.users' } }), () => ({}));
}

async function tripsOf(url: string): Promise<number> {
  const headers = { authorization: `Bearer ${await api.auth.token(api.agency.admin)}` };
  const ask = async () => expect((await app.inject({ url, headers })).statusCode, url).toBe(200);
  // Warm: the connection is open, the keys are known, when the person was seen is kept.
  await ask();
  await ask();
  counter.take();
  await ask();
  return counter.take();
}

it('lets a person in with one round trip to the database', async () => {
  expect(await tripsOf('/idle/signed-in')).toBe(1);
  expect(await tripsOf('/idle/member')).toBe(1);
  expect(await tripsOf('/idle/key')).toBe(1);
});

it('lists records with one more', async () => {
  expect(await tripsOf('/records?limit=100')).toBe(2);
});

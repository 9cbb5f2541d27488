import { createTestDatabase, type TestDatabase } from '@crosscart/database/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer } from '../../server.ts';
import { newPerson, startTestApi, type TestApi, testConfig } from '../../testing/index.ts';
import { newSetupCode } from './service.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

it('GET /health says that the database answers', async () => {
  expect(await api.call(null, 'GET', '/health')).toMatchObject({ status: 200, body: { ok: true } });
});

it('GET /version names the version', async () => {
  expect((await api.call(null, 'GET', '/version')).body.version).toMatch(/^\d+\.\d+\.\d+/);
});

it('GET /setup says that an installation with an org needs no set-up, and POST refuses', async () => {
  expect((await api.call(null, 'GET', '/setup')).body).toEqual({ needed: false });
  expect(await newSetupCode(api.database.db)).toBeNull();
  const answer = await api.call(null, 'POST', '/setup', {
    body: { code: 'ABCDEFGHJKLMNPQRSTUV', org_name: 'Mine', owner_email: 'me@setup.example' },
  });
  expect(answer.body.error.code).toBe('SETUP_DONE');
});

describe('an empty installation', () => {
  let database: TestDatabase;
  let app: FastifyInstance;
  beforeAll(async () => {
    database = await createTestDatabase();
    app = await buildServer(testConfig(database, api.auth), { database: database.db });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });
  const setUp = (code: string) =>
    app.inject({
      method: 'POST',
      url: '/setup',
      payload: { code, org_name: 'First', owner_email: 'owner@setup.example', time_zone: 'Europe/Berlin' },
    });

  it('is opened by the one-time code, not by a wrong one, and its owner comes in by the invite', async () => {
    expect((await app.inject('/setup')).json()).toEqual({ needed: true });
    const code = await newSetupCode(database.db);
    const wrong = await setUp('WRONGWRONGWRONGWRONG');
    expect(wrong.statusCode).toBe(403);
    expect(wrong.json().error.code).toBe('SETUP_CODE_WRONG');

    const right = await setUp(String(code));
    expect(right.statusCode).toBe(200);
    expect(right.json()).toEqual({ org_id: expect.any(String), owner_email: 'owner@setup.example' });
    expect((await setUp(String(code))).json().error.code).toBe('SETUP_DONE');

    const token = await api.auth.token(newPerson('owner@setup.example', 'Owner'));
    const owner = await app.inject({
      method: 'POST',
      url: '/auth/bootstrap',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(owner.json().memberships).toEqual([
      expect.objectContaining({ is_owner: true, role: 'admin', org_time_zone: 'Europe/Berlin' }),
    ]);
  });
});

describe('the set-up code', () => {
  it('stops working after five wrong tries', async () => {
    const database = await createTestDatabase();
    const app = await buildServer(testConfig(database, api.auth), { database: database.db });
    const setUp = (code: string) =>
      app.inject({
        method: 'POST',
        url: '/setup',
        payload: { code, org_name: 'First', owner_email: 'owner@setup.example' },
      });
    const code = String(await newSetupCode(database.db));
    for (let tries = 0; tries < 5; tries++)
      expect((await setUp('WRONGWRONGWRONGWRONG')).statusCode).toBe(403);
    expect((await setUp(code)).json().error.code).toBe('SETUP_CODE_WRONG');
    await app.close();
    await database.drop();
  });
});

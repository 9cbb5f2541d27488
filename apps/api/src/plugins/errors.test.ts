import { AppError, ErrorResponse, endpoint } from '@crosscart/contracts';
import { openDatabase } from '@crosscart/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { route } from '../routing/route.ts';
import { buildServer } from '../server.ts';
import { startTestApi, type TestApi, testConfig } from '../testing/index.ts';
import { appErrorOf } from './errors.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const post = (payload: string, contentType = 'application/json') =>
  api.app.inject({ method: 'POST', url: '/setup', payload, headers: { 'content-type': contentType } });

describe('every error', () => {
  it('has the one shape, and its request id stands in a header too', async () => {
    const answer = await api.call(null, 'GET', '/nowhere');
    expect(answer.status).toBe(404);
    expect(ErrorResponse.parse(answer.body).error.code).toBe('ROUTE_NOT_FOUND');
    expect(answer.headers['x-request-id']).toBe(answer.body.error.requestId);
  });

  it.each([
    ['malformed JSON', '{"code":', 'application/json', 'is not valid JSON'],
    ['a body that poisons prototypes', '{"__proto__": {"a": 1}}', 'application/json', 'is not valid JSON'],
    ['no body', '', 'application/json', 'required'],
    ['another media type', 'a=b', 'application/x-www-form-urlencoded', 'must be sent as application/json'],
    ['too much', JSON.stringify({ code: 'x'.repeat(1_100_000) }), 'application/json', 'is too large'],
    ['no object', '[]', 'application/json', 'expected object, received array'],
  ])('about %s names the body', async (_what, payload, contentType, problem) => {
    const answer = await post(payload, contentType);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error).toMatchObject({
      code: 'VALIDATION_FAILED',
      details: { fields: [{ field: 'body', problem }] },
    });
  });

  it('about an address that cannot be read keeps the shape', async () => {
    const answer = await api.app.inject('/%zz');
    expect(answer.statusCode).toBe(400);
    expect(ErrorResponse.safeParse(answer.json()).success).toBe(true);
  });

  it('about path and query names the parameter', async () => {
    const { admin } = api.agency;
    const path = await api.call(admin, 'GET', '/admin/accounts/7');
    expect(path.body.error.details.fields[0].field).toBe('id');
    const query = await api.call(admin, 'GET', '/records', { query: { limit: '0', status: 'X', page: '1' } });
    expect(query.body.error.details.fields.map((each: { field: string }) => each.field).sort()).toEqual([
      'limit',
      'page',
      'status',
    ]);
  });
});

describe('errors of the database', () => {
  const raise = (code: string, message: string, detail = '') =>
    api.database.sql
      .unsafe(
        `do $$ begin raise exception using errcode = '${code}', message = '${message}', detail = '${detail}'; end $$`,
      )
      .then(
        () => null,
        (error: unknown) => appErrorOf(error),
      );

  it('raised by our SQL functions keep their code and details', async () => {
    expect(await raise('CC001', 'STALE_ATTEMPT', '{"fence":3}')).toMatchObject({
      code: 'STALE_ATTEMPT',
      details: { fence: 3 },
      status: 409,
    });
    expect(await raise('CC001', 'NO_SUCH_CODE')).toBeNull();
  });

  it.each(['57014', '57P01', '53300', '40001', '40P01', '08006'])('%s means: come again', async (code) => {
    expect(await raise(code, 'whatever')).toMatchObject({ code: 'UNAVAILABLE', status: 503 });
  });

  it('that nobody expected are faults of ours', async () => {
    expect(await raise('22012', 'division by zero')).toBeNull();
    expect(await raise('42501', 'permission denied for table x')).toBeNull();
  });

  it('a database that is not there is UNAVAILABLE', async () => {
    const database = openDatabase({
      url: 'postgres://crosscart_api:x@127.0.0.1:9/none',
      maxConnections: 1,
      applicationName: 'test',
    });
    const app = await buildServer(testConfig(api.database, api.auth), { database });
    const answer = await app.inject('/health');
    expect(answer.statusCode).toBe(503);
    expect(answer.json().error.code).toBe('UNAVAILABLE');
    await app.close();
    await database.close();
  });
});

describe('unexpected errors', () => {
  it('are INTERNAL to the caller, and logged with the request id without headers, bodies or search words', async () => {
    const lines: string[] = [];
    const app = await buildServer(
      testConfig(api.database, api.auth, { LOG_LEVEL: 'info' }),
      { database: api.database.db },
      {
        logTo: { write: (line: string) => void lines.push(line) },
        extraDoors: (server) => {
          const door = (path: string, handler: () => { ok: boolean }) =>
            route(
              server,
              endpoint({
                method: 'POST',
                path,
                tag: 'test',
                access: 'public',
                summary: 'test',
                query: z.strictObject({ search: z.string() }),
                body: z.strictObject({ name: z.string() }),
                response: z.object({ ok: z.literal(true) }),
              }),
              handler as () => { ok: true },
            );
          door('/test/throws', () => {
            throw new Error('the inner cause');
          });
          door('/test/breaks-its-answer', () => ({ ok: false }));
          door('/test/refuses', () => {
            throw new AppError('CONFLICT', { version: 2 });
          });
        },
      },
    );
    const call = (path: string) =>
      app.inject({
        method: 'POST',
        url: `${path}?search=secret-words`,
        payload: { name: 'secret-name' },
        headers: { authorization: 'Bearer secret-token', dpop: 'secret-proof', cookie: 'secret-cookie' },
      });
    const thrown = await call('/test/throws');
    expect(thrown.statusCode).toBe(500);
    expect(thrown.json().error).toEqual({
      code: 'INTERNAL',
      message: 'Something went wrong on our side.',
      requestId: expect.any(String),
    });
    expect((await call('/test/breaks-its-answer')).json().error.code).toBe('INTERNAL');
    expect((await call('/test/refuses')).json().error).toMatchObject({
      code: 'CONFLICT',
      details: { version: 2 },
    });
    await app.close();

    const log = lines.join('');
    expect(log).toContain('the inner cause');
    expect(log).toContain(thrown.json().error.requestId);
    expect(log).not.toContain('secret');
  });
});

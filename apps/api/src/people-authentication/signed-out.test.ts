import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { buildServer } from '../server.ts';
import { newPerson, type SignIn, startTestApi, type TestApi } from '../testing/index.ts';
import { type Listening, listenAs } from '../testing/listening.ts';
import { listen } from '../testing/paired-agents.ts';

/** Two processes over one database, which is also the sign-in service's. */
let api: TestApi;
let second: FastifyInstance;
let doors: (typeof fetch)[];
beforeAll(async () => {
  api = await startTestApi();
  second = await buildServer(api.config, { database: api.database.db });
  doors = [await listen(api), await listen({ app: second, config: api.config })];
  const { va, admin } = api.agency;
  for (const { id, email } of [va, admin]) {
    await api.database.sql`insert into auth.users (id, email) values (${id}, ${email})`;
  }
});
afterAll(async () => {
  await second.close();
  await api.close();
});

/** Signs a browser in, as the sign-in service would. */
async function signIn({ id }: SignIn, browser: { not_after?: string; user_agent?: string } = {}) {
  const [session] = await api.database.sql<[{ id: string }]>`
    insert into auth.sessions ${api.database.sql({
      user_id: id,
      not_after: '2099-01-01T00:00:00Z',
      ...browser,
    })} returning id`;
  return session.id;
}
const signOut = (sessionId: string) => api.database.sql`delete from auth.sessions where id = ${sessionId}`;

/** What both processes answer to a token of that session: the status, or the error's code. */
async function answersTo(person: SignIn, sessionId: string | undefined, path = '/accounts', method = 'GET') {
  const token = await api.auth.token(person, { claims: { session_id: sessionId } });
  return Promise.all(
    doors.map(async (door) => {
      const answer = await door(`${api.config.apiPublicUrl}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(method === 'PATCH' && { body: '{}' }),
      });
      return answer.ok ? answer.status : ((await answer.json()) as { error: { code: string } }).error.code;
    }),
  );
}

describe('a sign-out', () => {
  it('counts with the next request at every process, whatever is left of the token', async () => {
    const { va } = api.agency;
    const [here, elsewhere] = [await signIn(va), await signIn(va)];
    expect(await answersTo(va, here)).toEqual([200, 200]);
    await signOut(here);
    for (const [path, method] of [
      ['/accounts', 'GET'],
      ['/me', 'GET'],
      ['/me', 'PATCH'],
      ['/me/sessions', 'GET'],
      ['/events', 'GET'],
    ] as const) {
      expect(await answersTo(va, here, path, method), path).toEqual(['TOKEN_INVALID', 'TOKEN_INVALID']);
    }
    // The person's other browser goes on.
    expect(await answersTo(va, elsewhere)).toEqual([200, 200]);
    expect(await answersTo(va, crypto.randomUUID())).toEqual(['TOKEN_INVALID', 'TOKEN_INVALID']);
    expect(await answersTo(va, undefined)).toEqual(['TOKEN_INVALID', 'TOKEN_INVALID']);
  });

  it('ends the streams of that browser, not those of the person’s others', async () => {
    const { va } = api.agency;
    const [here, elsewhere] = [await signIn(va), await signIn(va)];
    const open = async (sessionId: string): Promise<Listening[]> => {
      const streams = await Promise.all(
        doors.map((door) => listenAs(api, door, va, { claims: { session_id: sessionId } })),
      );
      for (const stream of streams) expect((await stream.next())?.event).toBe('ready');
      return streams;
    };
    const [ending, staying] = [await open(here), await open(elsewhere)];
    await signOut(here);
    for (const stream of ending) while ((await stream.next()) !== null);
    await api.database.sql`
      insert into app.automation_events (org_id, type, actor_kind) values (${api.agency.orgId}, 'org.changed', 'system')`;
    for (const stream of staying) {
      expect(JSON.parse(String((await stream.next())?.data)).type).toBe('org.changed');
      await stream.hangUp();
    }
  });

  it('is also the end of the session’s time', async () => {
    const { va } = api.agency;
    const over = await signIn(va, { not_after: '2026-01-01T00:00:00Z' });
    expect(await answersTo(va, over)).toEqual(['TOKEN_INVALID', 'TOKEN_INVALID']);
  });
});

describe('GET /me/sessions', () => {
  it('lists the person’s living sign-ins and nobody else’s, and says which is asking', async () => {
    const { admin, va } = api.agency;
    await signIn(va, { user_agent: 'another person' });
    await signIn(admin, { user_agent: 'long ago', not_after: '2026-01-01T00:00:00Z' });
    const [laptop, phone] = [
      await signIn(admin, { user_agent: 'laptop' }),
      await signIn(admin, { user_agent: 'phone' }),
    ];
    await api.database
      .sql`update auth.sessions set updated_at = now() + interval '1 minute' where id = ${phone}`;
    const authorization = `Bearer ${await api.auth.token(admin, { claims: { session_id: laptop } })}`;
    const { body } = await api.call(null, 'GET', '/me/sessions', { headers: { authorization } });
    expect(body.items).toMatchObject([
      { id: phone, user_agent: 'phone', is_this_one: false },
      { id: laptop, user_agent: 'laptop', is_this_one: true },
    ]);
  });
});

test('a database that the sign-in service does not keep its sessions in leaves it to the token', async () => {
  const elsewhere = await startTestApi();
  const { admin } = elsewhere.agency;
  expect((await elsewhere.call(admin, 'GET', '/accounts')).status).toBe(200);
  expect((await elsewhere.call(admin, 'GET', '/me/sessions')).body).toEqual({ items: [] });
  // A person whom the service has forgotten is not let in by one that keeps them here.
  expect(await answersTo(newPerson(admin.email), crypto.randomUUID(), '/me')).toEqual([
    'TOKEN_INVALID',
    'TOKEN_INVALID',
  ]);
  await elsewhere.close();
});

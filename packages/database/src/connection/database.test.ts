import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { openDatabase, type UserClaims } from './database.ts';
import { ConnectionLostError, RolledBackError, sqlStateOf } from './errors.ts';

const ann: UserClaims = { sub: randomUUID(), email: 'ann@example.com' };
const bob: UserClaims = { sub: randomUUID(), email: 'bob@example.com' };

describe('transactions under a role', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    await test.sql.unsafe(`
      create table public.notes (id bigint generated always as identity primary key, owner uuid not null, body text);
      alter table public.notes enable row level security;
      alter table public.notes force row level security;
      grant select, insert, update on public.notes to authenticated, service_role;
      create policy own on public.notes to authenticated using (owner = (select auth.uid()));
    `);
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    await test.sql`truncate public.notes`;
    await test.sql`insert into public.notes (owner, body) values (${ann.sub}, 'of Ann'), (${bob.sub}, 'of Bob')`;
  });

  it('shows a person only what row-level security allows', async () => {
    const read = (who: UserClaims) => test.db.asUser(who, (sql) => sql`select body from public.notes`);
    expect(await read(ann)).toEqual([{ body: 'of Ann' }]);
    expect(await read(bob)).toEqual([{ body: 'of Bob' }]);
    expect(await read({ sub: randomUUID() })).toEqual([]);
  });

  it('never mixes people up when many ask at once over few connections', async () => {
    const people = Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? ann : bob));
    const answers = await Promise.all(
      people.map((who, index) =>
        index % 3 === 0
          ? test.db.asUserQuery(who, (sql) => sql`select auth.uid() as id, body from public.notes`)
          : test.db.asUser(who, async (sql) => {
              await sql`select ${index}::int`;
              return sql`select auth.uid() as id, body from public.notes`;
            }),
      ),
    );
    for (const [index, rows] of answers.entries()) {
      const who = people[index];
      expect(rows).toEqual([{ id: who?.sub, body: who === ann ? 'of Ann' : 'of Bob' }]);
    }
  });

  it('keeps nothing of the role or the claims for the next transaction', async () => {
    const single = openDatabase({ url: test.apiUrl, maxConnections: 1, applicationName: 'one' });
    try {
      await single.asUser(ann, (sql) => sql`select 1`);
      const [row] = await single.asAnon(
        (sql) => sql`select current_user, auth.uid() as id, current_setting('statement_timeout') as timeout`,
      );
      expect(row).toEqual({ current_user: 'anon', id: null, timeout: '3s' });
    } finally {
      await single.close();
    }
  });

  it('reads nothing when the role switch fails', async () => {
    const [{ database }] = await test.sql<[{ database: string }]>`select current_database() as database`;
    // A login that may not become authenticated: the switch is refused, as after a bad grant.
    await test.sql.unsafe(`
      drop role if exists powerless;
      create role powerless login noinherit password 'powerless';
      grant connect on database ${database} to powerless;
      grant select on public.notes to powerless;
    `);
    const address = new URL(test.apiUrl);
    address.username = 'powerless';
    address.password = 'powerless';
    const db = openDatabase({ url: address.href, maxConnections: 1, applicationName: 'powerless' });
    try {
      const rows: unknown[] = [];
      const failure = await db
        .asUser(ann, async (sql) => {
          rows.push(...(await sql`select body from public.notes`));
        })
        .catch((error: unknown) => error);
      expect(sqlStateOf(failure)).toBe('42501');
      const single = await db.asUserQuery(ann, (sql) => sql`select body from public.notes`).catch(sqlStateOf);
      expect(single).toBe('42501');
      expect(rows).toEqual([]);
    } finally {
      await db.close();
      await test.sql.unsafe('drop owned by powerless; drop role powerless');
    }
  });

  it('gives the login role itself no rights', async () => {
    const [row] = await test.sql`
      select has_table_privilege('crosscart_api', 'public.notes', 'select') as reads, rolinherit, rolsuper, rolbypassrls
      from pg_roles where rolname = 'crosscart_api'`;
    expect(row).toEqual({ reads: false, rolinherit: false, rolsuper: false, rolbypassrls: false });
  });

  it('lets agents read no table and services past row-level security', async () => {
    const asAgent = test.db.asAgent((sql) => sql`select body from public.notes`);
    await expect(asAgent).rejects.toMatchObject({ code: '42501' });
    const rows = await test.db.asService('test', (sql) => sql`select body from public.notes order by body`);
    expect(rows).toEqual([{ body: 'of Ann' }, { body: 'of Bob' }]);
  });

  it('undoes everything when the work throws', async () => {
    const work = test.db.asService('test', async (sql) => {
      await sql`insert into public.notes (owner, body) values (${ann.sub}, 'draft')`;
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    const [row] = await test.sql`select count(*) as n from public.notes`;
    expect(row?.n).toBe(2);
  });

  it('tells of a roll-back that the work did not notice', async () => {
    const work = test.db.asService('test', async (sql) => {
      await sql`insert into public.notes (owner, body) values (${ann.sub}, 'draft')`;
      await sql`select 1 / 0`.catch(() => {});
      return 'done';
    });
    await expect(work).rejects.toBeInstanceOf(RolledBackError);
  });

  it('refuses writes in a read-only transaction', async () => {
    const work = test.db.asService(
      'test',
      (sql) => sql`insert into public.notes (owner) values (${ann.sub})`,
      {
        readOnly: true,
      },
    );
    await expect(work).rejects.toMatchObject({ code: '25006' });
  });

  it('does not let its sql be used after the end', async () => {
    const leaked = await test.db.asUser(ann, async (sql) => ({ sql }));
    expect(() => leaked.sql`select 1`).toThrow('This transaction has ended');
  });

  it('reports a connection that is lost between two statements, and goes on with a new one', async () => {
    const db = openDatabase({ url: test.apiUrl, maxConnections: 1, applicationName: 'to be cut' });
    try {
      const work = db.asService('test', async (sql) => {
        const [row] = await sql<[{ pid: number }]>`select pg_backend_pid() as pid`;
        await test.sql`select pg_terminate_backend(${row.pid}, 5000)`;
        await sql`insert into public.notes (owner, body) values (${ann.sub}, 'half')`;
      });
      await expect(work).rejects.toBeInstanceOf(ConnectionLostError);
      expect(await db.asUser(ann, (sql) => sql`select body from public.notes`)).toEqual([{ body: 'of Ann' }]);
    } finally {
      await db.close();
    }
  });

  it('tries work again after a serialization failure, when asked to', async () => {
    let tries = 0;
    const body = await test.db
      .asService(
        'test',
        async (sql) => {
          tries++;
          const [row] = await sql<[{ body: string }]>`select body from public.notes where owner = ${ann.sub}`;
          if (tries === 1)
            await test.sql`update public.notes set body = 'of Ann, later' where owner = ${ann.sub}`;
          await sql`select from public.notes where owner = ${ann.sub} for share`;
          return row.body;
        },
        { isolation: 'repeatable read', retries: 2 },
      )
      .catch((error: unknown) => error);
    expect(body).toBe('of Ann, later');
    expect(tries).toBe(2);
  });

  it('hands rows over ready for JSON', async () => {
    const [row] = await test.db.asAnon(
      (
        sql,
      ) => sql`select 9007199254740991::int8 as big, array[1, 2]::int8[] as list, date '2026-03-29' as day,
        timestamptz '2026-03-29 02:30:00.123456+02' as at, '{"a": [1, null]}'::jsonb as json, 1.10::numeric as exact`,
    );
    expect(row).toEqual({
      big: 9007199254740991,
      list: [1, 2],
      day: '2026-03-29',
      at: '2026-03-29T00:30:00.123456Z',
      json: { a: [1, null] },
      exact: '1.10',
    });
    await expect(test.db.asAnon((sql) => sql`select 9007199254740992::int8 as big`)).rejects.toBeInstanceOf(
      RangeError,
    );
  });

  it('takes times back with their microseconds', async () => {
    const at = '2026-03-29T00:30:00.123456Z';
    const [row] = await test.db.asAnon(
      (sql) => sql`select ${at}::timestamptz as at, ${'2026-03-29'}::date as day`,
    );
    expect(row).toEqual({ at, day: '2026-03-29' });
  });

  it('delivers notifications until told to stop', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const stop = await test.db.listen('news', resolve);
    await test.sql`select pg_notify('news', 'hello')`;
    expect(await promise).toBe('hello');
    await stop();
  });

  it('hears notifications past a pooler, where told how', async () => {
    const direct = new URL(test.apiUrl);
    const pooled = new URL(test.apiUrl);
    pooled.port = '1';
    const database = openDatabase({
      url: pooled.href,
      directUrl: direct.href,
      maxConnections: 1,
      applicationName: 'past the pooler',
    });
    try {
      const { promise, resolve } = Promise.withResolvers<string>();
      const stop = await database.listen('news', resolve);
      await test.sql`select pg_notify('news', 'direct')`;
      expect(await promise).toBe('direct');
      await stop();
    } finally {
      await database.close();
    }
  });
});

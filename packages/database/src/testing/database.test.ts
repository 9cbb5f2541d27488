import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advanceClock, createTestDatabase, setClock, type TestDatabase } from './index.ts';

describe('a test database', () => {
  let one: TestDatabase;
  let two: TestDatabase;
  beforeAll(async () => {
    [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });
  afterAll(() => Promise.all([one.drop(), two.drop()]));

  it('is a database of its own', async () => {
    await one.sql`create table public.mine (id int)`;
    const [found] = await two.sql`select to_regclass('public.mine') as table`;
    expect(found?.table).toBeNull();
  });

  it('has the migrations applied and is reached as the API reaches it', async () => {
    const [row] = await one.sql`select count(*) as n from supabase_migrations.schema_migrations`;
    expect(row?.n).toBeGreaterThan(0);
    const rows = await one.db.asUser(
      { sub: crypto.randomUUID() },
      (sql) => sql`select session_user, current_user`,
    );
    expect(rows).toEqual([{ session_user: 'crosscart_api', current_user: 'authenticated' }]);
  });

  it('has a clock that tests can set, for every role', async () => {
    const ahead = async () => {
      const [row] = await one.db.asService(
        'test',
        (sql) => sql`select extract(epoch from app.clock() - clock_timestamp())::float8 as seconds`,
      );
      return Math.abs(Math.round(row?.seconds as number));
    };
    expect(await ahead()).toBe(0);
    await setClock(one.sql, '1 hour');
    await advanceClock(one.sql, '1 minute');
    expect(await ahead()).toBe(3660);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { bootstrap } from './bootstrap.ts';
import { MigrationError } from './errors.ts';
import { migrate } from './migrate.ts';

const local = path.join(import.meta.dirname, '../../../../supabase/local');

describe('migrations', () => {
  let test: TestDatabase;
  let directory: string;
  const log: string[] = [];
  const run = () => migrate({ url: test.superuserUrl, directory, log: (message) => log.push(message) });
  const write = (file: string, text: string) => writeFileSync(path.join(directory, file), text);

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'crosscart-migrations-'));
    log.length = 0;
    await test.sql`delete from supabase_migrations.schema_migrations`;
    await test.sql.unsafe('drop schema if exists shop cascade');
    write('0001_shop.sql', 'create schema shop;\ncreate table shop.goods (id int);');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('are applied once, in order, and recorded as the Supabase CLI records them', async () => {
    write('0002_first_good.sql', 'insert into shop.goods values (1);');
    write('notes.txt', 'not a migration');
    expect((await run()).applied).toEqual(['0001_shop.sql', '0002_first_good.sql']);
    expect((await run()).applied).toEqual([]);
    const rows =
      await test.sql`select version, name, statements from supabase_migrations.schema_migrations order by 1`;
    expect(rows[1]).toEqual({
      version: '0002',
      name: 'first_good',
      statements: ['insert into shop.goods values (1);'],
    });
    expect(await test.sql`select id from shop.goods`).toEqual([{ id: 1 }]);
  });

  it('are applied once when several runners start together', async () => {
    write('0002_first_good.sql', 'insert into shop.goods values (1);');
    const results = await Promise.all([run(), run(), run(), run()]);
    expect(results.flatMap((result) => result.applied)).toHaveLength(2);
    expect(await test.sql`select id from shop.goods`).toHaveLength(1);
  });

  it('belong to a role that row-level security holds, not to the superuser', async () => {
    await run();
    const [row] = await test.sql`select tableowner from pg_tables where schemaname = 'shop'`;
    expect(row?.tableowner).toBe('crosscart_owner');
  });

  it('leave nothing of a file that fails, and name its line', async () => {
    write('0002_broken.sql', 'insert into shop.goods values (1);\n\nselect nothing_of_that_name;');
    const failure = await run().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MigrationError);
    expect(failure).toMatchObject({ file: '0002_broken.sql', code: '42703' });
    expect((failure as Error).message).toContain('0002_broken.sql:3');
    expect(await test.sql`select id from shop.goods`).toEqual([]);
  });

  it('tell of an applied file that was changed, but not of one whose blanks were', async () => {
    await run();
    write('0001_shop.sql', 'create schema shop;\n\ncreate table shop.goods (id int);\n');
    expect((await run()).changed).toEqual([]);
    write('0001_shop.sql', 'create schema shop;\ncreate table shop.goods (id bigint);');
    expect((await run()).changed).toEqual(['0001_shop.sql']);
    expect(log.at(-1)).toContain('0001_shop.sql was changed after it had been applied');
  });

  it('rest on a bootstrap that may run again', async () => {
    expect(await bootstrap({ url: test.superuserUrl, directory: local })).toBe('plain');
    expect(await bootstrap({ url: test.superuserUrl, directory: local })).toBe('plain');
  });

  it('ask for a superuser where the bootstrap needs one', async () => {
    await expect(bootstrap({ url: test.apiUrl, directory: local })).rejects.toThrow(
      'prepared by a superuser',
    );
  });
});

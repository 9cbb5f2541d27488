import { PERMISSION_KEYS, withImplied } from '@crosscart/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestAgency,
  createTestDatabase,
  type TestAgency,
  type TestDatabase,
} from '../testing/index.ts';

/** Read from the catalogue, so that a new table without its wall fails here. Who sees what: matrix.test.ts. */
describe('the wall', () => {
  let test: TestDatabase;
  let ours: TestAgency;
  beforeAll(async () => {
    test = await createTestDatabase();
    ours = await createTestAgency(test.sql);
  });
  afterAll(() => test.drop());

  it('stands before every table: row-level security enabled and forced', async () => {
    const open = await test.sql`
      select relname from pg_class
      where relnamespace = 'app'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`;
    expect(open).toEqual([]);
  });

  it('has only policies for signed-in people', async () => {
    const others = await test.sql`
      select tablename, policyname from pg_policies where schemaname = 'app' and roles <> '{authenticated}'`;
    expect(others).toEqual([]);
  });

  it('lets nobody but service code execute a function that is not granted by name', async () => {
    const open = await test.sql`
      select p.proname from pg_proc p
      where p.pronamespace in ('app'::regnamespace, 'app_private'::regnamespace)
        and has_function_privilege('anon', p.oid, 'execute')`;
    expect(open).toEqual([]);
  });

  it('opens to people only those helpers that its policies call, and to the auth service only its hook', async () => {
    const granted = await test.sql<{ role: string; name: string }[]>`
      select role, n.nspname || '.' || p.proname as name
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace,
        unnest(array['authenticated', 'crosscart_agent', 'crosscart_api', 'supabase_auth_admin']) as role
      where n.nspname in ('app', 'app_private') and has_function_privilege(role::name, p.oid, 'execute')
        and (n.nspname = 'app_private' or role in ('crosscart_api', 'supabase_auth_admin'))
        and not exists (select from pg_policies
          where role = 'authenticated' and concat(qual, with_check) like '%app_private.' || p.proname || '(%')`;
    expect(granted.map(({ role, name }) => `${role} ${name}`).sort()).toEqual([
      'authenticated app_private.refuse',
      'supabase_auth_admin app.before_user_created',
    ]);
  });

  it('runs every security definer function with an empty search path', async () => {
    const loose = await test.sql`
      select proname from pg_proc
      where pronamespace in ('app'::regnamespace, 'app_private'::regnamespace) and prosecdef
        and not ('search_path=""' = any (coalesce(proconfig, '{}')))`;
    expect(loose).toEqual([]);
  });

  it('closes the same keys over what they bring as the contracts do', async () => {
    const rows = await test.sql<{ key: string; brings: string[] }[]>`
      select permission_key as key, array_agg(brings order by brings) as brings
      from app.permission_implications group by 1`;
    expect(Object.fromEntries(rows.map(({ key, brings }) => [key, brings.sort()]))).toEqual(
      Object.fromEntries(PERMISSION_KEYS.map((key) => [key, [...withImplied([key])].sort()])),
    );
  });

  it('never lets an account change from practice to real', async () => {
    await expect(
      test.sql`update app.accounts set practice = true where id = ${ours.accountId}`,
    ).rejects.toThrow('FORBIDDEN');
  });
});

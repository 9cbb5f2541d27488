import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';

/** Tables that people's doings reach and the audit leaves out, each with the reason. */
const UNAUDITED: Readonly<Record<string, string>> = {
  automation_events: 'is itself the log of what happened, append-only',
  audit_logs: 'is the audit',
  purchase_permits: 'reservations that end with the job that a person cancels; the job is audited',
  rate_windows: 'counts tries against limits',
  presence: 'tells where somebody is looking right now; nothing is changed by it',
};

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

interface Sources {
  readonly name: string;
  readonly source: string;
  readonly open: boolean;
}

/** Tables that a function writes, by itself or by those that it calls. */
function writesOf(
  functions: ReadonlyMap<string, Sources>,
  name: string,
  met = new Set<string>(),
): Set<string> {
  if (met.has(name)) return new Set();
  met.add(name);
  const source = functions.get(name)?.source ?? '';
  const written = [...source.matchAll(/\b(?:insert into|update|delete from)\s+app\.(\w+)/gi)].map(
    ([, table]) => String(table),
  );
  const called = [...source.matchAll(/\bapp(?:_private)?\.(\w+)\s*\(/g)].map(([, each]) => String(each));
  return new Set([...written, ...called.flatMap((each) => [...writesOf(functions, each, met)])]);
}

describe('the audit', () => {
  it('covers every table that a person may write, directly or by a function', async () => {
    const rows = await test.sql<Sources[]>`
      select p.proname as name, string_agg(p.prosrc, ' ') as source,
        bool_or(p.pronamespace = 'app'::regnamespace and has_function_privilege('authenticated', p.oid, 'execute')) as open
      from pg_proc p where p.pronamespace in ('app'::regnamespace, 'app_private'::regnamespace) group by 1`;
    const functions = new Map(rows.map((row) => [row.name, row]));
    const byFunction = rows.filter(({ open }) => open).flatMap(({ name }) => [...writesOf(functions, name)]);
    const direct = await test.sql<{ name: string }[]>`
      select c.relname as name from pg_class c
      where c.relnamespace = 'app'::regnamespace and c.relkind = 'r'
        and (has_any_column_privilege('authenticated', c.oid, 'insert, update')
          or has_table_privilege('authenticated', c.oid, 'delete'))`;
    const reached = new Set([...byFunction, ...direct.map(({ name }) => name)]);
    // The search finds what it should: a table written by function alone, one written directly.
    expect([...reached]).toEqual(expect.arrayContaining(['automation_agents', 'records', 'memberships']));
    const audited = await test.sql<{ name: string }[]>`
      select tgrelid::regclass::text as name from pg_trigger where tgname = 'audit' and not tgisinternal and tgenabled = 'O'`;
    const covered = new Set(audited.map(({ name }) => name.replace(/^app\./, '')));
    const missing = [...reached].filter((name) => !covered.has(name) && !Object.hasOwn(UNAUDITED, name));
    expect(
      missing.map(
        (name) =>
          `app.${name} is changed by people without an audit: attach the trigger, or give the reason in completeness.test.ts.`,
      ),
    ).toEqual([]);
  });

  it('sees additions, changes and removals of every table that it covers', async () => {
    const partial = await test.sql<{ name: string }[]>`
      select tgrelid::regclass::text as name from pg_trigger
      where tgname = 'audit' and not tgisinternal and (tgtype & 28) <> 28`;
    // A profile comes with the first sign-in, which is the service's doing, and is never removed.
    expect(partial.map(({ name }) => name)).toEqual(['app.profiles']);
  });

  it('hides every column that is personal or secret', async () => {
    const shown = await test.sql<{ column: string }[]>`
      select c.relname || '.' || a.attname as column
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where t.tgname = 'audit' and t.tgfoid = 'app_private.audit_change'::regproc
        and a.attname ~ '(email|full_name|display_name|avatar|phone|address|ship_to|^body$|secret|token_s|nonce|remark|pairing_code$|_hash$)'
        and a.attname !~ '_days$'
        and not a.attname = any (string_to_array(split_part(encode(t.tgargs, 'escape'), '\\000', 2), ','))`;
    expect(shown).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sql } from '../connection/slot.ts';
import { type Table, type TestAgency, type TestDatabase, within } from '../testing/index.ts';
import { arrangeWall } from './arrangement.ts';
import { attempt, NO_RIGHT } from './attempt.ts';
import type { Somebody } from './cast.ts';
import { keyOf, rowsFor } from './due-rows.ts';
import { EXPECTATIONS, type Expectation } from './expectations.ts';

let test: TestDatabase;
let ours: TestAgency;
let theirs: TestAgency;
let tables: readonly Table[];
let people: readonly Somebody[];
let unfilled: readonly string[];

beforeAll(async () => {
  ({ test, ours, theirs, tables, people, unfilled } = await arrangeWall());
});
afterAll(() => test.drop());

const expectationOf = (table: string): Expectation => EXPECTATIONS[table] ?? { sees: [] };

describe('the matrix', () => {
  it('knows every table', () => {
    const unknown = tables.filter(({ name }) => !Object.hasOwn(EXPECTATIONS, name));
    const sentences = unknown.map(
      ({ name }) =>
        `app.${name} has no entry in wall/expectations.ts: say who sees, adds, changes and removes its rows.`,
    );
    expect(sentences).toEqual([]);
    const names = tables.map(({ name }) => name);
    expect(Object.keys(EXPECTATIONS).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('has rows of both agencies in every table', () => {
    expect(unfilled).toEqual([]);
  });

  it('finds exactly the granted columns open', () => {
    for (const table of tables) {
      const {
        sees,
        hides = [],
        adds = [],
        changes = [],
        removes = [],
        ...columns
      } = expectationOf(table.name);
      const all = table.columns.map(({ name }) => name);
      const readable = sees.length === 0 ? [] : all.filter((name) => !hides.includes(name));
      expect({ table: table.name, ...table.granted }).toEqual({
        table: table.name,
        select: readable,
        insert: all.filter((name) => columns.addsColumns?.includes(name)),
        update: all.filter((name) => columns.changesColumns?.includes(name)),
        delete: removes.length > 0,
      });
      expect([adds.length > 0, changes.length > 0], table.name).toEqual([
        columns.addsColumns !== undefined,
        columns.changesColumns !== undefined,
      ]);
    }
  });

  it('shows everybody exactly the rows that are for them', async () => {
    for (const table of tables.filter(({ name }) => expectationOf(name).sees.length > 0)) {
      for (const person of people) {
        const seen = await attempt(
          test.db,
          person.id,
          `select ${keyOf(table)} as key from app.${table.name} t`,
        );
        const due = await rowsFor(test.sql, table, expectationOf(table.name).sees, person.id);
        expect(seen, `${person.name} reads app.${table.name}`).toMatchObject({ keys: due, code: null });
      }
    }
  });

  it('shows whoever belongs to two agencies only the one that the request is about', async () => {
    const both = people.find(({ name }) => name === 'a VA here who is an admin there');
    const claims = { sub: String(both?.id), org_id: ours.orgId };
    const inTheOther = await test.db.asUser({ ...claims, org_id: theirs.orgId }, countRecords);
    expect(inTheOther).toBeGreaterThan(0);
    for (const table of tables.filter(({ columns }) => columns.some(({ name }) => name === 'org_id'))) {
      if (expectationOf(table.name).sees.length === 0) continue;
      const rows = await test.db.asUser(claims, (sql) =>
        sql.unsafe(
          `select from app.${table.name} where org_id = '${theirs.orgId}' ${exceptOwn(table, claims.sub)}`,
        ),
      );
      expect(rows, `app.${table.name}`).toEqual([]);
    }
  });

  it('lets everybody change exactly the rows that are theirs to change', async () => {
    for (const table of tables) {
      const [column] = table.granted.update;
      if (column === undefined) continue;
      for (const person of people) {
        const done = await attempt(
          test.db,
          person.id,
          `update app.${table.name} t set ${column} = ${column} returning ${keyOf(table)} as key`,
        );
        const due = await rowsFor(test.sql, table, expectationOf(table.name).changes ?? [], person.id);
        expect(done, `${person.name} changes app.${table.name}`).toMatchObject({ keys: due, code: null });
      }
    }
  });

  it('lets everybody remove exactly the rows that are theirs to remove', async () => {
    for (const table of tables.filter(({ granted }) => granted.delete)) {
      for (const person of people) {
        const done = await attempt(
          test.db,
          person.id,
          `delete from app.${table.name} t returning ${keyOf(table)} as key`,
        );
        const due = await rowsFor(test.sql, table, expectationOf(table.name).removes ?? [], person.id);
        expect(done, `${person.name} removes from app.${table.name}`).toMatchObject({
          keys: due,
          code: null,
        });
      }
    }
  });

  it('lets everybody add exactly what is theirs to add', async () => {
    for (const table of tables.filter(({ granted }) => granted.insert.length > 0)) {
      const rows = await test.sql.unsafe<{ key: string; row: object }[]>(
        `select ${keyOf(table)} as key, to_jsonb(t) as row from app.${table.name} t`,
      );
      for (const person of people) {
        const due = await rowsFor(test.sql, table, expectationOf(table.name).adds ?? [], person.id);
        for (const { key, row } of rows) {
          const { code } = await attempt(test.db, person.id, insertion(table), [JSON.stringify(row)]);
          // A copy that passes the wall is stopped by a key or not at all.
          expect(code === NO_RIGHT, `${person.name} adds ${key} to app.${table.name}: ${code}`).toBe(
            !due.includes(key),
          );
        }
      }
    }
  });

  it('lets nobody tie a row of theirs to a row of another agency', async () => {
    const faults: string[] = [];
    for (const table of tables.filter(
      ({ granted }) => granted.insert.length > 0 || granted.update.length > 0,
    )) {
      const [mine] = await rowsOf(table, ours);
      const [foreign] = await rowsOf(table, theirs);
      if (mine === undefined || foreign === undefined) throw new Error(`app.${table.name} lacks rows`);
      const differing = (columns: readonly string[]) =>
        columns.filter((name) => isId(table, name) && foreign[name] !== null && mine[name] !== foreign[name]);
      for (const column of differing(table.granted.insert)) {
        await emptied(table, async () => {
          const { code } = await attempt(test.db, ours.adminId, insertion(table), [
            JSON.stringify({ ...mine, [column]: foreign[column] }),
          ]);
          if (!isRefusal(code)) faults.push(`app.${table.name} takes ${column} of another agency (${code})`);
        });
      }
      for (const column of differing(table.granted.update)) {
        const { code, keys } = await attempt(
          test.db,
          ours.adminId,
          `update app.${table.name} t set ${column} = '${String(foreign[column])}' returning ${keyOf(table)} as key`,
        );
        if (!isRefusal(code) && keys.length > 0)
          faults.push(`app.${table.name}.${column} changes to another agency's`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('gives people who are not signed in, the API and the auth service themselves, and agents no right on any table or sequence', async () => {
    const rights = await test.sql`
      select role, c.relname
      from pg_class c, unnest(array['anon', 'crosscart_api', 'crosscart_agent', 'authenticator', 'supabase_auth_admin']) as role
      where c.relnamespace in ('app'::regnamespace, 'app_private'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'S')
        and case when c.relkind = 'S' then has_sequence_privilege(role::name, c.oid, 'usage, select, update')
          else has_any_column_privilege(role::name, c.oid, 'select, insert, update, references')
            or has_table_privilege(role::name, c.oid, 'delete, truncate, trigger') end`;
    expect(rights).toEqual([]);
    for (const { name } of tables) {
      for (const asking of [test.db.asAnon, test.db.asAgent]) {
        await expect(asking((sql) => sql.unsafe(`select from app.${name}`))).rejects.toMatchObject({
          code: NO_RIGHT,
        });
      }
    }
  });
});

async function countRecords(sql: Sql): Promise<number> {
  return (await sql`select from app.records`).length;
}
/** Somebody always sees that they are a member, and what hangs on their own person. */
const exceptOwn = (table: Table, person: string): string => {
  if (table.name === 'membership_department_roles')
    return `and membership_id not in (select id from app.memberships where user_id = '${person}')`;
  return table.columns.some(({ name }) => name === 'user_id') ? `and user_id <> '${person}'` : '';
};
const isId = (table: Table, column: string): boolean =>
  table.columns.some(({ name, type }) => name === column && type === 'uuid') &&
  !/(_by|^user_id)$/.test(column);
const isRefusal = (code: string | null): boolean => [NO_RIGHT, '23503', 'CC001'].includes(String(code));
const rowsOf = async (table: Table, agency: TestAgency) =>
  (
    await test.sql.unsafe<{ row: Record<string, unknown> }[]>(
      `select to_jsonb(t) as row from app.${table.name} t where ${within(table, agency)}`,
    )
  ).map(({ row }) => row);

const insertion = (table: Table): string => {
  const columns = table.granted.insert.join(', ');
  return `insert into app.${table.name} (${columns})
    select ${columns} from jsonb_populate_record(null::app.${table.name}, $1::text::jsonb)`;
};

/** Takes the table's rows away meanwhile where nothing hangs on them, so that no key hides what the wall lets through. */
async function emptied(table: Table, work: () => Promise<void>): Promise<void> {
  const isLeaf = !tables.some(({ foreignKeys }) =>
    foreignKeys.some((key) => key.references === `app.${table.name}`),
  );
  if (!isLeaf) return work();
  const rows = await test.sql.unsafe<{ row: object }[]>(`select to_jsonb(t) as row from app.${table.name} t`);
  await test.sql.unsafe(`delete from app.${table.name}`);
  await work();
  const columns = table.columns.filter(({ computed }) => !computed).map(({ name }) => name);
  await test.sql.unsafe(
    `insert into app.${table.name} (${columns})
     select ${columns} from jsonb_populate_recordset(null::app.${table.name}, $1::text::jsonb)`,
    [JSON.stringify(rows.map(({ row }) => row))],
  );
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeWall, type Wall } from './arrangement.ts';
import { EXPECTATIONS } from './expectations.ts';

/** What a policy costs: its helpers run once a query, never once a row, and an index leads to what it compares. */
describe('policies', () => {
  let wall: Wall;
  beforeAll(async () => {
    wall = await arrangeWall();
  });
  afterAll(() => wall.test.drop());

  it('call helpers only inside (select …), so that Postgres runs them once a query', async () => {
    const policies = await wall.test.sql<{ table: string; policy: string; text: string }[]>`
      select tablename as table, policyname as policy, concat_ws(' ', qual, with_check) as text
      from pg_policies where schemaname = 'app'`;
    expect(policies.length).toBeGreaterThan(40);
    const loose = policies.flatMap(({ table, policy, text }) =>
      [...text.matchAll(/(SELECT )?\b((?:app_private|auth)\.\w+)\(/g)]
        .filter(([, select, name]) => select === undefined && !PER_WRITTEN_ROW.includes(String(name)))
        .map(([, , name]) => `${table}: "${policy}" calls ${name} for every row`),
    );
    expect(loose).toEqual([]);
  });

  it.each(['a VA with every key', 'an admin', 'the client'])(
    'run no helper once a row when %s reads or changes a table',
    async (name) => {
      const person = String(wall.people.find((each) => each.name === name)?.id);
      for (const table of wall.tables) {
        const { sees } = EXPECTATIONS[table.name] ?? { sees: [] };
        if (sees.length === 0) continue;
        const [column] = table.granted.update;
        const statements = [
          `select ${table.granted.select.join(', ')} from app.${table.name}`,
          ...(column === undefined ? [] : [`update app.${table.name} set ${column} = ${column}`]),
          ...(table.granted.delete ? [`delete from app.${table.name}`] : []),
        ];
        for (const statement of statements) {
          const faults = perRow(await planOf(person, statement));
          expect(faults, `${name}: ${statement}`).toEqual([]);
        }
      }
    },
  );

  it('find a leading index for every column that they compare', async () => {
    const missing = await wall.test.sql`
      select distinct c.relname, a.attname
      from pg_policy p
      join pg_class c on c.oid = p.polrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where pg_get_expr(p.polqual, p.polrelid)
          ~ ('\\m' || a.attname || ' IN \\(|\\(' || a.attname || ' = \\( SELECT')
        and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum)
      order by 1, 2`;
    expect(missing).toEqual([]);
  });

  it('are seen through by this test: a policy that asks row by row is found', async () => {
    const { test, people } = wall;
    await test.sql`
      create policy "Row by row" on app.records for select to authenticated
      using (app_private.is_place_of_record(id, org_id, account_id))`;
    const admin = String(people.find(({ name }) => name === 'an admin')?.id);
    expect(perRow(await planOf(admin, 'select id from app.records'))).not.toEqual([]);
    await test.sql`drop policy "Row by row" on app.records`;
  });

  /** The plan of a statement as it ran as that person; what it changed is undone. */
  async function planOf(person: string, statement: string): Promise<PlanNode> {
    const undo = new Error('undo');
    let plan: PlanNode = {};
    await wall.test.db
      .asUser({ sub: person, org_id: wall.ours.orgId }, async (sql) => {
        const [row] = await sql.unsafe<{ 'QUERY PLAN': [{ Plan: PlanNode }] }[]>(
          `explain (analyze, verbose, format json) ${statement}`,
        );
        plan = row?.['QUERY PLAN'][0].Plan ?? {};
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
    return plan;
  }
});

/** Asked once for each row that is written, by its ids: nothing that could be settled before. */
const PER_WRITTEN_ROW: readonly string[] = ['app_private.is_place_of_record'];

interface PlanNode {
  readonly Plans?: readonly PlanNode[];
  readonly Output?: readonly string[];
  readonly 'Actual Loops'?: number;
  readonly [property: string]: unknown;
}

const CALL = /\b(?:app_private\.\w+|auth\.\w+|current_setting)\(/;

/** A join's condition names the column that a helper has filled; a scan's would call it for every row. */
const SCAN_CONDITIONS = ['Filter', 'Index Cond', 'Recheck Cond'];

/** A sentence for every place of the plan where a helper of the wall runs more than once. */
function perRow(node: PlanNode): string[] {
  const conditions = Object.entries(node)
    .filter(([property]) => SCAN_CONDITIONS.includes(property))
    .map(([, value]) => String(value));
  // One row looked at proves nothing; every table of the test has several.
  const inCondition = conditions.filter((condition) => CALL.test(condition));
  const often =
    Number(node['Actual Loops'] ?? 1) > 1 && (node.Output ?? []).some((column) => CALL.test(column));
  return [
    ...inCondition.map((condition) => `once a row: ${condition}`),
    ...(often ? [`${node['Actual Loops']} times: ${node.Output?.join(', ')}`] : []),
    ...(node.Plans ?? []).flatMap(perRow),
  ];
}

import type { Client } from '../connection/slot.ts';
import type { Table } from '../testing/index.ts';

/** SQL for a row's primary key as one text; the row is `t`. */
export const keyOf = (table: Table): string =>
  `concat_ws(' ', ${table.primaryKey.map((column) => `t.${column}::text`).join(', ')})`;

/** Keys of the rows of a table that any of the rules gives to that person, by the facts that the test wrote down. */
export async function rowsFor(
  sql: Client,
  table: Table,
  rules: readonly string[],
  person: string,
): Promise<string[]> {
  const rule = rules.length === 0 ? 'false' : rules.join(' or ');
  const rows = await sql.unsafe<{ key: string }[]>(
    `select ${keyOf(table)} as key from app.${table.name} t where $1::uuid is not null and (${rule}) order by 1`,
    [person],
  );
  return rows.map(({ key }) => key).sort();
}

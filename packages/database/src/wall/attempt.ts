import type { Database } from '../connection/database.ts';

/** What came of a statement: the keys (column `key`) of the rows it answered, or the SQLSTATE of its refusal. */
export interface Outcome {
  readonly keys: readonly string[];
  readonly code: string | null;
  readonly error: unknown;
  /** Whether the transaction wrote or locked anything at all. */
  readonly wrote: boolean;
}

/** SQLSTATE of a missing grant and of a row that a policy refuses. */
export const NO_RIGHT = '42501';

/** Runs the statement as that person and always rolls it back. */
export async function attempt(
  db: Database,
  person: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Outcome> {
  const undo = new Error('undo');
  let keys: string[] = [];
  let wrote = false;
  try {
    await db.asUser({ sub: person }, async (sql) => {
      const rows = await sql.unsafe<{ key?: string }[]>(statement, [...values] as never[]);
      keys = rows.map(({ key }) => String(key)).sort();
      const [own] = await sql<
        [{ wrote: boolean }]
      >`select pg_current_xact_id_if_assigned() is not null as wrote`;
      wrote = own.wrote;
      throw undo;
    });
  } catch (error) {
    if (error !== undo)
      return { keys: [], code: String((error as { code?: string }).code), error, wrote: false };
  }
  return { keys, code: null, error: null, wrote };
}

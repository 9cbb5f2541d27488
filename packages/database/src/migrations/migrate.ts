import type postgres from 'postgres';
import { MigrationError } from './errors.ts';
import { readSqlFiles, type SqlFile } from './files.ts';
import { withSession } from './session.ts';

/** The number is ours alone; runners of one database wait for each other. */
const MIGRATION_LOCK = 4_127_002;

export interface MigrateOptions {
  /** Straight to Postgres, not through a transaction pooler: the lock belongs to the session. */
  readonly url: string;
  /** supabase/migrations */
  readonly directory: string;
  /** Called with what deserves attention; what was applied is in the result. */
  readonly log: (message: string) => void;
}

export interface MigrateResult {
  /** File names applied by this run. */
  readonly applied: readonly string[];
  /** Files that were changed after they had been applied; each was also logged. */
  readonly changed: readonly string[];
}

/**
 * Applies the migrations that the database has not seen, in order, one transaction per file, and records them
 * where the Supabase CLI does. Of several runners at once one applies. Superusers act as crosscart_owner, so that
 * nothing is owned by a role that row-level security does not hold. Throws MigrationError; earlier files stay.
 */
export function migrate(options: MigrateOptions): Promise<MigrateResult> {
  const files = readSqlFiles(options.directory);
  return withSession(options.url, async (sql) => {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await createRecord(sql);
    const seen = await readRecord(sql);
    const owner = await ownerFor(sql);
    const applied: string[] = [];
    const changed: string[] = [];
    const newest = [...seen.keys()].sort().at(-1) ?? '';
    for (const file of files) {
      const recorded = seen.get(file.version);
      if (recorded === undefined) {
        if (file.version < newest)
          options.log(`${file.file} is older than migrations that were applied before it.`);
        await apply(sql, file, owner);
        applied.push(file.file);
      } else if (recorded !== '' && essence(recorded) !== essence(file.text)) {
        options.log(`${file.file} was changed after it had been applied; the change has no effect here.`);
        changed.push(file.file);
      }
    }
    return { applied, changed };
  });
}

/** The table of the Supabase CLI (internal/migration/history). */
async function createRecord(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations (version text not null primary key);
    alter table supabase_migrations.schema_migrations add column if not exists statements text[];
    alter table supabase_migrations.schema_migrations add column if not exists name text;
  `);
}

async function readRecord(sql: postgres.Sql): Promise<Map<string, string>> {
  const rows = await sql<Array<{ version: string; text: string }>>`
    select version, coalesce(array_to_string(statements, ';'), '') as text
    from supabase_migrations.schema_migrations`;
  return new Map(rows.map((row) => [row.version, row.text]));
}

async function ownerFor(sql: postgres.Sql): Promise<string | null> {
  const [row] = await sql<[{ owner: string | null }]>`
    select (select rolname from pg_roles where rolname = 'crosscart_owner') as owner
    from pg_roles where rolname = current_user and rolsuper`;
  return row?.owner ?? null;
}

async function apply(sql: postgres.Sql, file: SqlFile, owner: string | null): Promise<void> {
  try {
    await sql.begin(async (transaction) => {
      if (owner !== null) await transaction.unsafe(`set local role ${owner}`);
      // The search path of a hosted project, where the CLI applies the same files.
      await transaction`set local search_path = "$user", public, extensions`;
      await transaction.unsafe(file.text);
      await transaction`reset role`;
      await transaction`
        insert into supabase_migrations.schema_migrations (version, name, statements)
        values (${file.version}, ${file.name}, array[${file.text}::text])`;
    });
  } catch (error) {
    throw new MigrationError(file.file, file.text, error);
  }
}

/** The CLI records a file split into statements: neither blanks nor semicolons tell a change. */
function essence(text: string): string {
  return text.replace(/[\s;]+/g, '');
}

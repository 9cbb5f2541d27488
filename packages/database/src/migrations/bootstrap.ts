import { MigrationError } from './errors.ts';
import { readSqlFiles } from './files.ts';
import { withSession } from './session.ts';

/** Any number will do, as long as it is ours; two bootstraps of one database wait for each other. */
const BOOTSTRAP_LOCK = 4_127_001;

export interface BootstrapOptions {
  /** A superuser's address. */
  readonly url: string;
  /** supabase/local: files that may be applied any number of times. */
  readonly directory: string;
}

/**
 * Gives a plain Postgres what a hosted Supabase project has: roles, extensions, schema auth. Does nothing on a
 * hosted one and answers 'hosted'. Throws MigrationError, or an Error naming what the login lacks.
 */
export function bootstrap(options: BootstrapOptions): Promise<'hosted' | 'plain'> {
  return withSession(options.url, async (sql) => {
    const [facts] = await sql<[{ hosted: boolean; superuser: boolean }]>`
      select exists (select from pg_roles where rolname = 'supabase_admin') as hosted,
        (select rolsuper from pg_roles where rolname = current_user) as superuser`;
    if (facts.hosted) return 'hosted';
    if (!facts.superuser) {
      throw new Error(
        'The database is prepared by a superuser: let DATABASE_URL log in as one, or use a Supabase project.',
      );
    }
    for (const { file, text } of readSqlFiles(options.directory)) {
      try {
        await sql.begin(async (transaction) => {
          await transaction`select pg_advisory_xact_lock(${BOOTSTRAP_LOCK})`;
          await transaction.unsafe(text);
        });
      } catch (error) {
        throw new MigrationError(file, text, error);
      }
    }
    return 'plain';
  });
}

/** Sets passwords of login roles. Values never reach the statement log: the server stores the SCRAM verifier. */
export function setRolePasswords(url: string, passwords: Readonly<Record<string, string>>): Promise<void> {
  return withSession(url, async (sql) => {
    for (const [role, password] of Object.entries(passwords)) {
      const [row] = await sql<[{ statement: string }]>`
        select format('alter role %I password %L', ${role}::text, ${password}::text) as statement`;
      await sql.unsafe(row.statement);
    }
  });
}

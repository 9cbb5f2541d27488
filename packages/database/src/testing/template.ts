import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSqlFiles } from '../migrations/files.ts';
import { prepareDatabase } from '../migrations/prepare.ts';
import { withSession } from '../migrations/session.ts';
import { installTestClock } from './clock.ts';
import type { TestCluster } from './cluster.ts';

const SUPABASE_DIRECTORY = fileURLToPath(new URL('../../../../supabase', import.meta.url));

/** Taken on the database `postgres`, so that one worker builds the template and the others wait for it. */
const TEMPLATE_LOCK = 4_127_003;

/** Address of another database of the same server. */
export function databaseUrl(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/**
 * Name of the database that test databases are cloned from: bootstrapped, migrated, with the adjustable clock.
 * Named after the content of the SQL files, so that a changed migration makes a new one.
 */
export function ensureTemplate(cluster: TestCluster): Promise<string> {
  const files = ['local', 'migrations'].flatMap((folder) =>
    readSqlFiles(path.join(SUPABASE_DIRECTORY, folder)),
  );
  const hash = createHash('sha256');
  for (const { file, text } of files) hash.update(`${file}\n${text}\n`);
  const name = `template_${hash.digest('hex').slice(0, 16)}`;
  return withSession(cluster.superuserUrl, async (sql) => {
    await sql`select pg_advisory_lock(${TEMPLATE_LOCK})`;
    const [ready] = await sql`select from pg_database where datname = ${name}`;
    if (ready !== undefined) return name;
    const unfinished = `${name}_unfinished`;
    await sql.unsafe(`drop database if exists ${unfinished} with (force)`);
    await sql.unsafe(`create database ${unfinished}`);
    const url = databaseUrl(cluster.superuserUrl, unfinished);
    const passwords = cluster.credentials;
    await prepareDatabase({ url, supabaseDirectory: SUPABASE_DIRECTORY, passwords, log: () => {} });
    await withSession(url, installTestClock);
    await sql.unsafe(`alter database ${unfinished} rename to ${name}`);
    return name;
  });
}

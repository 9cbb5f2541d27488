import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { type Database, openDatabase } from '../connection/database.ts';
import type { Client } from '../connection/slot.ts';
import { valueTypes } from '../connection/values.ts';
import { withSession } from '../migrations/session.ts';
import { testCluster } from './cluster.ts';
import { databaseUrl, ensureTemplate } from './template.ts';

/** A database of its own for one test file: migrated, empty, on a real Postgres. */
export interface TestDatabase {
  /** Address for the role crosscart_api, as the API gets it. The same as `apiUrl`. */
  readonly url: string;
  readonly apiUrl: string;
  /** Address for supabase_auth_admin, as the auth service gets it. */
  readonly authUrl: string;
  readonly superuserUrl: string;
  /** As the API uses it: the wall is up. */
  readonly db: Database;
  /** The superuser's handle, to arrange and to look: no wall. */
  readonly sql: Client;
  /** Closes both and deletes the database. */
  drop(): Promise<void>;
}

/**
 * Clones a fresh database. The cluster behind it is shared by the test run's workers, starts with the first call
 * and goes with the run. Call `drop` in afterAll.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = await testCluster();
  const template = await ensureTemplate(cluster);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withSession(cluster.superuserUrl, async (sql) => {
    await sql.unsafe(`create database ${name} template ${template}`);
    // Grants on the database itself are not cloned with it.
    await sql.unsafe(`grant connect, create, temporary on database ${name} to crosscart_owner`);
  });
  const superuserUrl = databaseUrl(cluster.superuserUrl, name);
  const apiUrl = forRole(superuserUrl, 'crosscart_api', cluster.credentials.crosscart_api);
  const db = openDatabase({ url: apiUrl, maxConnections: 8, applicationName: 'crosscart test' });
  const sql = postgres(superuserUrl, {
    max: 4,
    types: valueTypes,
    onnotice: () => {},
    connection: { application_name: 'crosscart test superuser', TimeZone: 'UTC' },
  });
  return {
    url: apiUrl,
    apiUrl,
    authUrl: forRole(superuserUrl, 'supabase_auth_admin', cluster.credentials.supabase_auth_admin),
    superuserUrl,
    db,
    sql,
    async drop() {
      await Promise.all([db.close(), sql.end({ timeout: 5 })]);
      await withSession(cluster.superuserUrl, (admin) =>
        admin.unsafe(`drop database if exists ${name} with (force)`),
      );
    },
  };
}

function forRole(url: string, role: string, password: string): string {
  const address = new URL(url);
  address.username = role;
  address.password = password;
  return address.href;
}

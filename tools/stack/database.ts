import path from 'node:path';
import { prepareDatabase, startEmbeddedPostgres } from '@crosscart/database';
import { CHECKOUT } from './checkout.ts';
import { StackError } from './errors.ts';
import type { Secrets } from './secrets.ts';

export interface DatabaseOptions {
  readonly dataDirectory: string;
  /** A Postgres of somebody's own; the embedded one otherwise. */
  readonly databaseUrl?: string;
  readonly port?: number;
  readonly throwAway: boolean;
  readonly secrets: Secrets;
  readonly log: (message: string) => void;
}

/** Addresses of a migrated database, one per login. */
export interface RunningDatabase {
  readonly superuserUrl: string;
  /** For the role crosscart_api. */
  readonly apiUrl: string;
  /** For the role supabase_auth_admin. */
  readonly authUrl: string;
  stop(): Promise<void>;
}

/** Starts or reaches Postgres and brings the database to the present release. Throws a one-sentence error. */
export async function startDatabase(options: DatabaseOptions): Promise<RunningDatabase> {
  if (options.databaseUrl !== undefined) return reachDatabase(options.databaseUrl, options);
  const server = await startEmbeddedPostgres({
    dataDirectory: path.join(options.dataDirectory, 'postgres'),
    throwAway: options.throwAway,
    log: options.log,
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  try {
    await prepare(server.url, server.credentials, options);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    superuserUrl: server.url,
    apiUrl: server.urlFor('crosscart_api'),
    authUrl: server.urlFor('supabase_auth_admin'),
    stop: () => server.stop(),
  };
}

async function reachDatabase(url: string, options: DatabaseOptions): Promise<RunningDatabase> {
  const passwords = options.secrets.databasePasswords;
  try {
    await prepare(url, passwords, options);
  } catch (error) {
    const { code } = error as { code?: unknown };
    const unreachable = [
      'ECONNREFUSED',
      'ENOTFOUND',
      'CONNECT_TIMEOUT',
      'ETIMEDOUT',
      '28P01',
      '28000',
      '3D000',
    ];
    if (typeof code !== 'string' || !unreachable.includes(code)) throw error;
    throw new StackError(`The Postgres that DATABASE_URL names can't be used: ${(error as Error).message}.`, {
      cause: error,
    });
  }
  const forRole = (role: keyof typeof passwords): string => {
    const address = new URL(url);
    address.username = role;
    address.password = passwords[role];
    return address.href;
  };
  return {
    superuserUrl: url,
    apiUrl: forRole('crosscart_api'),
    authUrl: forRole('supabase_auth_admin'),
    stop: () => Promise.resolve(),
  };
}

async function prepare(
  url: string,
  passwords: Secrets['databasePasswords'],
  options: DatabaseOptions,
): Promise<void> {
  const supabaseDirectory = path.join(CHECKOUT, 'supabase');
  const { applied } = await prepareDatabase({ url, supabaseDirectory, passwords, log: options.log });
  if (applied.length > 0)
    options.log(`Brought the database up to date: ${applied.length} migrations applied.`);
}

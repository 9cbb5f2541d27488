import postgres from 'postgres';
import { isWorthRetrying } from './errors.ts';
import { createPool } from './pool.ts';
import type { Sql } from './slot.ts';
import { runStatement, runTransaction, type TransactionSettings } from './transaction.ts';

/** Claims of a verified token; `sub` is the person's id. Only verified ones may come here. */
export interface UserClaims {
  readonly sub: string;
  readonly email?: string;
  readonly session_id?: string;
  readonly org_id?: string;
  readonly [claim: string]: unknown;
}

export interface TransactionOptions {
  /** Postgres refuses every write. */
  readonly readOnly?: boolean;
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** How often the work is tried again after a serialization failure or a deadlock. Default 0. */
  readonly retries?: number;
}

export interface DatabaseOptions {
  /** Connects as crosscart_api. */
  readonly url: string;
  /** Where notifications are heard, when `url` leads through a pooler that hands connections on; default `url`. */
  readonly directUrl?: string;
  readonly maxConnections: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  readonly onNotice?: (message: string) => void;
}

type Work<T> = (sql: Sql) => Promise<T>;

/**
 * The door to the database. Each call is one transaction under one role; there is no other way to run a
 * statement. Errors of Postgres carry its SQLSTATE in `code`.
 */
export interface Database {
  /** Role `authenticated` with the person's claims: row-level security decides. */
  asUser<T>(claims: UserClaims, work: Work<T>, options?: TransactionOptions): Promise<T>;
  /** One statement as the person, in a single round trip: the answer is the query itself, not awaited. */
  asUserQuery<Rows extends readonly postgres.MaybeRow[]>(
    claims: UserClaims,
    statement: (sql: Sql) => postgres.PendingQuery<Rows>,
    options?: { readOnly?: boolean },
  ): Promise<postgres.RowList<Rows>>;
  /** Role `crosscart_agent`: may only execute the queue's functions. */
  asAgent<T>(work: Work<T>, options?: TransactionOptions): Promise<T>;
  /** Role `service_role`, past row-level security, for code that acts for no user; the reason says which. */
  asService<T>(reason: string, work: Work<T>, options?: TransactionOptions): Promise<T>;
  /** Role `anon`: somebody who has not signed in. */
  asAnon<T>(work: Work<T>, options?: TransactionOptions): Promise<T>;
  /**
   * Calls `onMessage` with the payload of every NOTIFY on the channel. `onListening` runs at the start and after
   * each reconnection: messages sent in between are lost. Answers how to stop.
   */
  listen(
    channel: string,
    onMessage: (payload: string) => void,
    onListening?: () => void,
  ): Promise<() => Promise<void>>;
  /** Waits for the transactions under way, then disconnects. */
  close(): Promise<void>;
}

/** As on Supabase for people; the queue's functions answer in milliseconds; unattended work may take longer. */
const TIMEOUTS_MS = {
  anon: 3_000,
  authenticated: 8_000,
  crosscart_agent: 8_000,
  service_role: 60_000,
} as const;

/** Opens no connection yet: the first transaction does. */
export function openDatabase(options: DatabaseOptions): Database {
  const onNotice = options.onNotice ?? (() => {});
  const pool = createPool({ ...options, onNotice });
  const listener = postgres(options.directUrl ?? options.url, {
    max: 1,
    fetch_types: false,
    onnotice: (notice) => onNotice(notice.message ?? ''),
    connection: { application_name: `${options.applicationName} listener` },
  });

  const run = async <T>(settings: TransactionSettings, work: Work<T>, retries = 0): Promise<T> => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await pool.use((slot) => runTransaction(slot, settings, work));
      } catch (error) {
        if (attempt >= retries || !isWorthRetrying(error)) throw error;
      }
    }
  };
  const as = <T>(
    role: Role,
    claims: object,
    reason: string,
    work: Work<T>,
    wanted: TransactionOptions = {},
  ): Promise<T> => run(settingsFor(role, claims, reason, wanted), work, wanted.retries);

  return {
    asUser: (claims, work, wanted) => as('authenticated', claims, '', work, wanted),
    asUserQuery: (claims, statement, wanted = {}) =>
      pool.use((slot) => runStatement(slot, settingsFor('authenticated', claims, '', wanted), statement)),
    asAgent: (work, wanted) => as('crosscart_agent', {}, '', work, wanted),
    asService: (reason, work, wanted) => as('service_role', {}, reason, work, wanted),
    asAnon: (work, wanted) => as('anon', {}, '', work, wanted),
    async listen(channel, onMessage, onListening) {
      const { unlisten } = await listener.listen(channel, onMessage, onListening);
      return unlisten;
    },
    async close() {
      await Promise.all([pool.close(), listener.end({ timeout: 5 })]);
    },
  };
}

type Role = TransactionSettings['role'];

function settingsFor(
  role: Role,
  claims: object,
  reason: string,
  wanted: TransactionOptions,
): TransactionSettings {
  const isolation = wanted.isolation === undefined ? '' : ` isolation level ${wanted.isolation}`;
  return {
    role,
    claims: JSON.stringify({ ...claims, role }),
    reason,
    statementTimeoutMs: TIMEOUTS_MS[role],
    begin: `begin${isolation}${wanted.readOnly === true ? ' read only' : ''}`,
  };
}

import type postgres from 'postgres';
import { ConnectionLostError, RolledBackError } from './errors.ts';
import type { Slot, Sql } from './slot.ts';

type MaybeRow = postgres.MaybeRow;

/** Who a transaction acts as, and its limits. */
export interface TransactionSettings {
  readonly role: 'anon' | 'authenticated' | 'service_role' | 'crosscart_agent';
  /** JSON for request.jwt.claims. */
  readonly claims: string;
  /** Why a transaction without a user takes place; empty for the others. */
  readonly reason: string;
  readonly statementTimeoutMs: number;
  readonly begin: string;
}

/**
 * Runs the work in one transaction on the connection. `begin` and the role switch leave together with the first
 * statement: waiting for them would cost a third of the throughput. If the switch fails, Postgres refuses every
 * later statement of the transaction (25P02), and the login role has no rights of its own: nothing is read.
 * Rejects with the switch's error, the work's, ConnectionLostError or RolledBackError.
 */
export async function runTransaction<T>(
  slot: Slot,
  settings: TransactionSettings,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const client = slot.client();
  const state = { lost: false, ended: false };
  const unwatch = slot.watch(() => {
    state.lost = true;
  });
  const opening = open(client, settings);
  try {
    const result = await settle(work(guard(client, state)), opening);
    if (state.lost) throw new ConnectionLostError();
    state.ended = true;
    const outcome = await client.unsafe('commit');
    if (outcome.command === 'ROLLBACK') throw new RolledBackError();
    return result;
  } catch (error) {
    if (!state.lost && !state.ended) await client.unsafe('rollback').catch(() => {});
    throw explain(error);
  } finally {
    state.ended = true;
    unwatch();
    // Statements that still waited have gone to a new connection of this client by now, without rights.
    if (state.lost) await client.end({ timeout: 5 });
  }
}

/** The same for a single statement, with the commit in the same write: one round trip in all. */
export async function runStatement<Rows extends readonly MaybeRow[]>(
  slot: Slot,
  settings: TransactionSettings,
  statement: (sql: Sql) => postgres.PendingQuery<Rows>,
): Promise<postgres.RowList<Rows>> {
  const client = slot.client();
  const state = { lost: false, ended: false };
  const unwatch = slot.watch(() => {
    state.lost = true;
  });
  try {
    const opening = open(client, settings);
    const query = statement(client).execute();
    const closing = client.unsafe('commit').execute();
    const [opened, answered, closed] = await Promise.allSettled([opening, query, closing]);
    if (opened.status === 'rejected') throw opened.reason;
    if (answered.status === 'rejected') throw answered.reason;
    if (closed.status === 'rejected') throw closed.reason;
    if (closed.value.command === 'ROLLBACK') throw new RolledBackError();
    return answered.value;
  } catch (error) {
    throw explain(error);
  } finally {
    unwatch();
    if (state.lost) await client.end({ timeout: 5 });
  }
}

/** The client's words for a connection that went away under a statement, and the server's (class 57P). */
const LOSSES = [
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'ECONNRESET',
  'EPIPE',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
];

function explain(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && LOSSES.includes(code)
    ? new ConnectionLostError({ cause: error })
    : error;
}

function open(client: Sql, settings: TransactionSettings): Promise<unknown> {
  const opening = Promise.all([
    client.unsafe(settings.begin).execute(),
    client`select set_config('role', ${settings.role}, true),
      set_config('request.jwt.claims', ${settings.claims}, true),
      set_config('crosscart.reason', ${settings.reason}, true),
      set_config('statement_timeout', ${String(settings.statementTimeoutMs)}, true)`.execute(),
  ]);
  opening.catch(() => {}); // reported by whoever awaits it; the work's own failure may come first
  return opening;
}

/** The switch's error explains the work's (which is then 25P02 or worse), so it comes first. */
async function settle<T>(work: Promise<T>, opening: Promise<unknown>): Promise<T> {
  const [opened, done] = await Promise.allSettled([opening, work]);
  if (opened.status === 'rejected') throw opened.reason;
  if (done.status === 'rejected') throw done.reason;
  return done.value;
}

/** Refuses statements after the end, which would run in somebody else's transaction, and after a loss. */
function guard(client: Sql, state: { lost: boolean; ended: boolean }): Sql {
  const check = (): void => {
    if (state.lost) throw new ConnectionLostError();
    if (state.ended) throw new Error('This transaction has ended; its sql can no longer be used.');
  };
  return new Proxy(client, {
    apply(target, thisArgument, args) {
      check();
      return Reflect.apply(target as unknown as (...args: unknown[]) => unknown, thisArgument, args);
    },
    get(target, name) {
      if (name === 'unsafe' || name === 'file' || name === 'notify') check();
      return Reflect.get(target, name) as unknown;
    },
  });
}

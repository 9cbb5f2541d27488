import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Account, giveTo } from './account.ts';
import type { Binaries } from './binaries.ts';
import { type ClusterPlace, explainSpawn, lastLineOf, POSTGRES_ENVIRONMENT } from './cluster.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { commandOf, isRunning, markOf, type ProcessMark } from './processes.ts';

/** A running postmaster, as its postmaster.pid describes it. */
export interface Postmaster {
  readonly mark: ProcessMark;
  readonly port: number;
  readonly ready: boolean;
}

/**
 * The server that runs on the data folder; null when none does. A postmaster.pid outlives a power cut, and its
 * process id may belong to somebody else by then: only a process whose command names the folder counts.
 */
export function findPostmaster(place: ClusterPlace): Postmaster | null {
  const file = path.join(place.data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  // Lines: pid, data directory, start time, port, socket folder, address, shared memory, status.
  const lines = readFileSync(file, 'utf8').split('\n');
  const mark = markOf(Number(lines[0]));
  const port = Number(lines[3]);
  if (mark === null || !Number.isInteger(port) || !commandOf(mark.pid).includes(place.data)) return null;
  return { mark, port, ready: lines[7]?.trim() === 'ready' };
}

/** Postgres itself refuses to start while any process of its user has the id in a stale postmaster.pid. */
function removeForeignPidFile(place: ClusterPlace): void {
  const file = path.join(place.data, 'postmaster.pid');
  if (!existsSync(file) || findPostmaster(place) !== null) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (markOf(pid) !== null) rmSync(file, { force: true });
}

/** Settings that only a cluster which nobody will miss may have: a power cut loses it. */
const THROW_AWAY_SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'shared_buffers=64MB',
];

/** Starts the server and answers when it accepts connections. Rejects with one sentence otherwise. */
export async function startPostmaster(
  place: ClusterPlace,
  binaries: Binaries,
  account: Account | null,
  options: { port: number; throwAway: boolean },
): Promise<Postmaster> {
  const settings = ['listen_addresses=127.0.0.1', 'timezone=UTC', 'log_timezone=UTC'].concat(
    options.throwAway ? THROW_AWAY_SETTINGS : [],
  );
  removeForeignPidFile(place);
  const log = openSync(place.log, isLong(place.log) ? 'w' : 'a', 0o600);
  giveTo(account, place.log);
  const logStart = statSync(place.log).size;
  const readLog = (): string => readFileSync(place.log).subarray(logStart).toString('utf8');
  // A session of its own: Ctrl-C in the terminal must reach us first, and Postgres last, through us.
  const child = spawn(
    binaries.postgres,
    [
      '-D',
      place.data,
      '-p',
      String(options.port),
      '-k',
      '',
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    { cwd: '/', env: POSTGRES_ENVIRONMENT, detached: true, stdio: ['ignore', log, log], ...(account ?? {}) },
  );
  closeSync(log);
  const outcome: { failure?: EmbeddedPostgresError } = {};
  child.once('error', (error) => {
    outcome.failure = explainSpawn(error, '');
  });
  const explain = (): void => {
    outcome.failure ??= explainExit(readLog(), options.port, place);
  };
  child.once('exit', explain);
  child.unref();
  const deadline = Date.now() + 60_000; // crash recovery of a busy database takes its time
  for (;;) {
    if (outcome.failure !== undefined) throw outcome.failure;
    const found = findPostmaster(place);
    if (found?.ready === true && found.mark.pid === child.pid) {
      // It ends when it is told to from here on, and its folder may be gone by then.
      child.off('exit', explain);
      return found;
    }
    if (Date.now() > deadline) {
      child.kill('SIGQUIT');
      throw new EmbeddedPostgresError(
        'START_FAILED',
        `Postgres did not become ready within 60 s; see ${place.log}.`,
      );
    }
    await delay(15);
  }
}

/** The log of months would fill a small disk: past 5 MB it starts again with the server. */
function isLong(log: string): boolean {
  return existsSync(log) && statSync(log).size > 5_000_000;
}

function explainExit(output: string, port: number, place: ClusterPlace): EmbeddedPostgresError {
  if (/could not bind|could not create any TCP\/IP sockets/.test(output)) return portTaken(port);
  if (/could not look up effective user ID/.test(output)) return explainSpawn(undefined, output);
  return new EmbeddedPostgresError(
    'BROKEN_DATA_FOLDER',
    `Postgres can't use ${place.data} (${lastLineOf(output) || 'it gave no reason'}); see ${place.log}, restore a copy or move ${place.root} away to start afresh.`,
  );
}

export function portTaken(port: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'PORT_TAKEN',
    `Port ${port} for Postgres is already in use; stop what uses it or set POSTGRES_PORT to a free one.`,
  );
}

/** Stops the server: open transactions are rolled back and the data is flushed. Answers when it is gone. */
export async function stopPostmaster(postmaster: Postmaster): Promise<void> {
  const waits: ReadonlyArray<readonly [NodeJS.Signals, number]> = [
    ['SIGINT', 30_000], // fast shutdown
    ['SIGQUIT', 10_000], // immediate: the next start recovers from the log
    ['SIGKILL', 5_000],
  ];
  for (const [signal, patience] of waits) {
    if (!isRunning(postmaster.mark)) return;
    try {
      process.kill(postmaster.mark.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw error;
    }
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (!isRunning(postmaster.mark)) return;
      await delay(10);
    }
  }
}

/** A port of the loopback address that is free at this moment. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

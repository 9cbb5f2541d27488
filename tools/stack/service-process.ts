import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StackError } from './errors.ts';

export interface ServiceOptions {
  /** As people call it: "the API". */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Both output streams are appended to it. */
  readonly logFile: string;
  /** Answers 2xx or 3xx once the service is ready. */
  readonly readyUrl: string;
}

/** A service that runs as a process of its own. */
export interface ServiceProcess {
  /** Asks it to end (SIGTERM), and makes it after ten seconds. Answers when it is gone. */
  stop(): Promise<void>;
  /** Ends it at once (SIGKILL), as a crash would. */
  kill(): Promise<void>;
  /** Resolves when it ended without having been told to. */
  readonly crashed: Promise<StackError>;
}

/** Starts a service and answers when it is ready. Throws StackError with its last words when it ends before. */
export async function startService(options: ServiceOptions): Promise<ServiceProcess> {
  mkdirSync(path.dirname(options.logFile), { recursive: true, mode: 0o700 });
  const log = openSync(options.logFile, 'a', 0o600);
  const logStart = statSync(options.logFile).size;
  // A group of its own: Ctrl-C in the terminal reaches us alone, and we end the services in order.
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.environment,
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const lastWords = (): string =>
    lastLinesOf(readFileSync(options.logFile).subarray(logStart).toString('utf8'));
  const state = { ending: false };
  const gone = once(child, 'exit').catch(() => {});
  const crashed = Promise.withResolvers<StackError>();
  void gone.then(() => {
    if (!state.ending)
      crashed.resolve(
        new StackError(
          `${capitalised(options.name)} ended; see ${options.logFile}. Its last words:\n${lastWords()}`,
        ),
      );
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    state.ending = true;
    if (hasEnded(child)) return;
    signalGroup(child, signal);
    const patience = new AbortController();
    const forced = delay(10_000, undefined, { signal: patience.signal }).then(
      () => signalGroup(child, 'SIGKILL'),
      () => {},
    );
    await gone;
    patience.abort();
    await forced;
  };
  const service: ServiceProcess = {
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    crashed: crashed.promise,
  };
  const failure = await Promise.race([crashed.promise, becomesReady(options, child)]);
  if (failure !== null) {
    await service.stop();
    throw failure;
  }
  return service;
}

async function becomesReady(options: ServiceOptions, child: ChildProcess): Promise<StackError | null> {
  const deadline = Date.now() + 90_000;
  while (Date.now() < deadline && !hasEnded(child)) {
    const ready = await fetch(options.readyUrl, {
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    }).then(
      (response) => response.status < 400,
      () => false,
    );
    if (ready) return null;
    await delay(50);
  }
  return new StackError(`${capitalised(options.name)} did not become ready; see ${options.logFile}.`);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function lastLinesOf(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-12).join('\n') || 'it gave no reason.';
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Credentials } from '../embedded/cluster.ts';
import { markOf, type ProcessMark } from '../embedded/processes.ts';

/** The throw-away cluster of a test run. */
export interface TestCluster {
  readonly superuserUrl: string;
  readonly credentials: Credentials;
}

/** Written by the keeper when the cluster runs, or could not be started. */
export const READY_FILE = 'ready.json';

/** The run's cluster, started by whichever worker asks first. Throws when Postgres can't be started. */
export async function testCluster(): Promise<TestCluster> {
  const runner = runnerMark();
  // Named after the very process, so no folder of an earlier run can be taken for ours.
  const folder = path.join(os.tmpdir(), `crosscart-test-${runner.pid}-${runner.startedAt ?? 'unknown'}`);
  if (claim(folder)) startKeeper(folder, runner);
  const ready = path.join(folder, READY_FILE);
  const deadline = Date.now() + 60_000;
  while (!existsSync(ready)) {
    if (Date.now() > deadline) throw new Error('The Postgres for tests did not start within 60 s.');
    await delay(20);
  }
  const answer = JSON.parse(readFileSync(ready, 'utf8')) as TestCluster | { error: string };
  if ('error' in answer) throw new Error(answer.error);
  return answer;
}

/** Vitest runs test files in forks (which have a channel to their parent) or in threads of its main process. */
function runnerMark(): ProcessMark {
  const pid = process.send === undefined ? process.pid : process.ppid;
  const mark = markOf(pid);
  if (mark === null) throw new Error('The test run has ended.');
  return mark;
}

/** Exactly one of the workers makes the folder. Others may pass through it: as root, Postgres is another user. */
function claim(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o711 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function startKeeper(folder: string, runner: ProcessMark): void {
  const script = fileURLToPath(new URL('./keeper.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder, JSON.stringify(runner)], {
    cwd: '/',
    detached: true,
    stdio: 'ignore',
  });
  child.unref();
}

import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../embedded/launcher.ts';
import { isRunning, type ProcessMark } from '../embedded/processes.ts';
import { READY_FILE, type TestCluster } from './cluster.ts';

// A process of its own that keeps one throw-away cluster for one test run: it starts it, watches the run's main
// process, and removes everything when that is gone, be it by kill -9. Arguments: folder, the main process's mark.

const [folder = '', watched = ''] = process.argv.slice(2);
const runner = JSON.parse(watched) as ProcessMark;
// Ctrl-C reaches the whole group of the terminal; the run's end is what ends us.
for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) process.on(signal, () => {});

let answer: TestCluster | { error: string };
let stop = (): Promise<void> => Promise.resolve();
try {
  mkdirSync(path.join(folder, 'cluster'), { mode: 0o700 });
  const server = await startEmbeddedPostgres({
    dataDirectory: path.join(folder, 'cluster'),
    throwAway: true,
    log: () => {},
  });
  stop = () => server.stop();
  answer = { superuserUrl: server.url, credentials: server.credentials };
} catch (error) {
  answer = { error: error instanceof Error ? error.message : String(error) };
}
writeFileSync(path.join(folder, 'answer'), JSON.stringify(answer), { mode: 0o600 });
renameSync(path.join(folder, 'answer'), path.join(folder, READY_FILE));
while (isRunning(runner)) await delay(100);
await stop();
rmSync(folder, { recursive: true, force: true });

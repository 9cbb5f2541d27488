import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withBuildLock } from './build-lock.ts';
import { CHECKOUT, installedBinary } from './checkout.ts';
import { StackError } from './errors.ts';

interface Build {
  /** As people call it: "the web app". */
  readonly name: string;
  /** Workspace folder. */
  readonly folder: string;
  readonly command: readonly [binary: string, ...args: string[]];
  /** Folder that the build makes, inside the workspace. */
  readonly output: string;
  /** Workspaces whose sources end up in the build. */
  readonly sources: readonly string[];
}

const WEB: Build = {
  name: 'the web app',
  folder: 'apps/web',
  command: ['next', 'build'],
  output: '.next',
  sources: ['apps/web', 'packages/contracts', 'packages/domain'],
};

const EXTENSION: Build = {
  name: 'the extension',
  folder: 'apps/extension',
  command: ['wxt', 'build'],
  output: '.output/chrome-mv3',
  sources: [
    'apps/extension',
    'packages/contracts',
    'packages/domain',
    'packages/agent-client',
    'packages/marketplace-pages',
  ],
};

/** In the output: a hash of what it was built from. */
const STAMP = 'built-from.sha256';

export type Log = (message: string) => void;

/** Builds the web app unless its sources are those of the last build. Throws StackError. */
export function buildWeb(log: Log, signal?: AbortSignal): Promise<string> {
  return buildWhenChanged(WEB, log, signal);
}

/** The same for the extension; answers the folder to load into Chrome. */
export function buildExtension(log: Log, signal?: AbortSignal): Promise<string> {
  return buildWhenChanged(EXTENSION, log, signal);
}

async function buildWhenChanged(build: Build, log: Log, signal: AbortSignal | undefined): Promise<string> {
  const output = path.join(CHECKOUT, build.folder, build.output);
  if (isUpToDate(build, output)) return output;
  const lock = path.join(CHECKOUT, build.folder, 'node_modules', '.building');
  const onWait = (): void => log(`Another process builds ${build.name}; waiting for it …`);
  return withBuildLock(lock, onWait, signal, async () => {
    if (!isUpToDate(build, output)) await runBuild(build, output, log, signal);
    return output;
  });
}

/** The last build was made from the sources as they are now. */
function isUpToDate(build: Build, output: string): boolean {
  const stamp = path.join(output, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(build.sources);
}

async function runBuild(
  build: Build,
  output: string,
  log: Log,
  signal: AbortSignal | undefined,
): Promise<void> {
  const hash = hashOf(build.sources);
  log(`Building ${build.name} …`);
  const started = Date.now();
  const [binary, ...args] = build.command;
  const child = spawn(installedBinary(binary), args, {
    cwd: path.join(CHECKOUT, build.folder),
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', NO_COLOR: '1', CI: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const interrupt = (): void => void child.kill('SIGTERM');
  signal?.addEventListener('abort', interrupt);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  signal?.removeEventListener('abort', interrupt);
  signal?.throwIfAborted();
  if (code !== 0) throw new StackError(`Building ${build.name} failed:\n${said.trim()}`);
  mkdirSync(output, { recursive: true });
  writeFileSync(path.join(output, STAMP), hash);
  log(`Built ${build.name} in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** Content of everything that the build reads: sources, settings and the pinned dependencies. */
function hashOf(workspaces: readonly string[]): string {
  const hash = createHash('sha256').update(readFileSync(path.join(CHECKOUT, 'package-lock.json')));
  for (const workspace of workspaces) {
    const folder = path.join(CHECKOUT, workspace);
    const files = globSync(['*.{ts,mjs,json}', 'src/**', 'public/**', 'maps/**'], { cwd: folder })
      .filter((file) => !/\.test\.tsx?$|next-env\.d\.ts$|tsbuildinfo$/.test(file))
      .sort();
    for (const file of files) {
      const place = path.join(folder, file);
      if (statSync(place).isFile()) hash.update(`\0${workspace}/${file}\0`).update(readFileSync(place));
    }
  }
  return hash.digest('hex');
}

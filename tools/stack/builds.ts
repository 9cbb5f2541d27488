import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
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
  const workspace = path.join(CHECKOUT, build.folder);
  const output = path.join(workspace, build.output);
  const stamp = path.join(output, 'built-from.sha256');
  const hash = hashOf(build.sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return output;
  log(`Building ${build.name} …`);
  const started = Date.now();
  const [binary, ...args] = build.command;
  const child = spawn(installedBinary(binary), args, {
    cwd: workspace,
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
  writeFileSync(stamp, hash);
  log(`Built ${build.name} in ${Math.round((Date.now() - started) / 1000)} s.`);
  return output;
}

/** Content of everything that the build reads: sources, settings and the pinned dependencies. */
function hashOf(workspaces: readonly string[]): string {
  const hash = createHash('sha256').update(readFileSync(path.join(CHECKOUT, 'package-lock.json')));
  for (const workspace of workspaces) {
    const folder = path.join(CHECKOUT, workspace);
    const files = globSync(['*.{ts,mjs,json}', 'src/**', 'public/**'], { cwd: folder })
      .filter((file) => !/\.test\.tsx?$|next-env\.d\.ts$|tsbuildinfo$/.test(file))
      .sort();
    for (const file of files) {
      const place = path.join(folder, file);
      if (statSync(place).isFile()) hash.update(`\0${workspace}/${file}\0`).update(readFileSync(place));
    }
  }
  return hash.digest('hex');
}

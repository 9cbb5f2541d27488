import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Account, giveTo } from './account.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedPostgresError } from './errors.ts';

/** Where one cluster lives. */
export interface ClusterPlace {
  readonly root: string;
  /** What Postgres calls the data directory. */
  readonly data: string;
  /** The superuser's and the roles' passwords, mode 0600. */
  readonly credentials: string;
  readonly log: string;
}

/** Passwords of the login roles, by role name. */
export type Credentials = Readonly<Record<'postgres' | 'crosscart_api' | 'supabase_auth_admin', string>>;

/** Where root keeps clusters: the checkout may lie under a folder that the unprivileged account can't enter. */
const ROOT_CLUSTERS = '/var/lib/crosscart';

/**
 * The cluster's place for a data folder. Ordinary users: the folder itself. Root: a folder under
 * /var/lib/crosscart that the data folder points to by name, so that deleting the data folder starts afresh.
 */
export function placeOf(dataDirectory: string, account: Account | null, throwAway: boolean): ClusterPlace {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const root = account === null || throwAway ? dataDirectory : placeForRoot(dataDirectory);
  return {
    root,
    data: path.join(root, 'data'),
    credentials: path.join(root, 'credentials.json'),
    log: path.join(root, 'postgres.log'),
  };
}

function placeForRoot(dataDirectory: string): string {
  const pointer = path.join(dataDirectory, 'cluster');
  if (!existsSync(pointer)) {
    const name = createHash('sha256').update(path.resolve(dataDirectory)).digest('hex').slice(0, 12);
    writeFileSync(pointer, `${path.join(ROOT_CLUSTERS, `${name}-${randomBytes(3).toString('hex')}`)}\n`);
  }
  const root = readFileSync(pointer, 'utf8').trim();
  if (!root.startsWith(`${ROOT_CLUSTERS}/`)) {
    throw new EmbeddedPostgresError(
      'BROKEN_DATA_FOLDER',
      `${pointer} names no place under ${ROOT_CLUSTERS}; delete it to start afresh.`,
    );
  }
  mkdirSync(ROOT_CLUSTERS, { recursive: true, mode: 0o755 });
  mkdirSync(root, { recursive: true, mode: 0o700 });
  return root;
}

/** Makes the cluster when the place has none yet; says clearly when what is there can't be used. */
export function ensureCluster(place: ClusterPlace, binaries: Binaries, account: Account | null): Credentials {
  const version = path.join(place.data, 'PG_VERSION');
  if (!existsSync(place.data)) {
    createCluster(place, binaries, account);
  } else if (!existsSync(version)) {
    throw broken(place, 'is not a Postgres data folder');
  } else {
    const found = readFileSync(version, 'utf8').trim();
    if (found !== binaries.majorVersion)
      throw broken(place, `was made by Postgres ${found}, not ${binaries.majorVersion}`);
  }
  giveTo(account, place.root);
  return readCredentials(place);
}

function broken(place: ClusterPlace, why: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'BROKEN_DATA_FOLDER',
    `${place.data} ${why}; move ${place.root} away to start afresh, or set DATABASE_URL.`,
  );
}

function readCredentials(place: ClusterPlace): Credentials {
  try {
    if ((statSync(place.credentials).mode & 0o077) !== 0) throw new Error('others may read it');
    return JSON.parse(readFileSync(place.credentials, 'utf8')) as Credentials;
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'BROKEN_DATA_FOLDER',
      `The database's passwords in ${place.credentials} can't be used (${(cause as Error).message}); restore the file with mode 0600 or move ${place.root} away to start afresh.`,
      { cause },
    );
  }
}

/** initdb works in a folder of its own that gets its name at the end: a killed one leaves nothing half-made. */
function createCluster(place: ClusterPlace, binaries: Binaries, account: Account | null): void {
  const unfinished = `${place.data}.new`;
  const passwordFile = path.join(place.root, 'password');
  const credentials: Credentials = {
    postgres: randomBytes(24).toString('base64url'),
    crosscart_api: randomBytes(24).toString('base64url'),
    supabase_auth_admin: randomBytes(24).toString('base64url'),
  };
  rmSync(unfinished, { recursive: true, force: true });
  giveTo(account, place.root);
  writeFileSync(passwordFile, credentials.postgres, { mode: 0o600 });
  giveTo(account, passwordFile);
  try {
    const run = spawnSync(
      binaries.initdb,
      [
        '-D',
        unfinished,
        '-U',
        'postgres',
        '-E',
        'UTF8',
        '--locale=C',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
      ],
      { cwd: '/', env: POSTGRES_ENVIRONMENT, encoding: 'utf8', ...(account ?? {}) },
    );
    if (run.error !== undefined || run.status !== 0) throw explainSpawn(run.error, run.stderr ?? '');
    writeFileSync(place.credentials, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
    renameSync(unfinished, place.data);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Nothing of ours: PG* variables of the person's shell would change how Postgres behaves. */
export const POSTGRES_ENVIRONMENT: NodeJS.ProcessEnv = {
  LANG: 'C',
  LC_ALL: 'C',
  TZ: 'UTC',
  PATH: '/usr/bin:/bin',
};

/** One sentence for the ways in which the operating system refuses to run Postgres. */
export function explainSpawn(error: Error | undefined, output: string): EmbeddedPostgresError {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'EPERM' || code === 'EINVAL') {
    return new EmbeddedPostgresError(
      'NO_CAPABILITY',
      'Postgres refuses to run as root and this root may not switch to another user (no CAP_SETUID); run as an ordinary user or set DATABASE_URL.',
      { cause: error },
    );
  }
  if (/could not look up effective user ID|user does not exist/.test(output)) {
    return new EmbeddedPostgresError(
      'UNKNOWN_USER',
      'The user that Postgres would run as has no entry in /etc/passwd; add one or set DATABASE_URL.',
    );
  }
  if (code === 'ENOENT') {
    return new EmbeddedPostgresError(
      'NO_BINARIES',
      'The embedded Postgres does not run on this system (it needs glibc 2.27 or newer); set DATABASE_URL.',
      { cause: error },
    );
  }
  return new EmbeddedPostgresError(
    'START_FAILED',
    `Postgres could not be started: ${lastLineOf(output) || (error?.message ?? 'it gave no reason')}.`,
    { cause: error },
  );
}

export function lastLineOf(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.findLast((line) => /FATAL|ERROR|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '';
  return fatal
    .replace(/^.*?(FATAL|ERROR|PANIC|error):\s*/, '')
    .replace(/\.$/, '')
    .trim();
}

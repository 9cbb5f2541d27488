import { accountForPostgres } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { type ClusterPlace, type Credentials, ensureCluster, placeOf } from './cluster.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { isAnswering } from './health.ts';
import { giveUpOwnership, ownerOf, takeOwnership } from './owner.ts';
import {
  findFreePort,
  findPostmaster,
  type Postmaster,
  portTaken,
  startPostmaster,
  stopPostmaster,
} from './postmaster.ts';

export interface EmbeddedPostgresOptions {
  /** Absolute. As root it only names the cluster, which then lies under /var/lib/crosscart. */
  readonly dataDirectory: string;
  /** Any free one when left out. */
  readonly port?: number;
  /**
   * For tests and demonstrations: the cluster lies in the folder itself (as root too: it must be reachable by
   * everybody, such as one in the system's folder for temporary files) and a power cut may lose it.
   */
  readonly throwAway?: boolean;
  readonly log: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** Connects as the superuser to the database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** Passwords kept with the cluster for the roles that log in. */
  readonly credentials: Credentials;
  /** The same server for another role and database. */
  urlFor(role: keyof Credentials, database?: string): string;
  /** Stops the server, unless another living process started it. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded Postgres on a data folder, or takes over the one that a killed process of ours left
 * running there. Listens on the loopback address only, with passwords. A server in use by another living process
 * of ours is shared. Throws EmbeddedPostgresError.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = accountForPostgres();
  const binaries = findBinaries(account);
  const throwAway = options.throwAway === true;
  const place = placing(() => placeOf(options.dataDirectory, account, throwAway), options.dataDirectory);
  const credentials = placing(() => ensureCluster(place, binaries, account), place.root);

  const running = await findUsable(place, credentials, options);
  if (running !== null) {
    const owned = ownerOf(place) === null;
    if (owned) takeOwnership(place);
    return handle(place, credentials, running, owned);
  }
  takeOwnership(place);
  try {
    const started = await start(place, binaries, options.port, throwAway);
    return handle(place, credentials, started, true);
  } catch (error) {
    giveUpOwnership(place);
    throw error;
  }
}

/** File system refusals, told as a sentence. */
function placing<T>(work: () => T, folder: string): T {
  try {
    return work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC'].includes(code)) throw error;
    throw new EmbeddedPostgresError(
      'NOT_WRITABLE',
      `The data folder ${folder} can't be used (${(error as Error).message}); make it a folder that this user may write.`,
      { cause: error },
    );
  }
}

/** The server that already runs on this folder, if it is healthy and on the wanted port; others are stopped. */
async function findUsable(
  place: ClusterPlace,
  credentials: Credentials,
  options: EmbeddedPostgresOptions,
): Promise<Postmaster | null> {
  const found = findPostmaster(place);
  if (found === null) return null;
  const healthy = await isAnswering(urlOf(credentials, found.port, 'postgres', 'postgres'));
  const shared = ownerOf(place) !== null;
  const fits = options.port === undefined || options.port === found.port;
  if (healthy && fits) {
    options.log(`Using the Postgres that already runs on port ${found.port}.`);
    return found;
  }
  if (shared) {
    throw new EmbeddedPostgresError(
      'PORT_TAKEN',
      `Another running start uses this data folder, with Postgres on port ${found.port}; stop it first.`,
    );
  }
  options.log('Stopping the Postgres that an earlier run left behind.');
  await stopPostmaster(found);
  return null;
}

async function start(
  place: ClusterPlace,
  binaries: Binaries,
  wanted: number | undefined,
  throwAway: boolean,
): Promise<Postmaster> {
  const account = accountForPostgres();
  if (wanted !== undefined) return startPostmaster(place, binaries, account, { port: wanted, throwAway });
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort();
    try {
      return await startPostmaster(place, binaries, account, { port, throwAway });
    } catch (error) {
      // Somebody else took the port between looking and listening.
      const taken = error instanceof EmbeddedPostgresError && error.fault === 'PORT_TAKEN';
      if (!taken || attempt === 5) throw taken ? portTaken(port) : error;
    }
  }
}

function urlOf(credentials: Credentials, port: number, role: keyof Credentials, database: string): string {
  return `postgres://${role}:${encodeURIComponent(credentials[role])}@127.0.0.1:${port}/${database}`;
}

function handle(
  place: ClusterPlace,
  credentials: Credentials,
  postmaster: Postmaster,
  owned: boolean,
): EmbeddedPostgres {
  let stopping: Promise<void> | null = null;
  return {
    url: urlOf(credentials, postmaster.port, 'postgres', 'postgres'),
    port: postmaster.port,
    credentials,
    urlFor: (role, database = 'postgres') => urlOf(credentials, postmaster.port, role, database),
    stop() {
      if (!owned) return Promise.resolve();
      stopping ??= stopPostmaster(postmaster).then(() => giveUpOwnership(place));
      return stopping;
    },
  };
}

import { startDatabase } from './database.ts';
import { loadOrCreateSecrets } from './secrets.ts';

export interface InstallationPlace {
  readonly dataDirectory: string;
  readonly databaseUrl?: string | undefined;
}

/**
 * The database of an installation, for a command beside a running `npm start`: a Postgres that runs already is used
 * and left running, one that does not is started and stopped again by `release`.
 */
export async function reachInstallation(place: InstallationPlace): Promise<{
  readonly superuserUrl: string;
  readonly apiUrl: string;
  release(): Promise<void>;
}> {
  const database = await startDatabase({
    dataDirectory: place.dataDirectory,
    secrets: loadOrCreateSecrets(place.dataDirectory),
    throwAway: false,
    log: () => {},
    ...(place.databaseUrl === undefined ? {} : { databaseUrl: place.databaseUrl }),
  });
  return {
    superuserUrl: database.superuserUrl,
    apiUrl: database.apiUrl,
    release: () => database.stop(),
  };
}

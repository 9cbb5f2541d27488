import { existsSync } from 'node:fs';
import { startDatabase } from './database.ts';
import { StackError } from './errors.ts';
import { loadOrCreateSecrets } from './secrets.ts';

export interface InstallationPlace {
  readonly dataDirectory: string;
  readonly databaseUrl?: string | undefined;
}

/**
 * The database of an installation, for a command beside a running `npm start`: a Postgres that runs already is used
 * and left running, one that does not is started and stopped again by `release`. Throws StackError where there is none.
 */
export async function reachInstallation(place: InstallationPlace): Promise<{
  readonly superuserUrl: string;
  readonly apiUrl: string;
  release(): Promise<void>;
}> {
  if (!existsSync(place.dataDirectory)) {
    throw new StackError(`There is no installation in ${place.dataDirectory}; run "npm start" first.`);
  }
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

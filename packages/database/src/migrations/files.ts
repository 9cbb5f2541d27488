import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One file of SQL: `<version>_<name>.sql`, the Supabase CLI's layout. */
export interface SqlFile {
  readonly version: string;
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** The folder's SQL files in the order of their versions. Throws when two have the same version. */
export function readSqlFiles(directory: string): SqlFile[] {
  const files = readdirSync(directory).flatMap((file): SqlFile[] => {
    const match = /^(\d+)_(.+)\.sql$/.exec(file);
    if (match === null) return [];
    const [, version = '', name = ''] = match;
    return [{ version, name, file, text: readFileSync(path.join(directory, file), 'utf8') }];
  });
  files.sort((a, b) => (a.version < b.version ? -1 : a.version > b.version ? 1 : 0));
  const twice = files.find((file, index) => files[index - 1]?.version === file.version);
  if (twice !== undefined) throw new Error(`Two files in ${directory} have the version ${twice.version}.`);
  return files;
}

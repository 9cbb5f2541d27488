import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder of real pages or reports of that name, beside the repository or beside a folder that holds several
 * checkouts of it; null when it is not there. Nothing of it is part of this project.
 */
export function sharedFixtures(name: string): string | null {
  let folder = import.meta.dirname;
  while (folder !== path.dirname(folder)) {
    folder = path.dirname(folder);
    const candidate = path.join(folder, 'shared', 'fixtures', name);
    if (existsSync(candidate)) return candidate;
  }
  return null;
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'vitest';
import { sharedFixtures } from '../testing/shared-fixtures.ts';

/** The bytes of a real report that lies beside the repository, or null when it is not there. */
function realReport(file: string): Uint8Array | null {
  const [folder = '', name = ''] = file.split('/');
  const found = sharedFixtures(folder);
  const whole = found === null ? '' : path.join(found, name);
  return found !== null && existsSync(whole) ? readFileSync(whole) : null;
}

/** One named test for a real report; without the file the test says that it was left out. */
export function itReads(file: string, test: (bytes: Uint8Array) => Promise<void>): void {
  const bytes = realReport(file);
  if (bytes) it(`reads ${file} right`, () => test(bytes));
  else it(`left out, ../shared/fixtures/${file} is not here`, () => {});
}

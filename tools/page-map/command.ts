import { parseArgs } from 'node:util';
import { checkPages } from './check.ts';
import type { Outcome } from './outcome.ts';
import { UsageError } from './outcome.ts';
import { recordFolder } from './record.ts';
import { writeSchemas } from './schema.ts';

const USAGE = [
  'npm run page-map -- check FILE … [--url URL] [--site SITE] [--today YYYY-MM-DD] [--json]',
  'npm run page-map -- record FOLDER [--map PAGE] [--site SITE] [--json]',
  'npm run page-map -- schema',
];

/** Runs one of the page map commands; never throws for what a person typed. */
export function runPageMap(args: readonly string[]): Outcome {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        site: { type: 'string' },
        today: { type: 'string' },
        map: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const [command, ...files] = positionals;
    if (command === 'check' && files.length > 0) return checkPages(files, values);
    const [folder, ...more] = files;
    if (command === 'record' && folder !== undefined && more.length === 0)
      return recordFolder(folder, values);
    if (command === 'schema' && files.length === 0) return writeSchemas();
    return { lines: USAGE, exitCode: 2 };
  } catch (error) {
    if (error instanceof UsageError || (error instanceof TypeError && 'code' in error)) {
      return { lines: [error.message, ...USAGE], exitCode: 2 };
    }
    throw error;
  }
}

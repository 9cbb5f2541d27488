import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mapSchemas } from '@crosscart/marketplace-pages';
import { CHECKOUT, installedBinary } from '../stack/checkout.ts';
import type { Outcome } from './outcome.ts';

/** Writes the JSON Schemas of the maps anew, in the one format; a test fails when they are older than the code. */
export function writeSchemas(): Outcome {
  const folder = path.join(CHECKOUT, 'packages', 'marketplace-pages', 'schemas');
  mkdirSync(folder, { recursive: true });
  const written = Object.entries(mapSchemas()).map(([name, schema]) => {
    const file = path.join(folder, name);
    writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
    return path.relative(CHECKOUT, file);
  });
  execFileSync(installedBinary('biome'), ['format', '--write', folder], { cwd: CHECKOUT, stdio: 'pipe' });
  return { lines: written, exitCode: 0 };
}

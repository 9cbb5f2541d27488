import path from 'node:path';
import { wrongImports } from '../lint/dependency-direction.ts';
import { readLockfile, unpinnedPackages } from '../lint/lockfile.ts';
import { CHECKOUT } from '../stack/index.ts';
import { run } from './run.ts';
import { add, NOTHING, one, type Tally } from './tally.ts';
import { typedWorkspaces } from './workspaces.ts';

/** Type checks every workspace; each counts as one. */
export async function typeCheck(): Promise<Tally> {
  let tally = NOTHING;
  await run('wxt', ['prepare'], {}, path.join(CHECKOUT, 'apps/extension'));
  for (const workspace of typedWorkspaces()) {
    const passed = await run('tsc', ['-p', workspace]);
    if (!passed) console.log(`✗ ${workspace} does not type check`);
    tally = add(tally, one(passed));
  }
  return tally;
}

/** `check` without `--write` changes nothing; `biome ci` prints for GitHub, not for people. */
const BIOME = [
  'check',
  '--error-on-warnings',
  '--diagnostic-level=warn',
  '--max-diagnostics=20',
  `--colors=${process.stdout.isTTY ? 'force' : 'off'}`,
  '.',
];

/** Format and lint rules, unused code, the direction of dependencies, the lock file; each counts as one. */
export async function lint(): Promise<Tally> {
  const biome = await run('biome', BIOME);
  // Files, exports and dependencies that nothing uses, and dependencies that stand in no package.json (knip.json).
  const knip = await run('knip', ['--no-progress', '--treat-config-hints-as-errors']);
  const wrong = wrongImports();
  for (const sentence of wrong) console.log(`✗ ${sentence}`);
  const unpinned = unpinnedPackages(readLockfile());
  for (const { name } of unpinned) {
    console.log(`✗ package-lock.json does not pin ${name}: run "node tools/enter.mjs lockfile"`);
  }
  return [biome, knip, wrong.length === 0, unpinned.length === 0].map(one).reduce(add, NOTHING);
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium } from '../chromium/index.ts';
import { CHECKOUT, StackError } from '../stack/index.ts';
import { runPhases } from './phases.ts';
import { lint, typeCheck } from './static.ts';
import { one, type Tally } from './tally.ts';
import { vitest } from './vitest.ts';

// `npm test`. With CROSSCART_LONG=1 (`npm run verify`) tests that sample take their long sizes.

process.exitCode = await runPhases([
  { name: 'Type check', work: typeCheck },
  { name: 'Lint', work: lint },
  { name: 'Unit and integration', work: () => vitest(['--project', '!e2e']) },
  { name: 'End to end', work: endToEnd },
]);

async function endToEnd(): Promise<Tally> {
  if (!existsSync(path.join(CHECKOUT, 'tools/e2e'))) return one(false);
  try {
    const chromium = ensureChromium(process.env.CHROME_PATH, console.log);
    return await vitest(['--project', 'e2e'], { CHROME_PATH: chromium });
  } catch (error) {
    if (!(error instanceof StackError)) throw error;
    console.error(error.message);
    return one(false);
  }
}

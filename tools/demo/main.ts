import { EmbeddedPostgresError, MigrationError } from '@crosscart/database';
import { StackError } from '../stack/index.ts';
import { readDemoArguments } from './arguments.ts';
import { runDemo } from './run.ts';

// `npm run demo`: an agency, two browsers and practice marketplaces on a throw-away data folder; every order bought
// once, and the books compared with what was sold.

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interruption.abort());

try {
  const args = readDemoArguments(process.argv.slice(2));
  const { result, disagreements } = await runDemo(args, interruption.signal);
  if (args.json) console.log(JSON.stringify(result));
  const whole = result.skipped + result.completed + result.needsAttention === result.orders;
  if (disagreements.length > 0 || result.duplicatePurchases > 0 || !whole) process.exitCode = 1;
} catch (error) {
  if (interruption.signal.aborted) {
    process.exitCode = 130;
  } else {
    const forPeople =
      error instanceof StackError ||
      error instanceof EmbeddedPostgresError ||
      error instanceof MigrationError;
    console.error(forPeople ? error.message : error);
    process.exitCode = 1;
  }
}

import { runUntilInterrupted } from '../stack/run-until-interrupted.ts';
import { readDemoArguments } from './arguments.ts';
import { runDemo } from './run.ts';

// `npm run demo`: an agency, two browsers and practice marketplaces on a throw-away data folder; every order bought
// once, and the books compared with what was sold.

await runUntilInterrupted(async (interruption) => {
  const args = readDemoArguments(process.argv.slice(2));
  const { result, disagreements } = await runDemo(args, interruption);
  if (args.json) console.log(JSON.stringify(result));
  const whole = result.skipped + result.completed + result.needsAttention === result.orders;
  return disagreements.length > 0 || result.duplicatePurchases > 0 || !whole ? 1 : 0;
});

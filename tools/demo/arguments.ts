import { parseArgs } from 'node:util';
import { StackError } from '../stack/index.ts';
import { wholeNumber } from '../stack/whole-number.ts';
import { type DemoFault, readFault } from './faults.ts';

export type KillTarget = 'api' | 'worker';

/** What the person at the terminal asked of `npm run demo`. */
export interface DemoArguments {
  /** How many orders to make; null when they come from a file. */
  readonly orders: number | null;
  /** Path of an eBay getOrders answer. */
  readonly dataFile: string | null;
  readonly json: boolean;
  readonly headed: boolean;
  readonly seed: number;
  readonly kill: KillTarget | null;
  /** Faults of the practice marketplaces that single orders, or all of them, are to meet. */
  readonly faults: readonly DemoFault[];
}

const USAGE =
  'Usage: npm run demo -- [--orders N | --data FILE] [--seed S] [--kill api|worker] [--fault [ORDER.]KNOB=VALUE]… [--headed] [--json]';

/** Throws StackError with one sentence and the usage for anything that makes no sense. */
export function readDemoArguments(args: readonly string[]): DemoArguments {
  let values: ReturnType<typeof parse>['values'];
  try {
    ({ values } = parse(args));
  } catch (error) {
    throw new StackError(`${(error as Error).message}\n${USAGE}`);
  }
  if (values.data !== undefined && values.orders !== undefined) {
    throw new StackError(`--data brings its own orders; leave --orders out.\n${USAGE}`);
  }
  if (values.kill !== undefined && values.kill !== 'api' && values.kill !== 'worker') {
    throw new StackError(`--kill takes api or worker.\n${USAGE}`);
  }
  return {
    orders: values.data === undefined ? wholeNumber('--orders', values.orders ?? '8', 1, 500) : null,
    dataFile: values.data ?? null,
    json: values.json ?? false,
    headed: values.headed ?? false,
    seed: wholeNumber('--seed', values.seed ?? '1', 0, 2 ** 31 - 1),
    kill: values.kill ?? null,
    faults: (values.fault ?? []).map(readFault),
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      orders: { type: 'string' },
      data: { type: 'string' },
      json: { type: 'boolean' },
      headed: { type: 'boolean' },
      seed: { type: 'string' },
      kill: { type: 'string' },
      fault: { type: 'string', multiple: true },
    },
  });
}

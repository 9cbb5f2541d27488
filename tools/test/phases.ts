import { add, NOTHING, summary, type Tally } from './tally.ts';

export interface Phase {
  readonly name: string;
  readonly work: () => Promise<Tally>;
}

/**
 * Runs the phases one after the other, all of them whatever fails, and prints how long each took. The last line
 * is the sum; answers the exit code.
 */
export async function runPhases(phases: readonly Phase[]): Promise<number> {
  let total = NOTHING;
  const lines: string[] = [];
  for (const { name, work } of phases) {
    console.log(`\n── ${name} ──`);
    const started = Date.now();
    const tally = await work();
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    lines.push(`${name.padEnd(28)} ${seconds.padStart(7)} s   ${summary(tally)}`);
    total = add(total, tally);
  }
  console.log(`\n${lines.join('\n')}\n${summary(total)}`);
  return total.failed === 0 ? 0 : 1;
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { run } from './run.ts';
import { one, type Tally } from './tally.ts';

/** The part of Vitest's JSON report that is counted. */
const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Runs Vitest projects and counts their tests; a file that could not even be loaded counts as a failed test. */
export async function vitest(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Tally> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'crosscart-report-'));
  const file = path.join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const succeeded = await run('vitest', ['run', ...args, ...reporters], environment);
    return tallyOf(file, succeeded);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tallyOf(file: string, succeeded: boolean): Tally {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return one(false); // Vitest itself failed, and has said why
  }
  const report = Report.parse(JSON.parse(text));
  const unloaded = report.testResults.filter(
    (result) => result.status === 'failed' && result.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    // An error outside of any test fails the run, too.
    failed: failed === 0 && !succeeded ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

import { sayWhy } from './say-why.ts';

/**
 * Does the work of a command that cleans up behind itself, and sets the process's exit code. Ctrl-C and the like abort
 * the signal; what fails after that is no failure, every other error is said.
 */
export async function runUntilInterrupted(
  work: (interruption: AbortSignal) => Promise<number>,
): Promise<void> {
  const interruption = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => interruption.abort());
  try {
    process.exitCode = await work(interruption.signal);
  } catch (error) {
    process.exitCode = interruption.signal.aborted ? 130 : 1;
    if (!interruption.signal.aborted) sayWhy(error);
  }
}

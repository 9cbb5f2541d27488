import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { CHECKOUT, installedBinary } from '../stack/index.ts';

/** Runs an installed executable in the checkout with our own output; answers whether it succeeded. */
export async function run(
  binary: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  cwd: string = CHECKOUT,
): Promise<boolean> {
  const child = spawn(installedBinary(binary), args, {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, forward);
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    return code === 0;
  } finally {
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.off(signal, forward);
  }
}

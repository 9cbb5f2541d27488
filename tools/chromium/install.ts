import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { CHECKOUT } from '../stack/checkout.ts';

/** Tries the ways there are to get a Chromium; whether one worked is for the finder to tell. */
export function installChromium(log: (message: string) => void): void {
  const root = process.getuid?.() === 0;
  if (root && has('apt-get')) {
    log("Installing Debian's chromium package …");
    const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
    spawnSync('apt-get', ['update', '-qq'], quiet);
    const installed = spawnSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
      quiet,
    );
    if (installed.status === 0) return;
  }
  log("Downloading Playwright's Chromium …");
  const cli = path.join(CHECKOUT, 'node_modules/playwright-core/cli.js');
  spawnSync(process.execPath, [cli, 'install', '--no-shell', 'chromium'], {
    stdio: 'ignore',
    timeout: 300_000,
  });
}

function has(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

import { StackError } from '../stack/errors.ts';
import { findChromium } from './find.ts';
import { installChromium } from './install.ts';

/** What a Chromium for automation is started with, besides what a test adds. */
export const CHROMIUM_ARGUMENTS: readonly string[] = [
  '--no-sandbox', // root and containers have no user namespaces
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of a working Chromium, installed when there is none. Throws StackError saying what to install. */
export function ensureChromium(given: string | undefined, log: (message: string) => void): string {
  const found = findChromium(given);
  if (found !== null) return found;
  if (given !== undefined && given !== '') {
    throw new StackError(
      `CHROME_PATH names ${given}, which can't be started; set it to a Chromium's executable.`,
    );
  }
  installChromium(log);
  const installed = findChromium(undefined);
  if (installed !== null) return installed;
  throw new StackError(
    'No Chromium was found or could be installed; install the package "chromium" or set CHROME_PATH to its executable.',
  );
}

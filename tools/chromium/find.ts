import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Chrome itself is not among them: since 137 it ignores --load-extension. */
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/opt/chromium/chrome',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Path of a Chromium that starts: the given one (CHROME_PATH), one in a usual place, or the one in Playwright's
 * cache; null when there is none.
 */
export function findChromium(given: string | undefined): string | null {
  if (given !== undefined && given !== '') return starts(given) ? given : null;
  return [...USUAL_PLACES, playwrightsOwn()].find((place) => existsSync(place) && starts(place)) ?? null;
}

/** Where Playwright keeps its Chromium, installed or not. */
function playwrightsOwn(): string {
  return chromium.executablePath();
}

/** A downloaded browser whose system libraries are missing exists, but does not start. */
function starts(executable: string): boolean {
  return spawnSync(executable, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, ensureChromium } from '../chromium/index.ts';

export function openBrowser(): Promise<Browser> {
  const executablePath = ensureChromium(process.env.CHROME_PATH, console.log);
  return chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] });
}

export interface PersonOptions {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  readonly reducedMotion?: 'reduce';
}

/** A browser of one person's own: nobody is signed in. */
export function newPerson(browser: Browser, options: PersonOptions = {}): Promise<BrowserContext> {
  return browser.newContext({
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: options.reducedMotion ?? 'no-preference',
    viewport: { width: options.width ?? 1280, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
}

/** Signs in through the development issuer's chooser, as a person who types their e-mail. */
export async function signIn(page: Page, webUrl: string, email: string): Promise<void> {
  await page.goto(`${webUrl}/login`);
  await page.getByRole('button', { name: /^Continue with/ }).click();
  await page.getByLabel('Sign in as e-mail…').fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.waitForURL((url) => url.origin === webUrl && !url.pathname.startsWith('/auth/'));
}

/** A page of somebody who is signed in, in a browser of their own. */
export async function openAs(
  browser: Browser,
  webUrl: string,
  email: string,
  options: PersonOptions = {},
): Promise<Page> {
  const page = await (await newPerson(browser, options)).newPage();
  await signIn(page, webUrl, email);
  return page;
}

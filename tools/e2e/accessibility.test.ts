import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemoAgency, DEMO_PEOPLE } from '../demo/agency.ts';
import { planFor } from '../demo/seed-plan.ts';
import { startThrowAwayStack, type ThrowAwayStack } from './throw-away-stack.ts';
import { newPerson, openBrowser, signIn } from './web-app.ts';

// axe finds nothing on any page of any role, in light and dark, on a desk and on a phone.

const PAGES = {
  admin: [
    '/admin',
    '/admin/pairing',
    '/admin/purchases',
    '/admin/attention',
    '/admin/agents',
    '/admin/page-maps',
    '/admin/jobs',
    '/admin/accounts',
    '/admin/invites',
    '/admin/users',
    '/admin/records',
    '/admin/supplier-links',
  ],
  va: ['/va', '/va/purchases', '/va/attention', '/va/jobs', '/va/supplier-links'],
  client: ['/client'],
} as const;

let running: ThrowAwayStack;
let browser: Browser;
beforeAll(async () => {
  [running, browser] = await Promise.all([startThrowAwayStack(), openBrowser()]);
  const args = { orders: 3, dataFile: null, json: true, headed: false, seed: 1, kill: null, faults: [] };
  await createDemoAgency(running.stack, running.sql, planFor(args, new Date()));
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

test.each([
  { role: 'admin', colorScheme: 'light', width: 1280 },
  { role: 'admin', colorScheme: 'dark', width: 390 },
  { role: 'va', colorScheme: 'dark', width: 1280 },
  { role: 'va', colorScheme: 'light', width: 390 },
  { role: 'client', colorScheme: 'light', width: 390 },
  { role: 'client', colorScheme: 'dark', width: 1280 },
] as const)('$role, $colorScheme, $width px', async ({ role, colorScheme, width }) => {
  const context = await newPerson(browser, { colorScheme, width });
  const page = await context.newPage();
  await signIn(page, running.stack.webUrl, DEMO_PEOPLE[role]);
  for (const path of PAGES[role]) {
    await page.goto(running.stack.webUrl + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    // Skeletons are what a loading list shows; the event stream never lets the network fall idle.
    await page.locator('[aria-busy="true"], .mantine-Skeleton-root').first().waitFor({ state: 'hidden' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`),
      path,
    ).toEqual([]);
    const isWider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(isWider, `${path} scrolls sideways`).toBe(false);
  }
  await context.close();
});

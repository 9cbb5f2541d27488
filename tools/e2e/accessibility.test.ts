import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PEOPLE, type DemoAgency } from '../demo/agency.ts';
import { startAgencyApp } from './agency-app.ts';
import type { ThrowAwayStack } from './throw-away-stack.ts';
import { newPerson, openAs } from './web-app.ts';

// axe finds nothing on any page of any role nor in any dialog, in light and dark, on a desk and on a phone.

const OWN = ['/profile', '/access-code'];
const PAGES = {
  admin: [
    '/admin',
    '/admin/pairing',
    '/admin/page-maps',
    '/admin/purchases',
    '/admin/attention',
    '/admin/agents',
    '/admin/jobs',
    '/admin/accounts',
    '/admin/accounts/ACCOUNT',
    '/admin/invites',
    '/admin/users',
    '/admin/users/VA',
    '/admin/department-roles',
    '/admin/department-roles/new',
    '/admin/department-roles/ROLE',
    '/admin/organisation',
    '/admin/records',
    '/admin/supplier-links',
    '/admin/audit',
    ...OWN,
  ],
  va: ['/va', '/va/purchases', '/va/attention', '/va/jobs', '/va/supplier-links', ...OWN],
  client: ['/client', '/va', ...OWN],
} as const;

/** Nothing moves: colours are measured at rest, not while a dialog fades in. */
const STILL = { reducedMotion: 'reduce' } as const;

/** Dialogs and drawers that an address opens. */
const DIALOGS = [
  '/admin/invites?create=invite',
  '/admin/invites?create=invites',
  '/admin/accounts?create=account',
  '/admin/supplier-links?add=link',
  '/admin/organisation?transfer=yes',
  '/admin/audit?entry=ENTRY',
  '/admin/records?record=RECORD',
  '/admin/jobs?job=JOB',
];

let running: ThrowAwayStack;
let browser: Browser;
let agency: DemoAgency;
const ids: Record<string, string> = {};
beforeAll(async () => {
  ({ running, browser, agency } = await startAgencyApp({ filled: true }));
  const [found] = await running.sql`
    select (select user_id from app.memberships where role = 'va') as "VA",
      (select id from app.department_roles limit 1) as "ROLE", (select id from app.records limit 1) as "RECORD",
      (select id from app.automation_jobs where status <> 'COMPLETED' limit 1) as "JOB",
      (select max(id)::text from app.audit_logs where action = 'update') as "ENTRY"`;
  Object.assign(ids, found, { ACCOUNT: agency.accountId });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

const addressOf = (path: string) =>
  running.stack.webUrl + path.replace(/[A-Z]{2,}/, (name) => ids[name] ?? name);

async function open(page: Page, path: string): Promise<void> {
  await page.goto(addressOf(path));
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Skeletons are what a loading list shows; the event stream never lets the network fall idle.
  await page.locator('[aria-busy="true"], .mantine-Skeleton-root').first().waitFor({ state: 'hidden' });
}

const DESK_AND_PHONE = [
  [1280, ['light', 'dark']],
  [390, ['dark', 'light']],
] as const;
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Enough for what lies over a page: every scheme and every width once. */
const CROSSWISE = [
  [1280, ['light']],
  [390, ['dark']],
] as const;

/** What axe finds in some widths and schemes, and whether the page scrolls sideways in one. */
async function findings(
  page: Page,
  what: string,
  looks: typeof DESK_AND_PHONE | typeof CROSSWISE = DESK_AND_PHONE,
): Promise<string[]> {
  const found: string[] = [];
  for (const [width, schemes] of looks) {
    await page.setViewportSize({ width, height: 900 });
    for (const [place, colorScheme] of schemes.entries()) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      const axe = new AxeBuilder({ page });
      // The other scheme of a width differs in colours alone.
      const { violations } = await (place === 0 ? axe : axe.withRules(RULES_OF_COLOUR)).analyze();
      for (const { id, nodes } of violations) {
        const why = nodes[0]?.any[0]?.message ?? nodes[0]?.failureSummary ?? '';
        found.push(`${what}, ${colorScheme}, ${width} px: ${id}: ${why} ${nodes[0]?.html ?? ''}`);
      }
    }
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) {
      found.push(`${what}, ${width} px: scrolls sideways`);
    }
  }
  return found;
}

test('signed out: sign-in, what it refuses, and set-up', async () => {
  const page = await (await newPerson(browser, STILL)).newPage();
  for (const path of ['/login', '/login?problem=no_membership', '/setup', '/suspended']) {
    await page.goto(addressOf(path));
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await findings(page, path)).toEqual([]);
  }
  await page.context().close();
});

test.each(['admin', 'va', 'client'] as const)('every page of the %s', async (role) => {
  const page = await openAs(browser, running.stack.webUrl, DEMO_PEOPLE[role], STILL);
  for (const path of PAGES[role]) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, path);
    expect(await findings(page, path)).toEqual([]);
  }
  await page.context().close();
});

test('every dialog, drawer, menu and sheet of the admin while it is open', async () => {
  const page = await openAs(browser, running.stack.webUrl, DEMO_PEOPLE.admin, STILL);
  const dialog = page.getByRole('dialog').first();
  for (const path of DIALOGS) {
    await open(page, path);
    await dialog.waitFor();
    expect(await findings(page, path, CROSSWISE)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, '/admin/users/VA');
  await page.getByRole('button', { name: 'Suspend' }).click();
  await dialog.waitFor();
  expect(await findings(page, 'a question', CROSSWISE)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: /your menu$/ }).click();
  await page.getByRole('menu').waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await dialog.waitFor();
  expect(await findings(page, 'the sheet of shortcuts', CROSSWISE)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+k');
  await dialog.waitFor();
  expect(await findings(page, 'the command palette', CROSSWISE)).toEqual([]);
  await page.context().close();
});

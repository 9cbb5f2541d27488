import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PEOPLE, type DemoAgency } from '../demo/agency.ts';
import { startAgencyApp } from './agency-app.ts';
import type { ThrowAwayStack } from './throw-away-stack.ts';
import { openAs } from './web-app.ts';

// However long the names are: at 1280 px every column of every list is there, and what is cut can be read in whole.

const NAME = 'Wilhelmina Anastasia Featherstonehaugh-Cholmondeley of the Northern Subsidiary';
const EMAIL = `${'a-very-long-address-'.repeat(4)}@${'department.'.repeat(6)}example.com`;
const TABLES = {
  '/admin/users': 'Users',
  '/admin/invites': 'Invites',
  '/admin/accounts': 'Accounts',
  '/admin/accounts/ACCOUNT': 'Assigned VAs',
  '/admin/agents': 'Agents',
  '/admin/department-roles': 'Department roles',
  '/admin/audit': 'Audit log',
  '/admin/jobs': 'Jobs',
  '/admin/attention': 'Attention',
  '/admin/supplier-links': 'Supplier links',
};

let running: ThrowAwayStack;
let browser: Browser;
let agency: DemoAgency;
let page: Page;
beforeAll(async () => {
  ({ running, browser, agency } = await startAgencyApp({ filled: true }));
  const { sql } = running;
  await sql`update app.profiles set full_name = ${NAME}, email = ${EMAIL} where email = ${DEMO_PEOPLE.va}`;
  await sql`update app.invites set status = 'open', email = ${EMAIL} where email = ${DEMO_PEOPLE.client}`;
  await sql`update app.accounts set account_code = 'GARDEN-AND-HOME-EUROPE-WEST-2026', name = ${NAME}`;
  await sql`update app.automation_agents set label = ${NAME}, marketplace_account_display = ${EMAIL},
    last_error = ${`${NAME} could not be found. `.repeat(3)}`;
  await sql`update app.department_roles set name = ${NAME}`;
  await sql`update app.supplier_links set sku = ${NAME}`;
  page = await openAs(browser, running.stack.webUrl, DEMO_PEOPLE.admin);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

test.each(Object.entries(TABLES))('%s shows every column at 1280 px', async (path, label) => {
  await page.goto(running.stack.webUrl + path.replace('ACCOUNT', agency.accountId));
  const table = page.getByRole('table', { name: label });
  await table.getByRole('row').nth(1).waitFor();
  const hidden = await table.evaluate((element) => {
    const frame = element.parentElement?.getBoundingClientRect();
    return [...element.querySelectorAll('th, td, td button, td a')]
      .filter((each) => each.getBoundingClientRect().right > (frame?.right ?? 0) + 1)
      .map((each) => each.textContent);
  });
  expect(hidden).toEqual([]);
});

test('a name that is cut says the whole of itself on hover; a short one says nothing twice', async () => {
  await page.goto(`${running.stack.webUrl}/admin/users`);
  const users = page.getByRole('table', { name: 'Users' });
  await users.getByText(EMAIL).hover();
  expect(await users.getByText(EMAIL).getAttribute('title')).toBe(EMAIL);
  await users.getByText(DEMO_PEOPLE.admin).hover();
  expect(await users.getByText(DEMO_PEOPLE.admin).getAttribute('title')).toBeNull();
});

test('on a phone nothing is cut', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${running.stack.webUrl}/admin/users`);
  const email = page.getByRole('table', { name: 'Users' }).getByText(EMAIL);
  await email.waitFor();
  expect(await email.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PEOPLE, type DemoAgency } from '../demo/agency.ts';
import { startAgencyApp } from './agency-app.ts';
import type { ThrowAwayStack } from './throw-away-stack.ts';
import { openAs } from './web-app.ts';

// Forms over things that exist: what is typed stays, what is refused says why, and nobody's change is lost unread.

/** What comes by the live stream, or after a save. */
const LIVE = { timeout: 20_000 };

let running: ThrowAwayStack;
let browser: Browser;
let agency: DemoAgency;
let here: Page;
let elsewhere: Page;
beforeAll(async () => {
  ({ running, browser, agency } = await startAgencyApp({ filled: false }));
  const asAdmin = () => openAs(browser, running.stack.webUrl, DEMO_PEOPLE.admin);
  [here, elsewhere] = [await asAdmin(), await asAdmin()];
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

async function openBoth(path: string, field: string): Promise<void> {
  for (const page of [here, elsewhere]) {
    await page.goto(running.stack.webUrl + path);
    await page.getByLabel(field).waitFor();
  }
}
const save = (page: Page, what: string) => page.getByRole('button', { name: `Save ${what}` }).click();
const policy = async () => (await running.sql`select * from app.account_policies`)[0];
const accountPage = () => `/admin/accounts/${agency.accountId}`;

test('numbers out of bounds stay as they were typed and are refused beside their fields', async () => {
  const before = (await running.sql`select session_hours, audit_retention_days from app.orgs`)[0];
  await here.goto(`${running.stack.webUrl}/admin/organisation`);
  const hours = here.getByLabel('A sign-in lasts, hours');
  const days = here.getByLabel('Audit log, days');
  await hours.fill('9999');
  await days.fill('12.5');
  await days.press('Tab');
  await save(here, 'organisation');
  await here.getByText('At most 720', { exact: true }).waitFor();
  await here.getByText('A whole number', { exact: true }).waitFor();
  expect(await hours.inputValue()).toBe('9999');
  expect(await days.inputValue()).toBe('12.5');
  expect(await hours.getAttribute('aria-invalid')).toBe('true');
  expect((await running.sql`select session_hours, audit_retention_days from app.orgs`)[0]).toEqual(before);

  await hours.fill('24');
  await days.fill('365');
  await save(here, 'organisation');
  await expect
    .poll(async () => (await running.sql`select session_hours, audit_retention_days from app.orgs`)[0], LIVE)
    .toEqual({ session_hours: 24, audit_retention_days: 365 });
});

test('an invite that would be valid for too long is refused beside its field', async () => {
  await here.goto(`${running.stack.webUrl}/admin/invites?create=invite`);
  const dialog = here.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill('late@example.com');
  await dialog.getByLabel('Valid for, days').fill('400');
  await dialog.getByRole('button', { name: 'Create invite' }).click();
  await dialog.getByText('At most 60', { exact: true }).waitFor();
  expect(await dialog.getByLabel('Valid for, days').inputValue()).toBe('400');
});

test('untouched fields of an open policy follow what is saved elsewhere; what was typed stays', async () => {
  await openBoth(accountPage(), 'Daily cap');
  await here.getByLabel('Daily cap').fill('777');
  await elsewhere.getByLabel('Profit floor').fill('3.5');
  await save(elsewhere, 'policy');
  await expect.poll(() => here.getByLabel('Profit floor').inputValue(), LIVE).toBe('3.50');
  expect(await here.getByLabel('Daily cap').inputValue()).toBe('777');
  expect(await here.getByText(/was changed elsewhere/).count()).toBe(0);
  await save(here, 'policy');
  await expect.poll(policy, LIVE).toMatchObject({ daily_cap_minor: 77_700, profit_floor_minor: 350 });
  expect(await here.getByLabel('Daily cap').inputValue()).toBe('777.00');
});

test('a touched field that was changed elsewhere says so, with the other value, before it is overwritten', async () => {
  await openBoth(accountPage(), 'Daily cap');
  await here.getByLabel('Daily cap').fill('500');
  await elsewhere.getByLabel('Daily cap').fill('900');
  await save(elsewhere, 'policy');
  const told = here.getByText('Daily cap was changed elsewhere to “900.00”.');
  await told.waitFor();
  expect(await here.getByLabel('Daily cap').inputValue()).toBe('500');
  await here.getByRole('button', { name: 'Take that' }).click();
  expect(await here.getByLabel('Daily cap').inputValue()).toBe('900.00');
  await told.waitFor({ state: 'hidden' });

  await here.getByLabel('Daily cap').fill('500');
  await elsewhere.getByLabel('Daily cap').fill('1000');
  await save(elsewhere, 'policy');
  await here.getByText('Daily cap was changed elsewhere to “1000.00”.').waitFor();
  await save(here, 'policy');
  await expect.poll(policy, LIVE).toMatchObject({ daily_cap_minor: 50_000 });
});

test('a change that never reached the page is still told of before it is overwritten', async () => {
  await openBoth(accountPage(), 'Name');
  await here.getByLabel('Name').fill('Ours');
  await running.sql`update app.accounts set name = 'Theirs' where id = ${agency.accountId}`;
  await save(here, 'account');
  await here.getByText('Name was changed elsewhere to “Theirs”.').waitFor();
  expect((await running.sql`select name from app.accounts`)[0]?.name).toBe('Theirs');
  await save(here, 'account');
  await expect
    .poll(async () => (await running.sql`select name from app.accounts`)[0]?.name, LIVE)
    .toBe('Ours');
});

test('the organisation form shows what another tab saved', async () => {
  await openBoth('/admin/organisation', 'Name');
  await elsewhere.getByLabel('Name').fill('Renamed Agency');
  await save(elsewhere, 'organisation');
  await expect.poll(() => here.getByLabel('Name').inputValue(), LIVE).toBe('Renamed Agency');
  expect(await here.getByRole('button', { name: 'Save organisation' }).isDisabled()).toBe(true);
});

test('the transfer of ownership offers no names over its other field until it is asked to', async () => {
  await here.goto(`${running.stack.webUrl}/admin/organisation?transfer=yes`);
  const heir = here.getByRole('combobox', { name: 'New owner' });
  await heir.and(here.locator(':focus')).waitFor();
  expect(await heir.getAttribute('aria-expanded')).not.toBe('true');
  await heir.press('ArrowDown');
  await here.locator('[role=combobox][aria-expanded=true]').waitFor();
});

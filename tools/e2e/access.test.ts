import { createInvite } from '@crosscart/contracts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PEOPLE, type DemoAgency } from '../demo/agency.ts';
import { startAgencyApp } from './agency-app.ts';
import type { ThrowAwayStack } from './throw-away-stack.ts';
import { openAs } from './web-app.ts';

// Who may do what, as people meet it: department roles, suspension, ownership, several organisations, the audit.

const PARTNER = 'peter.partner@example.com';
let running: ThrowAwayStack;
let browser: Browser;
let agency: DemoAgency;
let admin: Page;
let va: Page;
const web = () => running.stack.webUrl;

beforeAll(async () => {
  ({ running, browser, agency } = await startAgencyApp({ filled: true }));
  [admin, va] = await Promise.all([asPerson(DEMO_PEOPLE.admin), asPerson(DEMO_PEOPLE.va)]);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

const asPerson = (email: string) => openAs(browser, web(), email);

/** Long enough for a live event to arrive on a busy machine. */
const LIVE = { timeout: 20_000 };

/** The pages that somebody's sidebar offers, without the waiting numbers beside them. */
async function offered(page: Page): Promise<string[]> {
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('group').getByRole('link');
  return (await links.allTextContents()).map((words) => words.replace(/\d+\+?$/, ''));
}

const headers = (page: Page) => page.getByRole('table').getByRole('columnheader').allTextContents();

async function openVa(): Promise<void> {
  await admin.goto(`${web()}/admin/users`);
  await admin.getByRole('table', { name: 'Users' }).getByRole('link', { name: 'Vic Va' }).click();
  await admin.getByRole('heading', { level: 1, name: 'Vic Va' }).waitFor();
}

test('a department role is previewed while it is edited; the VA then sees exactly that, without a reload', async () => {
  await va.goto(`${web()}/va`);
  await va.getByRole('table', { name: 'Order tracking records' }).getByText('Desk lamp').waitFor();
  expect(await offered(va)).toEqual(['Order tracking', 'Purchases', 'Attention', 'Jobs', 'Supplier links']);
  expect(await headers(va)).not.toContain('Profit');

  await admin.goto(`${web()}/admin/department-roles`);
  await admin.getByRole('link', { name: 'Order desk' }).click();
  const preview = admin.getByRole('region', { name: 'What this VA will see' });
  await preview.getByText('Supplier links', { exact: true }).waitFor();
  const implied = admin.getByRole('checkbox', { name: 'See jobs, purchases and attention' });
  expect(await implied.isChecked()).toBe(true);
  expect(await implied.isDisabled()).toBe(true);
  await admin.getByRole('checkbox', { name: 'Place orders and decide' }).uncheck();
  await admin.getByRole('checkbox', { name: 'Edit supplier links' }).uncheck();
  expect(await implied.isChecked()).toBe(false);
  await preview.getByText('Supplier links', { exact: true }).waitFor({ state: 'hidden' });
  await preview.getByText('Order tracking', { exact: true }).first().waitFor();
  await admin.getByRole('button', { name: 'Save department role' }).click();

  await expect.poll(() => offered(va), LIVE).toEqual(['Order tracking']);
  expect((await va.goto(`${web()}/va/jobs`))?.status()).toBe(200);
  await va.getByText('You are not allowed to see this').waitFor();
});

test('the organisation lets VAs see profit, and no longer; it shows at once', async () => {
  await va.goto(`${web()}/va`);
  await va.getByRole('table', { name: 'Order tracking records' }).getByText('Desk lamp').waitFor();
  await admin.goto(`${web()}/admin/organisation`);
  const profit = admin.getByRole('switch', { name: 'VAs see profit' });
  await profit.click();
  await expect.poll(() => profit.isChecked()).toBe(true);
  await expect.poll(() => headers(va), LIVE).toContain('Profit');
  await va.getByText('$7.00').first().waitFor();
  await profit.click();
  await expect.poll(() => profit.isChecked()).toBe(false);
  await expect.poll(() => headers(va), LIVE).not.toContain('Profit');
});

test('an edit that the API refuses is put back with its reason', async () => {
  await va.goto(`${web()}/va`);
  const row = va.getByRole('row', { name: /12-10000-57280/ });
  await row.getByRole('button', { name: /edit Item/i }).waitFor();
  // Somebody else was faster, and the live event has not come yet.
  await running.sql`update app.records set version = version + 1 where ebay_order_id = '12-10000-57280'`;
  await row.getByRole('button', { name: /edit Item/i }).click();
  await va.keyboard.press('Control+a');
  await va.keyboard.type('Never to be seen again');
  await va.keyboard.press('Enter');
  await va.getByText('Somebody changed this in the meantime.').waitFor();
  await row.getByText('Desk lamp').waitFor();
  const [record] =
    await running.sql`select item_name from app.records where ebay_order_id = '12-10000-57280'`;
  expect(record?.item_name).toBe('Desk lamp');
});

test('an edit that nothing answered stays in its cell, and is saved from there', async () => {
  const row = va.getByRole('row', { name: /12-10000-57280/ });
  await row.getByRole('button', { name: /edit Item/i }).click();
  await va.keyboard.press('Control+a');
  await va.keyboard.type('Desk lamp, black');
  await va.context().setOffline(true);
  await va.keyboard.press('Enter');
  const field = row.getByRole('textbox');
  await row.getByRole('alert').waitFor();
  expect(await field.inputValue()).toBe('Desk lamp, black');
  await va.context().setOffline(false);
  await field.press('Enter');
  const stored = () =>
    running.sql`select item_name from app.records where ebay_order_id = '12-10000-57280'`.then(
      ([record]) => record?.item_name,
    );
  await expect.poll(stored, LIVE).toBe('Desk lamp, black');
});

test('an order remark is written by the VA and read by the admin; the service remark stays closed to writing', async () => {
  await va.getByRole('button', { name: 'Remarks of 12-10001-57281' }).click();
  const drawer = va.getByRole('dialog', { name: 'Remarks' });
  await drawer.getByRole('textbox', { name: 'Order remark' }).fill('Wants it wrapped');
  await drawer.getByRole('button', { name: 'Save remark' }).click();
  await drawer.getByText(/^Vic Va, /).waitFor();
  expect(await drawer.getByRole('textbox').count()).toBe(1);
  await va.keyboard.press('Escape');
  await admin.goto(`${web()}/admin/records`);
  await admin.getByRole('button', { name: 'Remarks of 12-10001-57281' }).click();
  await expect
    .poll(() => admin.getByRole('textbox', { name: 'Order remark' }).inputValue(), LIVE)
    .toBe('Wants it wrapped');
});

test('the export holds what the filters find', async () => {
  await admin.goto(`${web()}/admin/records?q=Kettle`);
  await admin.getByRole('row', { name: /12-10002-57282/ }).waitFor();
  const [file] = await Promise.all([
    admin.waitForEvent('download'),
    admin.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  const lines = (await streamText(await file.createReadStream())).trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('Kettle');
});

test('who has an account open is named to the admin; a VA only learns that it is occupied', async () => {
  await va.goto(`${web()}/va?account=${agency.accountId}`);
  await admin.goto(`${web()}/admin/accounts`);
  await admin
    .getByRole('table', { name: 'Accounts' })
    .getByRole('row', { name: /Vic Va.*Vic Va/ })
    .waitFor();
  await admin.getByRole('link', { name: 'PRACTICE-1' }).click();
  await va.reload();
  await va.getByText('occupied', { exact: true }).waitFor();
  expect(await va.getByText('Ada Admin').count()).toBe(0);
});

test('an access code is shown once; an admin sees its prefix only and ends it', async () => {
  await va.goto(`${web()}/access-code`);
  await va.getByRole('button', { name: 'Make access code' }).click();
  const shown = await va.getByText(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{12}$/).textContent();
  await va.getByRole('button', { name: 'Copy code' }).click();
  expect(await va.evaluate(() => navigator.clipboard.readText())).toBe(shown);
  await va.reload();
  await va.getByText(`${shown?.slice(0, 4)}-••••`).waitFor();
  expect(await va.content()).not.toContain(shown?.slice(5));

  await openVa();
  await admin.getByText(`${shown?.slice(0, 4)}-••••`).waitFor();
  await admin.getByRole('button', { name: 'Revoke code' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Revoke code' }).click();
  await admin.getByText(/^None. People make their own/).waitFor();
  await va.reload();
  await va.getByRole('button', { name: 'Make access code' }).waitFor();
});

test('a client who opens the pages of others is answered 403', async () => {
  const client = await asPerson(DEMO_PEOPLE.client);
  for (const path of ['/va', '/admin', '/admin/organisation']) {
    expect((await client.goto(web() + path))?.status()).toBe(403);
    await client.getByRole('heading', { name: 'This page is not for your role' }).waitFor();
  }
  await client.context().close();
});

test('the audit tells who changed what, before and after, and hides what is personal', async () => {
  await admin.goto(`${web()}/admin/accounts/${agency.accountId}`);
  await admin.getByLabel('Name').fill('A better name');
  await admin.getByLabel('Admin remarks').fill('Pays late');
  await admin.getByRole('button', { name: 'Save account' }).click();
  await admin.getByText('The account is saved.').waitFor();

  await admin.goto(`${web()}/admin/audit`);
  await admin.getByRole('combobox', { name: 'Kind' }).click();
  await admin.getByRole('option', { name: 'Account', exact: true }).click();
  await admin.getByRole('button', { name: 'Changed account' }).first().click();
  const changes = admin.getByRole('table', { name: 'Changes' });
  await changes.getByRole('row', { name: /^name.*Practice shop.*A better name/ }).waitFor();
  expect(new URL(admin.url()).searchParams.get('kind')).toBe('accounts');
  const shared = admin.url();
  await admin.goto('about:blank');
  await admin.goto(shared);
  await changes.getByText('A better name').waitFor();
  await admin.getByRole('button', { name: 'All changes of this' }).click();
  await admin.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(new URL(admin.url()).searchParams.get('record')).toBe(agency.accountId);

  await admin.goto(`${web()}/admin/audit?kind=admin_notes`);
  await admin.getByRole('button', { name: 'Created admin remark' }).click();
  await changes.getByRole('row', { name: /^body.*changed/ }).waitFor();
  expect(await admin.getByRole('dialog').textContent()).not.toContain('Pays late');
});

test('a suspended VA is out on their next request, and back when they are active again', async () => {
  await va.goto(`${web()}/va`);
  await openVa();
  await admin.getByRole('button', { name: 'Suspend' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
  await admin.getByText('Vic Va is suspended.').waitFor();
  // The open page reads again when its stream ends, and leaves by itself.
  await va.waitForURL('**/suspended', { timeout: 20_000 });
  await va.goto(`${web()}/va`);
  await va.waitForURL('**/suspended');
  await admin.getByRole('button', { name: 'Activate' }).click();
  await admin.getByText('Vic Va is active again.').waitFor();
  await va.goto(`${web()}/va`);
  await va.getByRole('table', { name: 'Order tracking records' }).getByText('Desk lamp').waitFor();
});

test('a person of several organisations switches between them and takes nothing along', async () => {
  await running.sql`
    insert into app.invites (org_id, email, role, created_at, expires_at)
    select app_private.create_org('Second Agency', 'EUR', 'Europe/Berlin'), ${DEMO_PEOPLE.va}, 'va', now(),
      now() + interval '1 day'`;
  const both = await asPerson(DEMO_PEOPLE.va);
  await both.goto(`${web()}/va`);
  await both.getByRole('button', { name: /^Organisation: / }).click();
  await both.getByRole('menuitem', { name: /Second Agency/ }).click();
  await both.getByRole('button', { name: 'Organisation: Second Agency. Switch' }).waitFor();
  expect(await offered(both)).toEqual([]);
  expect(await both.getByText('Desk lamp').count()).toBe(0);
  await both.getByRole('button', { name: /^Organisation: / }).click();
  await both.getByRole('menuitem', { name: /Practice Agency/ }).click();
  await both.getByRole('table', { name: 'Order tracking records' }).getByText('Desk lamp').waitFor();
  await both.context().close();
});

test('the owner is protected, and hands over only by the typed word', async () => {
  await agency.asAdmin(createInvite, { body: { email: PARTNER, role: 'admin' } });
  const partner = await asPerson(PARTNER);
  await partner.goto(`${web()}/admin/users`);
  await partner.getByRole('link', { name: 'Ada Admin' }).click();
  await partner.getByText(/The owner is always an active admin/).waitFor();
  expect(await partner.getByRole('radio', { name: 'VA' }).isDisabled()).toBe(true);
  expect(await partner.getByRole('button', { name: 'Suspend' }).count()).toBe(0);

  await admin.goto(`${web()}/admin/organisation`);
  await admin.getByRole('button', { name: 'Transfer ownership' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'New owner' }).click();
  await admin.getByRole('option', { name: /Peter|peter/ }).click();
  await dialog.getByLabel('Type TRANSFER to confirm').fill('transfer');
  expect(await dialog.getByRole('button', { name: 'Transfer ownership' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Type TRANSFER to confirm').fill('TRANSFER');
  await dialog.getByRole('button', { name: 'Transfer ownership' }).click();
  await admin.getByText('Only the owner can hand it over.').waitFor();
  await partner.reload();
  await partner.getByRole('button', { name: /Owner\s*, your menu$/ }).waitFor();
  await partner.context().close();
});

async function streamText(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

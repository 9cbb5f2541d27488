import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PEOPLE, type DemoAgency } from '../demo/agency.ts';
import { startAgencyApp } from './agency-app.ts';
import { byKeyboard, type Keyboard } from './by-keyboard.ts';
import { DIALOGS } from './dialogs.ts';
import { spareThings } from './spare-things.ts';
import type { ThrowAwayStack } from './throw-away-stack.ts';
import { staysIn, walkDialog, whatStandsIn } from './walk-dialog.ts';
import { openAs } from './web-app.ts';

// The web app without a mouse, and without a network: nothing here is clicked or given the focus.

let running: ThrowAwayStack;
let browser: Browser;
let agency: DemoAgency;
let keys: Keyboard;
let page: Page;
let ids: Record<string, string>;

beforeAll(async () => {
  ({ running, browser, agency } = await startAgencyApp({ filled: true }));
  ids = await spareThings(running.sql, agency);
  page = await openAs(browser, running.stack.webUrl, DEMO_PEOPLE.admin);
  page.setDefaultTimeout(15_000);
  keys = byKeyboard(page);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

/** Opens a page as its address in the browser's bar would, and waits for what it lists. */
async function open(path: string): Promise<void> {
  await page.goto(running.stack.webUrl + path.replace(/[A-Z]{2,}/, (name) => ids[name] ?? name));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('[aria-busy="true"], .mantine-Skeleton-root').first().waitFor({ state: 'hidden' });
}

/** Requests of people that changed a thing of this kind. */
async function changesOf(subject: string): Promise<number> {
  const [row] = await running.sql`
    select count(distinct request_id) as requests from app.audit_logs where subject = ${subject}`;
  return Number(row?.requests);
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const palette = () => page.getByRole('dialog', { name: 'Command palette' });
const sheet = () => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const search = () => page.getByRole('searchbox');

test.each(DIALOGS)('$name, on $page', (dialog) => walkDialog({ keys, open, changesOf }, dialog));

test('the first stop of Tab leads past the navigation', async () => {
  await open('/admin/users');
  await keys.press('Tab');
  await keys.comesTo(page.getByRole('link', { name: 'Skip to content' }));
  await keys.press('Enter');
  await keys.comesTo(page.locator('#content'));
  await keys.press('Tab');
  await keys.comesTo(page.locator('#content *'));
});

test('the palette opens from a field and gives the keyboard back to it; arrows and Enter go to a page', async () => {
  await open('/admin/users');
  await keys.press('/');
  await keys.comesTo(search());
  await keys.press('Control+k');
  await keys.comesTo(palette().locator('*'));
  await staysIn(keys, palette());
  await keys.press('Escape');
  await keys.comesTo(search());
  await keys.press('Control+k');
  await keys.comesTo(palette().locator('*'));
  await keys.type('o');
  await keys.press('ArrowDown', 'ArrowDown', 'ArrowUp');
  await keys.press('Control+a');
  await keys.type('Invites');
  await keys.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Invites' }).waitFor();
  await palette().waitFor({ state: 'hidden' });
  await keys.comesTo(page.locator('body *'));
});

test('a department role is made from the palette on', async () => {
  await open('/admin');
  await keys.press('Control+k');
  await keys.comesTo(palette().locator('*'));
  await keys.type('Department');
  await keys.press('Enter');
  await page.waitForURL('**/admin/department-roles');
  await keys.reach(page.getByRole('link', { name: 'Create department role' }));
  await keys.press('Enter');
  await page.waitForURL('**/department-roles/new');
  await keys.write(page.getByRole('textbox', { name: 'Name' }), 'Export desk');
  const box = page.getByRole('checkbox', { name: 'Export records' });
  await keys.reach(box);
  await keys.press('Space');
  await expect.poll(() => box.isChecked()).toBe(true);
  await keys.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Export desk' }).waitFor();
  await keys.comesTo(page.locator('body *'));
});

test('in a dialog the keys of the page are off', async () => {
  await open('/admin/audit');
  const opener = button('Created account').first();
  await keys.reach(opener);
  await keys.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Change' });
  await keys.comesTo(drawer.locator('*'));
  await keys.press('Control+k', '?', '/', 'g', 'u');
  await keys.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await keys.comesTo(opener);
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(new URL(page.url()).pathname).toBe('/admin/audit');
});

test('a menu is walked by arrows, Home, End and first letters; what it opens leads back to it', async () => {
  await open('/admin/users');
  const menu = button(/your menu$/);
  const item = (name: string) => page.getByRole('menuitem', { name });
  await keys.reach(menu);
  await keys.press('Enter');
  await keys.comesTo(item('Profile'));
  await keys.press('End');
  await keys.comesTo(item('Sign out'));
  await keys.press('ArrowDown');
  await keys.comesTo(item('Profile'));
  await keys.press('ArrowUp');
  await keys.comesTo(item('Sign out'));
  await keys.press('Home');
  await keys.comesTo(item('Profile'));
  await keys.press('k');
  await keys.comesTo(item('Keyboard shortcuts'));
  await keys.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  await keys.comesTo(menu);
  await keys.press('Enter');
  await keys.comesTo(item('Profile'));
  await keys.press('k', 'Enter');
  await keys.comesTo(sheet().locator('*'));
  await staysIn(keys, sheet());
  await keys.press('Escape');
  await sheet().waitFor({ state: 'hidden' });
  await keys.comesTo(menu);
  await keys.press('?');
  await keys.comesTo(sheet().locator('*'));
  await keys.press('Escape');
  await keys.comesTo(menu);
});

test('the organisation is changed from its menu', async () => {
  await open('/admin');
  await keys.reach(button(/^Organisation: Practice Agency/));
  await keys.press('Enter');
  await keys.comesTo(page.getByRole('menuitem').first());
  await keys.press('s');
  await keys.comesTo(page.getByRole('menuitem', { name: /^Second Agency/ }));
  await keys.press('Enter');
  await keys.reach(button(/^Organisation: Second Agency/));
  await keys.press('Enter');
  await keys.comesTo(page.getByRole('menuitem').first());
  await keys.press('p', 'Enter');
  await button(/^Organisation: Practice Agency/).waitFor();
});

test('a list of choices opens when it is asked for, and Escape closes it alone', async () => {
  await open('/admin/supplier-links?add=link');
  const dialog = page.getByRole('dialog');
  const site = dialog.getByRole('combobox', { name: 'Supplier site' });
  const list = page.getByRole('listbox');
  await keys.reach(site);
  expect(await list.count()).toBe(0);
  await keys.press('Enter');
  await list.waitFor();
  await keys.press('Escape');
  await list.waitFor({ state: 'hidden' });
  expect(await keys.isOn(site)).toBe(true);
  const account = dialog.getByRole('combobox', { name: 'Account' });
  await keys.choose(account, 'PRACTICE');
  expect(await account.inputValue()).toMatch(/^PRACTICE-1/);
  await keys.reach(site);
  await keys.press('ArrowDown');
  await list.waitFor();
  await keys.press('ArrowDown', 'Enter');
  await list.waitFor({ state: 'hidden' });
  expect(await site.inputValue()).toBe('amazon.co.uk');
  await keys.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('arrows choose in a segmented control', async () => {
  await open('/admin/attention');
  const which = page.getByRole('radiogroup', { name: 'Which items' });
  await keys.reach(which.getByRole('radio', { name: 'Open' }));
  await keys.press('ArrowRight');
  await keys.comesTo(which.getByRole('radio', { name: 'Resolved', checked: true }));
  await page.waitForURL('**/attention?status=resolved');
  await keys.press('ArrowLeft');
  await page.waitForURL('**/attention');
});

test('a filter is let go by its own button, and the keyboard stays at it', async () => {
  await open('/admin/invites?status=open');
  await keys.reach(button('Clear'));
  await keys.press('Enter');
  await page.waitForURL('**/admin/invites');
  await keys.comesTo(page.getByRole('combobox', { name: 'Status' }));
});

test('a role that arrows choose is asked for first, and stays when the question is left', async () => {
  await open('/admin/users/VA');
  const role = (name: string) => page.getByRole('radiogroup', { name: 'Role' }).getByRole('radio', { name });
  await keys.reach(role('VA'));
  await keys.press('ArrowDown');
  const question = page.getByRole('dialog', { name: 'Make Vic Va Client?' });
  await keys.comesTo(question.getByRole('button', { name: 'Keep as it is' }));
  await staysIn(keys, question);
  await keys.press('Escape');
  await question.waitFor({ state: 'hidden' });
  await keys.comesTo(page.getByRole('radiogroup', { name: 'Role' }).getByRole('radio'));
  expect(await role('VA').isChecked()).toBe(true);
});

test('a cell of a record is reached by arrows, changed by Enter, and left as it was by Escape', async () => {
  await open('/admin/records');
  const cell = (field: string, order: string) =>
    page.getByRole('button', { name: `, edit ${field} of ${order}` });
  const [upper, lower] = ['12-10002-57282', '12-10001-57281'];
  await keys.reach(cell('eBay order', upper));
  await keys.press('ArrowRight', 'ArrowRight');
  await keys.comesTo(cell('item', upper));
  await keys.press('ArrowDown');
  await keys.comesTo(cell('item', lower));
  await keys.press('Enter');
  await keys.comesTo(page.getByRole('textbox', { name: `item of ${lower}` }));
  await keys.press('Control+a');
  await keys.type('Never');
  await keys.press('Escape');
  await keys.comesTo(cell('item', lower));
  await keys.press('ArrowRight', 'Enter');
  const quantity = page.getByRole('textbox', { name: `quantity of ${lower}` });
  await keys.comesTo(quantity);
  await keys.press('Control+a');
  await keys.type('many');
  await keys.press('Enter');
  await keys.comesTo(quantity.and(page.locator('[aria-invalid="true"][aria-describedby]')));
  await keys.press('Control+a');
  await keys.type('7');
  await keys.press('Enter');
  await keys.comesTo(cell('quantity', lower));
  const stored = () => running.sql`select qty, item_name from app.records where ebay_order_id = ${lower}`;
  await expect.poll(async () => (await stored())[0]?.qty).toBe(7);
  expect((await stored())[0]?.item_name).not.toBe('Never');
  // Past what cannot be changed, and back up.
  await keys.press('ArrowRight');
  await keys.comesTo(cell('status', lower));
  await keys.press('ArrowRight');
  await keys.comesTo(button(`Remarks of ${lower}`));
  await keys.press('ArrowUp');
  await keys.comesTo(button(`Remarks of ${upper}`));
});

test('on a phone the navigation is a drawer that takes the keyboard, and gives it back', async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  await open('/admin/users');
  const burger = button('Open navigation');
  await keys.press('Tab', 'Tab');
  await keys.comesTo(burger);
  await keys.press('Tab');
  await keys.comesTo(page.locator('#content *'));
  await keys.press('Shift+Tab', 'Enter');
  const navigation = page.getByRole('navigation', { name: 'Main' });
  await keys.comesTo(navigation.locator('*'));
  await staysIn(keys, navigation);
  await keys.press('Escape');
  await keys.comesTo(burger);
  await keys.press('Enter');
  await keys.reach(navigation.getByRole('link', { name: 'Invites' }));
  await keys.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Invites' }).waitFor();
  await keys.comesTo(burger);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('a wrong value on a page leads back to its field', async () => {
  await open('/admin/accounts/ACCOUNT');
  const cap = page.getByRole('textbox', { name: 'Daily cap' });
  await keys.write(cap, 'a lot');
  await keys.press('Enter');
  await keys.comesTo(cap.and(page.locator('[aria-invalid="true"][aria-describedby]')));
  await keys.write(cap, '2000');
  await keys.reach(button('Save policy'));
  await keys.press('Space');
  await page.getByText('The policy is saved.').waitFor();
  // Switched off, as nothing is left to save, and still the place from which one goes on.
  await keys.comesTo(button('Save policy'));
});

test('the API is down while a dialog is open: everything typed is still there, and is sent once', async () => {
  await open('/admin/invites');
  await keys.reach(button('Invite a person').first());
  await keys.press('Enter');
  const dialog = page.getByRole('dialog');
  await keys.comesTo(dialog.getByRole('textbox', { name: 'E-mail' }));
  await keys.type('dora@example.com');
  const typed = await whatStandsIn(dialog);
  await running.stack.killApi();
  await keys.press('Enter');
  await dialog.getByRole('alert').getByText('The API does not answer.').waitFor();
  expect(await whatStandsIn(dialog)).toEqual(typed);
  await running.stack.startApi();
  await keys.comesTo(dialog.getByRole('textbox', { name: 'E-mail' }));
  await keys.press('Enter');
  await dialog.getByText('dora@example.com is invited.').waitFor();
  await keys.comesTo(dialog.getByRole('button', { name: 'Copy link' }));
  expect(await running.sql`select from app.invites where email = 'dora@example.com'`).toHaveLength(1);
});

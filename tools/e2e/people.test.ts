import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startThrowAwayStack, type ThrowAwayStack } from './throw-away-stack.ts';
import { newPerson, openAs, openBrowser, signIn } from './web-app.ts';

// A new agency in the browser: set-up, invites, roles, the first account.

const OWNER = 'olga.owner@example.com';
const VA = 'victor.va@example.com';
let running: ThrowAwayStack;
let browser: Browser;
let owner: Page;
const web = () => running.stack.webUrl;
beforeAll(async () => {
  [running, browser] = await Promise.all([startThrowAwayStack(), openBrowser()]);
  owner = await (await newPerson(browser)).newPage();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

const asPerson = (email: string) => openAs(browser, web(), email);

test('an empty installation asks for the code; a wrong one leaves everything typed as it was', async () => {
  const code = await running.stack.issueSetupCode();
  if (code === null) throw new Error('no code on an empty installation');
  await owner.goto(web());
  await owner.waitForURL('**/setup');
  await owner.getByLabel('Set-up code').fill('AAAAAAAAAAAAAAAAAAAA');
  await owner.getByLabel('Organisation').fill('Olga & Co');
  await owner.getByLabel("Owner's e-mail").fill(OWNER);
  await owner.getByRole('button', { name: 'Create organisation' }).click();
  await owner.getByText('This set-up code is wrong, used or expired.').first().waitFor();
  expect(await owner.getByLabel('Organisation').inputValue()).toBe('Olga & Co');
  await owner.getByLabel('Set-up code').fill(code);
  await owner.getByRole('button', { name: 'Create organisation' }).click();
  await owner.getByText(OWNER).first().waitFor();
});

test('the owner signs in and lands on the overview', async () => {
  await signIn(owner, web(), OWNER);
  await owner.waitForURL('**/admin');
  await owner.getByRole('heading', { level: 1 }).waitFor();
});

test('somebody without an invite is told whom to ask, and is not let in', async () => {
  const page = await asPerson('stranger@example.com');
  await page.waitForURL('**/login**');
  await page
    .getByText(/invite/i)
    .first()
    .waitFor();
  await page.goto(`${web()}/admin`);
  await page.waitForURL('**/login**');
});

test('the owner invites a VA, who signs in and may not open the admin pages', async () => {
  await owner.goto(`${web()}/admin/invites`);
  await owner.getByRole('button', { name: 'Invite a person' }).first().click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(VA);
  await dialog.getByRole('radio', { name: /VA|assistant/i }).check();
  await dialog.getByRole('button', { name: 'Create invite' }).click();
  await dialog.getByText(`${VA} is invited.`).waitFor();
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  const link = await owner.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).origin).toBe(web());
  await dialog.getByRole('button', { name: 'Done' }).click();
  await owner.getByRole('table', { name: 'Invites' }).getByText(VA).waitFor();

  const va = await asPerson(VA);
  await va.waitForURL('**/va**');
  const answer = await va.goto(`${web()}/admin/users`);
  await va.getByRole('heading', { name: 'This page is not for your role' }).waitFor();
  expect(answer?.status()).toBe(403);
  expect(await va.title()).toBe('Not allowed · Crosscart');
});

test('who has no department role and no account is told so, and whom to ask, instead of an empty page', async () => {
  const va = await asPerson(VA);
  for (const path of ['/va', '/va/jobs']) {
    await va.goto(`${web()}${path}`);
    await va.getByRole('heading', { name: 'Nothing is open to you yet' }).waitFor();
    await va.getByText('Ask an admin of Olga & Co for what is missing.').waitFor();
    expect(
      await va.getByRole('list', { name: 'What is missing' }).getByRole('listitem').allInnerTexts(),
    ).toEqual([expect.stringContaining('No department role'), expect.stringContaining('No account')]);
  }
  await va.getByRole('navigation', { name: 'Main' }).getByText('No page is open to you yet.').waitFor();
  await va.goto(`${web()}/profile`);
  await va.getByRole('heading', { name: 'Profile', level: 1 }).waitFor();
});

test('the owner makes an account and bounds its spending', async () => {
  await owner.goto(`${web()}/admin/accounts`);
  await owner.getByRole('button', { name: 'Create account' }).first().click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel(/code/i).first().fill('SHOP-1');
  await dialog.getByLabel(/^Name/).fill('First shop');
  await dialog.getByRole('button', { name: 'Create account' }).click();
  await owner.getByText('SHOP-1').first().waitFor();
  const [account] = await running.sql`select id from app.accounts`;
  await owner.goto(`${web()}/admin/accounts/${account?.id}`);
  await owner.getByLabel(/daily/i).first().fill('123.45');
  await owner.getByRole('button', { name: 'Save policy' }).click();
  await expect
    .poll(
      async () => (await running.sql`select daily_cap_minor from app.account_policies`)[0]?.daily_cap_minor,
    )
    .toBe(12_345);
});

test('the owner assigns the VA to the account, pauses it and resumes it', async () => {
  await owner.getByRole('combobox', { name: 'VA to assign' }).click();
  await owner.getByRole('option', { name: /victor\.va/ }).click();
  await owner.getByRole('button', { name: 'Assign VA' }).click();
  await owner
    .getByRole('table', { name: 'Assigned VAs' })
    .getByText(/victor\.va/)
    .waitFor();
  expect(await running.sql`select user_id from app.account_assignments`).toHaveLength(1);

  await owner.getByRole('button', { name: 'Pause account' }).click();
  await owner.getByRole('button', { name: 'Resume account' }).waitFor();
  expect((await running.sql`select paused from app.accounts`)[0]?.paused).toBe(true);
  await owner.getByRole('button', { name: 'Resume account' }).click();
  await owner.getByRole('button', { name: 'Pause account' }).waitFor();
});

test('many are invited at once; what could not be invited stays in the field with its reason', async () => {
  await owner.goto(`${web()}/admin/invites`);
  await owner.getByRole('button', { name: 'Invite several' }).click();
  const dialog = owner.getByRole('dialog');
  const people = dialog.getByRole('textbox', { name: 'People' });
  await dialog.locator('input[type="file"]').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`E-mail,Role\nann@example.com,va\ncleo@example.com,client\n${VA},va\nnobody,va\n`),
  });
  const rows = dialog.getByRole('table', { name: 'People to invite' });
  await rows.getByRole('row', { name: /nobody.*no e-mail address/ }).waitFor();
  await dialog.getByRole('button', { name: 'Invite 3 people' }).click();
  await dialog.getByText('2 invited, 1 already a member').waitFor();
  await rows.getByRole('row', { name: /ann@example\.com.*invited/ }).waitFor();
  await rows.getByRole('row', { name: /victor\.va@example\.com.*already a member/ }).waitFor();
  const left = await people.inputValue();
  expect(left).toContain(VA);
  expect(left).toContain('nobody');
  expect(left).not.toContain('ann@');
  await dialog.getByRole('button', { name: 'Done' }).click();

  await owner.getByRole('button', { name: 'More for ann@example.com' }).click();
  await owner.getByRole('menuitem', { name: 'Revoke' }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Revoke invite' }).click();
  await owner
    .getByRole('table', { name: 'Invites' })
    .getByRole('row', { name: /ann@example\.com.*Revoked/ })
    .waitFor();
});

test('signing out ends the session', async () => {
  await owner.getByRole('button', { name: /your menu$/ }).click();
  await owner.getByRole('menuitem', { name: 'Sign out' }).click();
  await owner.waitForURL('**/login**');
  await owner.goto(`${web()}/admin`);
  await owner.waitForURL('**/login**');
});

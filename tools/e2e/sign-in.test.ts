import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startThrowAwayStack, type ThrowAwayStack } from './throw-away-stack.ts';
import { newPerson, openAs, openBrowser, signIn } from './web-app.ts';

// Signing in by a code from a mail, what the uninvited meet, and how safe the session is kept.

const INVITED = 'irene.invited@example.com';
let running: ThrowAwayStack;
let browser: Browser;
const web = () => running.stack.webUrl;

beforeAll(async () => {
  [running, browser] = await Promise.all([startThrowAwayStack(), openBrowser()]);
  await running.sql`
    insert into app.invites (org_id, email, role, created_at, expires_at)
    select app_private.create_org('Agency', 'USD', 'UTC'), 'nobody@example.com', 'va', now(), now()`;
  await running.sql`
    insert into app.invites (org_id, email, role, created_at, expires_at)
    select id, email, 'va', now() - interval '3 days', now() + ends from app.orgs, (values
      (${INVITED}, interval '1 day'), ('helen.twice@example.com', interval '1 day'),
      ('evan.expired@example.com', interval '-1 day')) as invite (email, ends)`;
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`);
}

async function askForCode(page: Page, email: string): Promise<void> {
  await page.goto(`${web()}/login`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByLabel('Code from the mail').waitFor();
}

test('an invited person signs in by code, with the keyboard alone, and lands where they wanted to go', async () => {
  const page = await (await newPerson(browser)).newPage();
  await page.goto(`${web()}/va/jobs?status=FAILED`);
  await page.waitForURL('**/login**');
  await page.getByLabel('E-mail').focus();
  await page.keyboard.type('no address');
  await page.keyboard.press('Enter');
  await page.getByText('Enter an e-mail address such as name@example.com.').waitFor();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(INVITED);
  await page.keyboard.press('Enter');
  const field = page.getByLabel('Code from the mail');
  await field.waitFor();
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await field.getAttribute('autocomplete')).toBe('one-time-code');

  const code = await running.codeFor(INVITED);
  const wrong = code === '123456' ? '123457' : '123456';
  await page.keyboard.type(wrong);
  await page.getByText(/This code is wrong or too old/).waitFor();
  expect(await field.inputValue()).toBe(wrong);
  expect(await page.getByRole('button', { name: /^Send another in \d+ s$/ }).isDisabled()).toBe(true);
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type(code);
  await page.waitForURL('**/va/jobs?status=FAILED');
  await page.context().close();
});

test('a code may be pasted with whatever stands around its digits', async () => {
  const page = await (await newPerson(browser)).newPage();
  await askForCode(page, 'helen.twice@example.com');
  const code = await running.codeFor('helen.twice@example.com');
  await page.evaluate(
    (text) => navigator.clipboard.writeText(text),
    ` ${code.slice(0, 3)} ${code.slice(3)}\n`,
  );
  await page.getByLabel('Code from the mail').focus();
  await page.keyboard.press('ControlOrMeta+V');
  await page.waitForURL('**/va');
  await page.context().close();
});

test('somebody without an invite is shown the same, and is sent nothing', async () => {
  const page = await (await newPerson(browser)).newPage();
  await askForCode(page, 'stranger@example.com');
  await page.getByText('may sign in here, a code of six digits is on its way').waitFor();
  const rows = await running.sql`select from auth.one_time_codes where email = 'stranger@example.com'`;
  expect(rows).toHaveLength(0);
  await page.getByRole('button', { name: 'Use another address' }).click();
  expect(await page.getByLabel('E-mail').inputValue()).toBe('stranger@example.com');
  // Asked again within the minute: that is said, and the code of before may still be entered.
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByText('A code was asked for a moment ago.').waitFor();
  await page.context().close();
});

test.each([
  ['stranger@example.com', 'There is no open invite for this e-mail'],
  ['evan.expired@example.com', 'Your invite has expired'],
])('%s reads why a provider’s sign-in led nowhere', async (email, title) => {
  const page = await openAs(browser, web(), email);
  await page.getByRole('alert').getByText(title).waitFor();
  expect(await findings(page)).toEqual([]);
  await page.context().close();
});

test.each([
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 390 },
] as const)('axe finds nothing at sign-in: $colorScheme, $width px', async (look) => {
  const page = await (await newPerson(browser, look)).newPage();
  await page.goto(`${web()}/login`);
  await page.getByLabel('E-mail').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByLabel('E-mail').fill(`look-${look.colorScheme}-${look.width}@example.com`);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByLabel('Code from the mail').fill('000000');
  await page.getByText(/This code is wrong or too old/).waitFor();
  expect(await findings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  await page.context().close();
});

test('whoever signs their other browsers out stays, and the others can do nothing more', async () => {
  const [here, elsewhere] = [await newPerson(browser), await newPerson(browser)];
  const [page, other] = [await here.newPage(), await elsewhere.newPage()];
  await signIn(other, web(), INVITED);
  await signIn(page, web(), INVITED);
  await page.goto(`${web()}/profile`);
  const card = page.getByRole('region', { name: 'Sign-ins' });
  const list = card.getByRole('list', { name: 'Where I am signed in' });
  // The list names the browser, not the server that finished its sign-in.
  await list.getByText('this browser').waitFor();
  expect(await list.getByText('Chrome on Linux').count()).toBe(await list.getByRole('listitem').count());
  expect(await findings(page)).toEqual([]);

  await other.goto(`${web()}/profile`);
  await other.getByRole('region', { name: 'Sign-ins' }).getByText('this browser').waitFor();
  await card.getByRole('button', { name: 'Sign out the others' }).click();
  await page.getByText('Your other browsers are signed out.').waitFor();
  await expect.poll(() => list.getByRole('listitem').count()).toBe(1);
  await other.goto(`${web()}/va`);
  await other.waitForURL('**/login**');
  await page.goto(`${web()}/va`);
  await page.waitForURL('**/va');
  await here.close();
  await elsewhere.close();
});

test('the session’s cookie is for this site alone', async () => {
  const context = await newPerson(browser);
  const page = await context.newPage();
  await signIn(page, web(), INVITED);
  const cookies = (await context.cookies()).filter((cookie) => cookie.name.startsWith('crosscart-session'));
  expect(cookies.length).toBeGreaterThan(0);
  expect(cookies.map((cookie) => [cookie.sameSite, cookie.path])).toEqual(cookies.map(() => ['Lax', '/']));

  // Another site's form cannot sign anybody out, nor finish a sign-in; a link cannot either.
  for (const path of ['/auth/sign-out', '/auth/enter']) {
    for (const headers of [{}, { origin: 'https://evil.example' }, { origin: 'null' }]) {
      const answer = await context.request.post(`${web()}${path}`, { headers, maxRedirects: 0 });
      expect([path, headers, answer.status()]).toEqual([path, headers, 403]);
    }
    expect((await context.request.get(`${web()}${path}`)).status()).toBe(405);
  }
  await page.reload();
  await page.waitForURL('**/va**');
  // The API takes no cookie for an answer to who is asking.
  const asked = await context.request.get(`${running.stack.apiUrl}/me`);
  expect(asked.status()).toBe(401);
  await context.close();
});

test('every page says what may run on it, and by whom it may be framed', async () => {
  const pages = [
    '/login',
    '/setup',
    '/nowhere',
    '/nowhere.html',
    '/auth/callback',
    '/auth/callback?code=x',
    '/',
  ];
  for (const path of pages) {
    const response = await fetch(`${web()}${path}`, { redirect: 'manual' });
    const policy = response.headers.get('content-security-policy') ?? '';
    if (response.status < 300) {
      expect([path, /script-src [^;]*/.exec(policy)?.[0]]).toEqual([
        path,
        expect.stringMatching(/^script-src 'self' 'nonce-\w+' 'strict-dynamic'$/),
      ]);
      expect(policy).toContain("frame-ancestors 'none'");
    }
    expect([path, response.headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
    expect(response.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(response.headers.get('permissions-policy')).toContain('camera=()');
  }
});

test('no address of ours leads to another site', async () => {
  const evil = ['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example'];
  for (const next of evil) {
    for (const path of ['/auth/callback', '/login']) {
      const response = await fetch(
        `${web()}${path}?${new URLSearchParams({ next, error: 'access_denied' })}`,
        {
          redirect: 'manual',
        },
      );
      const location = response.headers.get('location');
      if (location !== null) expect(new URL(location, web()).origin).toBe(web());
      expect(await response.text()).not.toMatch(/href="[^"]*evil\.example/);
    }
  }
});

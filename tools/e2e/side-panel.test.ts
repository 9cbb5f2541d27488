import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { createAccessCode, rotateAccessCode } from '@crosscart/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureChromium } from '../chromium/index.ts';
import { approveDevice, createDemoAgency, type DemoAgency } from '../demo/agency.ts';
import { type AgentBrowser, openAgentBrowser } from '../demo/browser.ts';
import { planFor } from '../demo/seed-plan.ts';
import { byKeyboard, type Keyboard } from './by-keyboard.ts';
import { PANEL_STATES, type PanelState } from './panel-states.ts';
import { startThrowAwayStack, type ThrowAwayStack } from './throw-away-stack.ts';
import { waitingPurchase } from './waiting-purchase.ts';

// The extension's side panel without a mouse, without a network, in every state and at every width it is given.

let running: ThrowAwayStack;
let agency: DemoAgency;
let device: AgentBrowser;
let panel: Page;
let keys: Keyboard;

beforeAll(async () => {
  running = await startThrowAwayStack();
  const plan = planFor({ orders: 1, dataFile: null, seed: 1 }, new Date());
  agency = await createDemoAgency(running.stack, running.sql, plan, 'confirm');
  device = await openAgentBrowser({
    executablePath: ensureChromium(process.env.CHROME_PATH, console.log),
    extensionDirectory: running.stack.extensionDirectory ?? '',
    profileDirectory: path.join(running.dataDirectory, 'profile'),
    headed: false,
    // No marketplace: the panel alone is looked at.
    httpsPort: 9,
    spkiSha256Base64: '',
  });
  panel = device.panel;
  await panel.setViewportSize({ width: 360, height: 800 });
  keys = byKeyboard(panel);
}, 300_000);
afterAll(async () => {
  await device?.close();
  await running?.stop();
});

const button = (name: string | RegExp) => panel.getByRole('button', { name, exact: true });
const heading = (name: string) => panel.getByRole('heading', { level: 2, name });
const alert = (words: string) => panel.getByRole('alert').getByText(words);
const described = (label: string) =>
  panel.getByLabel(label).and(panel.locator('[aria-invalid="true"][aria-describedby]'));
const SILENCE = 'Crosscart does not answer. Try again in a moment.';

test('a device is paired by keyboard; a wrong link and a silent API leave what was typed', async () => {
  const link = panel.getByLabel('Pairing link');
  await keys.reach(button('Ask to be paired'));
  await keys.press('Enter');
  await alert('Paste the pairing link first.').waitFor();
  await keys.comesTo(described('Pairing link'));
  await keys.type('nonsense');
  await keys.press('Enter');
  await alert('This is not a pairing link.').waitFor();
  await keys.comesTo(described('Pairing link'));
  await keys.write(link, agency.pairingLink);
  await running.stack.killApi();
  await keys.press('Enter');
  await alert(SILENCE).waitFor();
  expect(await link.inputValue()).toBe(agency.pairingLink);
  await running.stack.startApi();
  await keys.reach(button('Ask to be paired'));
  await keys.press('Space');
  await keys.comesTo(heading('Waiting for approval'));
  expect(await running.sql`select from app.automation_pairing_requests`).toHaveLength(1);

  const words = panel.getByRole('list', { name: 'Pairing words' }).getByRole('listitem');
  await words.nth(3).waitFor();
  await approveDevice(agency, await words.allTextContents(), { role: 'AMAZON_AGENT' });
  await keys.comesTo(heading('Practice Amazon agent'));
});

test('the agent is paused and resumed at one button, which keeps the keyboard', async () => {
  await panel.getByRole('status').getByText('Online').waitFor();
  await keys.reach(button('Pause'));
  await keys.press('Enter');
  await keys.comesTo(button('Resume'));
  await panel.getByRole('status').getByText('Paused').waitFor();
  const status = () => running.sql`select status from app.automation_agents`.then(([row]) => row?.status);
  await expect.poll(status).toBe('paused');
  await keys.press('Space');
  await keys.comesTo(button('Pause'));
  await expect.poll(status).toBe('active');
});

test('somebody clocks in by keyboard: a wrong code and a silent API leave it in its field', async () => {
  const { code } = await agency.asAdmin(createAccessCode);
  const field = panel.getByLabel('Access code');
  await keys.reach(button('Clock in'));
  await keys.press('Enter');
  await alert('Enter your access code first.').waitFor();
  await keys.comesTo(described('Access code'));
  await keys.type(`${code.slice(0, 5)}AAAAAAAAAAAA`);
  await keys.press('Enter');
  await alert('This access code is not accepted.').waitFor();
  await keys.comesTo(described('Access code'));
  await keys.write(field, code);
  await running.stack.killApi();
  await keys.press('Enter');
  await alert(SILENCE).waitFor();
  expect(await field.inputValue()).toBe(code);
  await running.stack.startApi();
  await keys.press('Enter');
  await keys.comesTo(heading('Ada Admin'));
  expect(await running.sql`select from app.device_sessions where ended_at is null`).toHaveLength(1);
});

test('a purchase is confirmed from its tab, once, although the API was silent at first', async () => {
  const orderId = await waitingPurchase(running.sql, agency);
  await panel.reload();
  const tab = (name: RegExp) => panel.getByRole('tab', { name });
  await keys.reach(tab(/^Confirm 1/));
  await keys.press('ArrowRight');
  await keys.comesTo(tab(/^Attention/));
  await keys.press('Tab');
  await keys.comesTo(panel.getByRole('tabpanel', { name: /^Attention/ }));
  await keys.press('Shift+Tab', 'Home');
  await keys.comesTo(tab(/^Confirm/));
  await running.stack.killApi();
  const place = button(`Place order ${orderId}`);
  await keys.reach(place);
  await keys.press('Enter');
  await alert(SILENCE).waitFor();
  expect(await keys.isOn(place)).toBe(true);
  expect(await running.sql`select from app.purchase_confirmations`).toHaveLength(0);
  await running.stack.startApi();
  await keys.press('Enter');
  await panel.getByRole('status').getByText(`${orderId} may be placed now.`).waitFor();
  await keys.comesTo(heading('Ada Admin'));
  expect(await running.sql`select from app.purchase_confirmations`).toHaveLength(1);
});

test('who is locked out, or at work no more, is told so', async () => {
  await keys.reach(button('Clock out'));
  await keys.press('Enter');
  await keys.comesTo(heading('Clock in'));
  const { code } = await agency.asAdmin(rotateAccessCode);
  await running.sql`update app.access_codes set failed_count = 10, locked_until = now() + interval '15 minutes'`;
  await keys.write(panel.getByLabel('Access code'), code);
  await keys.press('Enter');
  await alert('This access code is not accepted.').waitFor();
});

test('unpairing asks first, and Escape is a no', async () => {
  await keys.reach(button('Unpair'));
  await keys.press('Enter');
  const question = panel.getByRole('dialog', { name: 'Unpair this browser?' });
  await keys.comesTo(question.getByRole('button', { name: 'Keep paired' }));
  expect((await new AxeBuilder({ page: panel }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await keys.press('Escape');
  await question.waitFor({ state: 'hidden' });
  await keys.comesTo(button('Unpair'));
  await keys.press('Enter', 'Tab');
  await keys.comesTo(question.getByRole('button', { name: 'Yes, unpair' }));
  await keys.press('Enter');
  await keys.comesTo(heading('Pair this browser'));
});

interface ExtensionStorage {
  clear(): Promise<void>;
  set(values: object): Promise<void>;
}

async function show(state: PanelState): Promise<void> {
  await panel.evaluate(async ({ local = {}, session = {} }) => {
    const { storage } = (
      globalThis as unknown as { chrome: { storage: Record<'local' | 'session', ExtensionStorage> } }
    ).chrome;
    await Promise.all([storage.local.clear(), storage.session.clear()]);
    await Promise.all([storage.local.set(local), storage.session.set(session)]);
  }, state);
  await panel.reload();
  await panel.locator('main:not([aria-busy]) .card:not([aria-busy])').first().waitFor();
}

test.each(Object.entries(PANEL_STATES))('%s: fits its width, and axe finds nothing', async (_name, state) => {
  await show(state);
  for (const colorScheme of ['light', 'dark'] as const) {
    await panel.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page: panel });
    // The other scheme differs in colours alone.
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules('color-contrast')).analyze();
    expect(violations.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
  for (const width of [320, 360, 480]) {
    await panel.setViewportSize({ width, height: 800 });
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { listPairingRequests } from '@crosscart/contracts';
import {
  generateOrders,
  type PracticeMarketplaces,
  type SeedPlan,
  startPracticeMarketplaces,
} from '@crosscart/marketplaces';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureChromium } from '../chromium/index.ts';
import { createDemoAgency, DEMO_PEOPLE, type DemoAgency } from '../demo/agency.ts';
import { type AgentBrowser, openAgentBrowser } from '../demo/browser.ts';
import { pairDevice } from '../demo/pair-device.ts';
import { startThrowAwayStack, type ThrowAwayStack } from './throw-away-stack.ts';
import { openAs, openBrowser } from './web-app.ts';

// A purchase that a person confirms: pairing by words, a missing link, *Place order*, the books of VA and client.

let running: ThrowAwayStack;
let browser: Browser;
let marketplaces: PracticeMarketplaces;
let plan: SeedPlan;
let agency: DemoAgency;
let devices: { ebay: AgentBrowser; amazon: AgentBrowser };
let admin: Page;
const web = () => running.stack.webUrl;

beforeAll(async () => {
  [running, browser] = await Promise.all([startThrowAwayStack(), openBrowser()]);
  plan = generateOrders({ count: 1, seed: 3, now: new Date(), currency: 'USD' });
  marketplaces = await startPracticeMarketplaces({ runId: 'e2e', seed: 3, log: { error: () => {} } });
  marketplaces.seed(plan);
  const policy = { max_order_total_minor: 50_000, profit_floor_minor: 0, daily_cap_minor: 1_000_000 };
  // Nobody has linked the listing yet.
  agency = await createDemoAgency(
    running.stack,
    running.sql,
    { plan: { ...plan, supplier_links: [] }, policy },
    'confirm',
  );
  const common = {
    executablePath: ensureChromium(process.env.CHROME_PATH, console.log),
    extensionDirectory: running.stack.extensionDirectory ?? '',
    headed: false,
    httpsPort: marketplaces.httpsPort,
    spkiSha256Base64: marketplaces.spkiSha256Base64,
  };
  const open = (name: string) =>
    openAgentBrowser({ ...common, profileDirectory: path.join(running.dataDirectory, name) });
  devices = { ebay: await open('ebay'), amazon: await open('amazon') };
  admin = await openAs(browser, web(), DEMO_PEOPLE.admin);
}, 300_000);
afterAll(async () => {
  await devices?.ebay.close();
  await devices?.amazon.close();
  await browser?.close();
  await marketplaces?.close();
  await running?.stop();
});

test('a device is paired by comparing four words; a word of another device is refused', async () => {
  await admin.goto(`${web()}/admin/pairing`);
  const { panel } = devices.ebay;
  await panel.getByLabel('Pairing link').fill(agency.pairingLink);
  await panel.getByRole('button', { name: 'Ask to be paired' }).click();
  const words = panel.getByRole('list', { name: 'Pairing words' }).getByRole('listitem');
  await words.nth(3).waitFor();
  const shown = (await words.allTextContents()).join(' ');

  await admin.getByRole('button', { name: `Approve ${shown}` }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Account' }).click();
  await admin.getByRole('option', { name: /PRACTICE-1/ }).click();
  await dialog.getByLabel('Label').fill('Seller laptop');
  await dialog.getByLabel('One of the four words').fill('zebra');
  await dialog.getByRole('button', { name: 'Approve device' }).click();
  await dialog
    .getByText(/none of the four words/)
    .first()
    .waitFor();
  expect(await dialog.getByLabel('Label').inputValue()).toBe('Seller laptop');
  await dialog.getByLabel('One of the four words').fill(shown.split(' ')[1] ?? '');
  await dialog.getByRole('button', { name: 'Approve device' }).click();
  await panel.getByRole('button', { name: 'Scan now' }).waitFor();
  await pairDevice(devices.amazon, agency, 'AMAZON_AGENT');
  expect((await agency.asAdmin(listPairingRequests)).items).toEqual([]);
});

test('a line without a supplier link waits for a person, and goes on when the link is added by hand', async () => {
  await admin.goto(`${web()}/admin/attention`);
  await devices.ebay.panel.getByRole('button', { name: 'Scan now' }).click();
  const [sold] = plan.orders;
  const [link] = plan.supplier_links;
  if (sold === undefined || link === undefined) throw new Error('the plan is empty');
  // Live: the page was open before the order came.
  await admin.getByRole('table', { name: 'Attention' }).getByText(sold.order_id).waitFor();

  // The only account is taken even where the list of accounts comes after the dialog has been filled in.
  const accounts = Promise.withResolvers<void>();
  await admin.route('**/accounts', async (route) => {
    await accounts.promise;
    await route.fallback();
  });
  await admin.goto(`${web()}/admin/supplier-links`);
  await admin.getByRole('button', { name: 'Add supplier link' }).first().click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('eBay item id').fill(link.item_id);
  await dialog.getByLabel('ASIN').fill(link.asin);
  accounts.resolve();
  await expect
    .poll(() => dialog.getByRole('combobox', { name: 'Account' }).inputValue())
    .toMatch(/PRACTICE-1/);
  await dialog.getByRole('button', { name: 'Add link' }).click();
  await admin.getByRole('table', { name: 'Supplier links' }).getByText(link.asin).waitFor();
});

test('the reviewed purchase waits for *Place order*, and then completes before the eyes of the admin', async () => {
  const orderId = plan.orders[0]?.order_id ?? '';
  await admin.goto(`${web()}/admin/purchases`);
  await admin.getByRole('button', { name: `Place order ${orderId}` }).click({ timeout: 60_000 });
  await admin.goto(`${web()}/admin/jobs`);
  await admin
    .getByRole('table', { name: 'Jobs' })
    .getByRole('row', { name: new RegExp(orderId) })
    .getByText('Completed')
    .waitFor({ timeout: 60_000 });
  expect(marketplaces.truth().purchases).toHaveLength(1);
});

test('the VA finds the order in the books and corrects a field; the client sees its profit', async () => {
  const orderId = plan.orders[0]?.order_id ?? '';
  const va = await openAs(browser, web(), DEMO_PEOPLE.va);
  const table = va.getByRole('table', { name: 'Order tracking records' });
  await table.getByText(orderId).first().waitFor();
  await table.getByRole('button', { name: new RegExp(`edit Item.* of ${orderId}`, 'i') }).click();
  await va.keyboard.press('Control+a');
  await va.keyboard.type('Renamed by the VA');
  await va.keyboard.press('Enter');
  await table.getByText('Renamed by the VA').waitFor();
  await expect
    .poll(async () => (await running.sql`select item_name from app.records`)[0]?.item_name)
    .toBe('Renamed by the VA');

  const client = await openAs(browser, web(), DEMO_PEOPLE.client);
  await client.getByRole('table', { name: 'Orders' }).getByText(orderId).first().waitFor();
  const [record] = await running.sql`select profit_minor from app.records`;
  const profit = `$${(Number(record?.profit_minor) / 100).toFixed(2)}`;
  await client.getByText(profit).first().waitFor();
});

test('axe finds nothing on the side panel at work, in light and dark', async () => {
  for (const { panel } of [devices.ebay, devices.amazon]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await panel.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page: panel }).analyze();
      expect(violations.map((violation) => violation.id)).toEqual([]);
    }
  }
});

test('a revoked agent is told so and stops', async () => {
  await admin.goto(`${web()}/admin/agents`);
  await admin.getByRole('button', { name: 'More for Seller laptop' }).click();
  await admin.getByRole('menuitem', { name: 'Revoke' }).click();
  await admin
    .getByRole('dialog')
    .getByRole('button', { name: /Revoke/ })
    .click();
  await devices.ebay.panel.getByLabel('Pairing link').waitFor({ timeout: 60_000 });
});

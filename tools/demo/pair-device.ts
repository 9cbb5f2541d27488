import { approveDevice, type DemoAgency } from './agency.ts';
import type { AgentBrowser } from './browser.ts';

/** Pairs a browser as two people would: the link goes into the panel, the admin approves the four words it shows. */
export async function pairDevice(
  browser: AgentBrowser,
  agency: DemoAgency,
  role: 'EBAY_AGENT' | 'AMAZON_AGENT',
): Promise<string> {
  const { panel } = browser;
  await panel.getByLabel('Pairing link').fill(agency.pairingLink);
  await panel.getByRole('button', { name: 'Ask to be paired' }).click();
  const words = panel.getByRole('list', { name: 'Pairing words' }).getByRole('listitem');
  await words.nth(3).waitFor();
  const agent = await approveDevice(agency, await words.allTextContents(), { role });
  await panel.getByRole('button', { name: 'Pause' }).waitFor();
  return agent;
}

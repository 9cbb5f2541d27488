import type { DetectedAccount } from '@crosscart/contracts';
import { storage } from '@wxt-dev/storage';
import { browser } from 'wxt/browser';
import { pageMessages } from '../messages/page-messages.ts';
import type { PageSeen } from '../messages/page-seen.ts';
import { inTime } from '../tabs/in-time.ts';

const MARKETPLACES = ['https://www.ebay.com/*', 'https://www.amazon.com/*'];
const ANSWER_MS = 3_000;

/** The marketplace account that the last page with one showed; reported, never trusted. */
export const detectedAccount = storage.defineItem<DetectedAccount | null>('local:detected_account', {
  fallback: null,
});

/** Remembers whose session a page shows. */
export async function noteAccount({ reading, url }: PageSeen): Promise<void> {
  if (reading.kind !== 'page' || reading.account === null) return;
  const site = new URL(url).hostname.replace(/^www\./, '');
  const { id, displayName } = reading.account;
  const seen: DetectedAccount = { site, account_id: id, display_name: displayName };
  const before = await detectedAccount.getValue();
  if (JSON.stringify(before) !== JSON.stringify(seen)) await detectedAccount.setValue(seen);
}

/** Looks at the marketplace pages that are open in this browser, for a device that has not worked yet. */
export async function detectAccountInOpenTabs(): Promise<void> {
  for (const tab of await browser.tabs.query({ url: MARKETPLACES })) {
    if (tab.id === undefined) continue;
    const seen = await inTime(
      readTab(tab.id).catch(() => null),
      ANSWER_MS,
    );
    if (seen !== null) await noteAccount(seen);
  }
}

async function readTab(tabId: number): Promise<PageSeen | null> {
  const page = await pageMessages.sendMessage('page:identify', undefined, tabId);
  const seen = await pageMessages.sendMessage('page:read', { document: page.document }, tabId);
  return seen === 'another_document' ? null : seen;
}

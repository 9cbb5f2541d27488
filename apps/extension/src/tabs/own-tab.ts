import { storage } from '@wxt-dev/storage';
import { browser } from 'wxt/browser';

/** The agent's own tab. Session storage: tab ids mean nothing after the browser restarts. */
const ownTabId = storage.defineItem<number | null>('session:own_tab', { fallback: null });

/** The id of the agent's own tab if it is still open. */
export async function findOwnTab(): Promise<number | null> {
  const tabId = await ownTabId.getValue();
  if (tabId === null) return null;
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab?.id ?? null;
}

/** The agent's own tab, opened in the background when there is none; no other tab is ever touched. */
export async function openOwnTab(): Promise<number> {
  const found = await findOwnTab();
  if (found !== null) return found;
  const tab = await openTab();
  if (tab?.id === undefined) throw new Error('The browser opened no tab');
  await ownTabId.setValue(tab.id);
  await browser.tabs.update(tab.id, { autoDiscardable: false });
  return tab.id;
}

async function openTab() {
  const windows = await browser.windows.getAll({ windowTypes: ['normal'] });
  if (windows.length > 0) return browser.tabs.create({ url: 'about:blank', active: false });
  const created = await browser.windows.create({ url: 'about:blank', focused: false });
  return created?.tabs?.[0];
}

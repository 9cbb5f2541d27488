import { browser } from 'wxt/browser';
import { type LivePage, pageMessages } from '../messages/page-messages.ts';

type Arrival = LivePage & { readonly tabId: number };

const lastArrival = new Map<number, Arrival>();
const waiting = new Set<(arrival: Arrival) => void>();

/** Hears every document that a content script announces. Call once, while the worker starts. */
export function hearPageArrivals(): void {
  // Pages that the agent works on hold a port, to notice when this worker dies. Nothing is said on it.
  browser.runtime.onConnect.addListener(() => undefined);
  pageMessages.onMessage('page:ready', ({ data, sender }) => {
    const tabId = sender.tab?.id;
    if (tabId === undefined || sender.frameId !== 0) return;
    const arrival = { tabId, ...data };
    lastArrival.set(tabId, arrival);
    for (const notify of [...waiting]) notify(arrival);
  });
}

/** The document that stands in the tab, as far as this worker heard; it may have been born before the worker. */
export function documentIn(tabId: number): string | null {
  return lastArrival.get(tabId)?.document ?? null;
}

/** The next document of the tab that is not `before`; null when none comes in time. */
export function nextArrival(
  tabId: number,
  before: string | null,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<LivePage | null> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      waiting.delete(notice);
      signal?.removeEventListener('abort', abort);
      act();
    };
    const notice = (arrival: Arrival) => {
      if (arrival.tabId === tabId && arrival.document !== before) settle(() => resolve(arrival));
    };
    const abort = () => settle(() => reject(signal?.reason));
    const timer = setTimeout(() => settle(() => resolve(null)), timeoutMs);
    waiting.add(notice);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) return abort();
    const seen = lastArrival.get(tabId);
    if (seen !== undefined && seen.document !== before) settle(() => resolve(seen));
  });
}

import { pageMessages } from '../messages/page-messages.ts';
import type { PageSeen } from '../messages/page-seen.ts';
import { inTime } from './in-time.ts';

/** Tab → its newest frame that has the agent's eyes. Ids of frames that are gone answer nothing. */
const newestFrame = new Map<number, number>();
const LOOK_EVERY_MS = 200;
const FRAME_MS = 8_000;

/** Hears every frame that announces itself. Call once, while the worker starts. */
export function hearFrames(): void {
  pageMessages.onMessage('frame:ready', ({ sender }) => {
    const { tab, frameId } = sender;
    if (tab?.id !== undefined && frameId !== undefined && frameId !== 0) newestFrame.set(tab.id, frameId);
  });
}

/**
 * The page with what stands in its frame, where the page itself is only the shell of an order; else the page as
 * it was read. A frame that does not come in time, or is no known page either, changes nothing.
 */
export async function withFrame(tabId: number, seen: PageSeen): Promise<PageSeen> {
  const { reading } = seen;
  if (reading.kind !== 'page_changed' || reading.page !== 'ebay.order_detail') return seen;
  const giveUpAt = Date.now() + FRAME_MS;
  while (Date.now() < giveUpAt) {
    const inFrame = await readFrame(tabId, giveUpAt - Date.now());
    if (inFrame?.reading.kind === 'page' || inFrame?.reading.kind === 'blocked') {
      return { ...seen, reading: inFrame.reading };
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return seen;
}

async function readFrame(tabId: number, timeoutMs: number): Promise<PageSeen | null> {
  const frameId = newestFrame.get(tabId);
  if (frameId === undefined) return null;
  const asked = pageMessages.sendMessage('frame:read', undefined, { tabId, frameId });
  // The frame went away with its page: there is nothing to read in it.
  return inTime(
    asked.catch(() => null),
    timeoutMs,
  );
}

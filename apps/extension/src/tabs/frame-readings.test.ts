import { beforeEach, expect, test, vi } from 'vitest';
import type { PageSeen } from '../messages/page-seen.ts';
import '../testing/fake-extension.ts';

const sendMessage = vi.fn();
const handlers = new Map<string, (message: { sender: object }) => void>();
vi.mock('../messages/page-messages.ts', () => ({
  pageMessages: {
    sendMessage: (...args: unknown[]) => sendMessage(...args),
    onMessage: (type: string, handle: (message: { sender: object }) => void) => handlers.set(type, handle),
  },
}));
const { hearFrames, withFrame } = await import('./frame-readings.ts');

const shell: PageSeen = {
  document: 'top',
  url: 'https://www.ebay.com/sh/ord/details?orderid=1',
  reading: { kind: 'page_changed', page: 'ebay.order_detail', missing: ['lines'], practiceRun: null },
};
const inFrame = {
  document: 'frame',
  url: 'x',
  reading: { kind: 'blocked', by: 'sign_in', practiceRun: null },
};

beforeEach(() => {
  sendMessage.mockReset();
  hearFrames();
});

test('an order that stands in a frame is read there, on the document of the page', async () => {
  sendMessage.mockResolvedValue(inFrame);
  handlers.get('frame:ready')?.({ sender: { tab: { id: 7 }, frameId: 3 } });
  expect(await withFrame(7, shell)).toEqual({ ...shell, reading: inFrame.reading });
  expect(sendMessage).toHaveBeenCalledWith('frame:read', undefined, { tabId: 7, frameId: 3 });
});

test('no frame is asked for a page that was read, or for a changed page that is no order', async () => {
  handlers.get('frame:ready')?.({ sender: { tab: { id: 7 }, frameId: 3 } });
  const blocked = { ...shell, reading: inFrame.reading } as PageSeen;
  const review = { ...shell, reading: { ...shell.reading, page: 'amazon.review' } } as PageSeen;
  expect([await withFrame(7, blocked), await withFrame(7, review)]).toEqual([blocked, review]);
  expect(sendMessage).not.toHaveBeenCalled();
});

test('a frame that never comes leaves the page as it was read', async () => {
  vi.useFakeTimers();
  const answer = withFrame(8, shell);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await answer).toEqual(shell);
  vi.useRealTimers();
});

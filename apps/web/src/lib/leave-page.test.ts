import { afterEach, expect, test, vi } from 'vitest';
import { isPageLeaving, leavePage } from './leave-page.ts';

afterEach(() => vi.unstubAllGlobals());

test('many refusals send the browser off once; a page that comes back can be sent off again', () => {
  const sentTo: string[] = [];
  const window = Object.assign(new EventTarget(), {
    location: { assign: (address: string) => void sentTo.push(address) },
  });
  vi.stubGlobal('window', window);
  leavePage('/suspended');
  leavePage('/login?problem=session_ended');
  expect(isPageLeaving()).toBe(true);
  expect(sentTo).toEqual(['/suspended']);

  window.dispatchEvent(new Event('pageshow'));
  expect(isPageLeaving()).toBe(false);
  leavePage('/login?problem=session_ended');
  expect(sentTo).toEqual(['/suspended', '/login?problem=session_ended']);
});

import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { readSettled } from '../content/read-settled.ts';
import { thisPage } from '../content/this-document.ts';
import { pageMessages } from '../messages/page-messages.ts';

/**
 * The agent's eyes in a frame of Seller Hub: an order that is opened by way of /sh/ord/details stands in one.
 * Eyes only. It hears no other message, so nothing that is meant for the page itself is ever done here.
 */
export default defineContentScript({
  matches: ['https://mesh.ebay.com/*', 'https://www.ebay.com/mesh/*'],
  allFrames: true,
  main() {
    if (window.top === window) return;
    pageMessages.onMessage('frame:read', async () => ({ ...thisPage(), reading: await readSettled() }));
    if (browser.runtime?.id !== undefined)
      pageMessages.sendMessage('frame:ready', thisPage()).catch(() => undefined);
  },
});

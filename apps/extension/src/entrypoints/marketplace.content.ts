import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { perform } from '../content/perform.ts';
import { readSettled } from '../content/read-settled.ts';
import { reviveWorker } from '../content/revive-worker.ts';
import { isThisDocument, thisPage } from '../content/this-document.ts';
import { pageMessages } from '../messages/page-messages.ts';

/** The agent's eyes and hands in a marketplace page. Knows no secret and reaches no API. */
export default defineContentScript({
  matches: ['https://www.ebay.com/*', 'https://mesh.ebay.com/*', 'https://www.amazon.com/*'],
  main() {
    pageMessages.onMessage('page:identify', () => thisPage());
    pageMessages.onMessage('page:read', async ({ data }) => {
      reviveWorker(announce);
      return isThisDocument(data.document)
        ? { ...thisPage(), reading: await readSettled() }
        : 'another_document';
    });
    pageMessages.onMessage('page:act', ({ data }) =>
      isThisDocument(data.document) ? perform(data.act) : { outcome: 'another_document' },
    );
    announce();
  },
});

/** Tells the background that this document is there; also wakes it. */
function announce(): void {
  // An updated extension leaves its old scripts behind in open pages: they have nobody to speak to.
  if (browser.runtime?.id === undefined) return;
  pageMessages.sendMessage('page:ready', thisPage()).catch(() => undefined);
}

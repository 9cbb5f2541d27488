import { defineContentScript } from 'wxt/utils/define-content-script';
import { perform } from '../content/perform.ts';
import { readSettled } from '../content/read-settled.ts';
import { isThisDocument, thisPage } from '../content/this-document.ts';
import { pageMessages } from '../messages/page-messages.ts';

/** The agent's eyes and hands in a marketplace page. Knows no secret and reaches no API. */
export default defineContentScript({
  matches: ['https://www.ebay.com/*', 'https://www.amazon.com/*'],
  main() {
    pageMessages.onMessage('page:identify', () => thisPage());
    pageMessages.onMessage('page:read', async ({ data }) =>
      isThisDocument(data.document) ? { ...thisPage(), reading: await readSettled() } : 'another_document',
    );
    pageMessages.onMessage('page:act', ({ data }) =>
      isThisDocument(data.document) ? perform(data.act) : { outcome: 'another_document' },
    );
    // Nobody may be listening while the extension is being updated: then nobody is waiting either.
    pageMessages.sendMessage('page:ready', thisPage()).catch(() => undefined);
  },
});

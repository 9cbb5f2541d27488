import { browser } from 'wxt/browser';

const MOMENT_MS = 100;
let watching = false;

/**
 * From the first word of the background on, this page notices when the worker dies and speaks to it, which
 * starts it again: seconds instead of the alarm's half minute with a checkout left open. Only pages that the
 * agent itself works on are spoken to.
 */
export function reviveWorker(speak: () => void): void {
  if (watching) return;
  watching = true;
  const port = browser.runtime.connect({ name: 'crosscart-work-page' });
  port.onDisconnect.addListener(() => {
    watching = false;
    // Not in the same moment: the browser is still taking the old worker down.
    setTimeout(speak, MOMENT_MS);
  });
}

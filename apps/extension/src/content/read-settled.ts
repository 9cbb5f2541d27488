import { type PageReading, readPage } from '@crosscart/marketplace-pages';
import { whenFound } from './when-changed.ts';

/** Pages that draw themselves by script are given this long until what is missing is called missing. */
const SETTLE_MS = 5_000;

/** Reads the page as soon as it has what it needs; else what it looks like when it has had its time. */
export async function readSettled(): Promise<PageReading> {
  const settled = await whenFound(() => {
    const reading = read();
    return isSettled(reading) ? reading : null;
  }, SETTLE_MS);
  return settled ?? read();
}

/** Reads the page as it is at this moment. */
export function read(): PageReading {
  return readPage(document, location.href);
}

function isSettled(reading: PageReading): boolean {
  if (reading.kind === 'blocked') return true;
  if (reading.kind !== 'page') return false;
  return reading.page !== 'amazon.order_history' || reading.facts.state !== 'wait';
}

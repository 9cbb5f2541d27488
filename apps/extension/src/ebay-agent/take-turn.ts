import type { AgentClient } from '@crosscart/agent-client';
import { log } from '../activity-log/activity-log.ts';
import { changeControl, control } from '../agent-runner/control.ts';
import { lastError } from '../agent-runner/last-error.ts';
import type { TurnEnd } from '../agent-runner/turn-end.ts';
import { PageTimeout, TabClosed } from '../tabs/tab-errors.ts';
import { takeWorkTab } from '../tabs/work-tab.ts';
import { ScanStopped, scanOrders } from './scan.ts';
import { scanProgress } from './scan-progress.ts';

const SCAN_EVERY_MS = 5 * 60_000;

/** One turn of the eBay agent: a walk through the orders when it is due or asked for. Throws the API's errors. */
export async function takeEbayTurn(api: AgentClient, mayTakeNewWork: boolean): Promise<TurnEnd> {
  const [{ scanAsked }, last] = await Promise.all([control.getValue(), scanProgress.getValue()]);
  const isDue = last.finishedAt === null || Date.now() - last.finishedAt >= SCAN_EVERY_MS;
  if (!mayTakeNewWork || !(isDue || scanAsked)) return { next: 'rest', seconds: null };
  // Before the walk: what is asked during it asks for another one.
  await changeControl({ scanAsked: false });
  await scanProgress.setValue({ ...last, running: true, finishedAt: null });
  try {
    using tab = await takeWorkTab();
    const walk = await scanOrders(api, tab);
    await lastError.setValue(null);
    await log(`Scan: ${walk.ordersSeen} orders, ${walk.captured} captured, ${walk.skipped.length} left out.`);
  } catch (error) {
    if (!(error instanceof ScanStopped || error instanceof PageTimeout || error instanceof TabClosed)) {
      // The walk is still owed: the next turn takes it up.
      await scanProgress.setValue({ ...(await scanProgress.getValue()), running: false });
      throw error;
    }
    await log(`The scan stopped: ${error.message}`, 'problem');
    await lastError.setValue(error.message);
  }
  await scanProgress.setValue({ ...(await scanProgress.getValue()), running: false, finishedAt: Date.now() });
  return { next: 'again' };
}

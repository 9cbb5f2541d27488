import type { Browser } from 'playwright-core';
import { createDemoAgency, type DemoAgency } from '../demo/agency.ts';
import { planFor } from '../demo/seed-plan.ts';
import { fillTables } from './filled-tables.ts';
import { startThrowAwayStack, type ThrowAwayStack } from './throw-away-stack.ts';
import { openBrowser } from './web-app.ts';

/** The whole product on throw-away data, with the demo's agency in it, and a browser to use it by. */
export interface AgencyApp {
  readonly running: ThrowAwayStack;
  readonly browser: Browser;
  readonly agency: DemoAgency;
}

/** `filled`: besides, every table has rows of the agency. */
export async function startAgencyApp({ filled }: { filled: boolean }): Promise<AgencyApp> {
  const [running, browser] = await Promise.all([startThrowAwayStack(), openBrowser()]);
  const plan = planFor({ orders: 3, dataFile: null, seed: 1 }, new Date());
  const agency = await createDemoAgency(running.stack, running.sql, plan);
  if (filled) await fillTables(running.sql, agency.orgId, agency.accountId);
  return { running, browser, agency };
}

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { valueTypes } from '@crosscart/database';
import { type PracticeMarketplaces, startPracticeMarketplaces } from '@crosscart/marketplaces';
import postgres from 'postgres';
import { ensureChromium } from '../chromium/index.ts';
import { freePorts, type Stack, StackError, startStack } from '../stack/index.ts';
import { interrupted } from '../stack/interrupted.ts';
import { createDemoAgency, DEMO_PEOPLE, type DemoAgency } from './agency.ts';
import type { DemoArguments } from './arguments.ts';
import { type AgentBrowser, openAgentBrowser } from './browser.ts';
import { type SetFault, setFaults } from './faults.ts';
import { followEvents, readProgress } from './follow.ts';
import { Killer, type KillPoint } from './kills.ts';
import { pairDevice } from './pair-device.ts';
import { Report } from './report.ts';
import { type Reckoning, reckon } from './result.ts';
import { type DemoPlan, planFor } from './seed-plan.ts';

/** Runs the whole demo and cleans up after itself, whatever happens. */
export async function runDemo(
  args: DemoArguments,
  signal: AbortSignal,
): Promise<Reckoning & { readonly killsLeft: readonly KillPoint[]; readonly faults: readonly SetFault[] }> {
  const started = Date.now();
  const demoPlan = planFor(args, new Date());
  const report = new Report(args.json ? process.stderr : process.stdout, demoPlan.plan.currency);
  const log = (message: string): void => report.line(message);
  const executablePath = ensureChromium(process.env.CHROME_PATH, log);
  const dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'crosscart-demo-'));
  const cleanUp: Array<() => Promise<unknown>> = [
    async () => rmSync(dataDirectory, { recursive: true, force: true }),
  ];
  try {
    const marketplaces = await startPracticeMarketplaces({
      runId: `demo-${randomUUID()}`,
      seed: args.seed,
      log: { error: (_details, message) => log(`Practice marketplaces: ${message}`) },
    });
    cleanUp.push(() => marketplaces.close());
    marketplaces.seed(demoPlan.plan);
    const faults = await setFaults(marketplaces.controlUrl, demoPlan.plan, args.faults);
    for (const { on, knob, value, orderId, armed } of faults) {
      log(
        `Fault: ${knob} ${JSON.stringify(value)} ${orderId === null ? `on all of ${on}` : `for order ${orderId}`}`,
      );
      if (armed !== null) log(`  ${armed.says}`);
    }
    const stack = await startStack({
      dataDirectory,
      ports: await freePorts(),
      throwAway: true,
      providers: { development: { people: Object.values(DEMO_PEOPLE) } },
      apiEnvironment: { LOG_LEVEL: 'warn' },
      signal,
      log,
    });
    cleanUp.push(() => stack.stop());
    const sql = postgres(stack.superuserUrl, { max: 2, types: valueTypes, onnotice: () => {} });
    cleanUp.push(() => sql.end({ timeout: 5 }));
    const agency = await createDemoAgency(stack, sql, demoPlan);
    log(`Web app ${stack.webUrl}: sign in as ${Object.values(DEMO_PEOPLE).join(', ')}.`);
    for (const link of demoPlan.plan.supplier_links)
      log(`Seeded supplier link: item ${link.item_id} ${link.variation ?? ''} → ${link.asin}`);

    const browsers = await openBrowsers({ args, executablePath, dataDirectory, stack, marketplaces });
    cleanUp.push(() => Promise.all([browsers.ebay.close(), browsers.amazon.close()]));
    await pairDevice(browsers.ebay, agency, 'EBAY_AGENT');
    await pairDevice(browsers.amazon, agency, 'AMAZON_AGENT');
    log('Both agents are paired and approved.');

    const killsLeft = await workOrdersOff({ args, demoPlan, stack, sql, agency, browsers, report, signal });
    const reckoning = await reckon(
      sql,
      agency.orgId,
      demoPlan.plan.orders.length,
      demoPlan.plan.expected,
      marketplaces.truth(),
      (Date.now() - started) / 1000,
    );
    report.reckoning(reckoning);
    if (args.headed) {
      log('Everything stays open until Ctrl-C.');
      await interrupted(signal);
    }
    return { ...reckoning, killsLeft, faults };
  } finally {
    for (const step of cleanUp.reverse()) await step();
  }
}

interface BrowserNeeds {
  readonly args: DemoArguments;
  readonly executablePath: string;
  readonly dataDirectory: string;
  readonly stack: Stack;
  readonly marketplaces: PracticeMarketplaces;
}

async function openBrowsers({ args, executablePath, dataDirectory, stack, marketplaces }: BrowserNeeds) {
  if (stack.extensionDirectory === null) throw new StackError('The extension was not built.');
  const common = {
    executablePath,
    extensionDirectory: stack.extensionDirectory,
    headed: args.headed,
    httpsPort: marketplaces.httpsPort,
    spkiSha256Base64: marketplaces.spkiSha256Base64,
  };
  const open = (name: string): Promise<AgentBrowser> =>
    openAgentBrowser({ ...common, profileDirectory: path.join(dataDirectory, `profile-${name}`) });
  return { ebay: await open('ebay'), amazon: await open('amazon') };
}

interface Work {
  readonly args: DemoArguments;
  readonly demoPlan: DemoPlan;
  readonly stack: Stack;
  readonly sql: postgres.Sql;
  readonly agency: DemoAgency;
  readonly browsers: { ebay: AgentBrowser; amazon: AgentBrowser };
  readonly report: Report;
  readonly signal: AbortSignal;
}

/**
 * The eBay agent reads the orders, the Amazon agent buys them; until nothing more happens by itself. Answers the kills
 * that did not fall because no order passed their point.
 */
async function workOrdersOff(work: Work): Promise<readonly KillPoint[]> {
  const { args, demoPlan, stack, sql, agency, browsers, report, signal } = work;
  const orders = demoPlan.plan.orders.length;
  const killer =
    args.kill === null ? null : new Killer(args.kill, stack, browsers, (line) => report.line(line));
  const deadline = Date.now() + (orders * 30 + (args.kill === null ? 120 : 900)) * 1000;
  let crash: StackError | null = null;
  if (args.kill === null) void stack.crashed.then((error) => (crash = error));

  const outcome = await followEvents(
    sql,
    agency.orgId,
    async (event) => {
      report.event(event);
      await killer?.onEvent(event);
    },
    async () => {
      signal.throwIfAborted();
      if (crash !== null) throw crash;
      const progress = await readProgress(sql, agency.orgId);
      report.progress(progress, orders);
      const seen = progress.captured + progress.skipped + progress.unreadable;
      return progress.scans > 0 && seen >= orders && progress.ended === progress.jobs;
    },
    deadline,
  );
  if (outcome === 'timed_out') report.line('The time is up: what has not ended is counted as it stands.');
  if (killer !== null && killer.left.length > 0) report.line(`No order passed: ${killer.left.join(', ')}`);
  return killer?.left ?? [];
}

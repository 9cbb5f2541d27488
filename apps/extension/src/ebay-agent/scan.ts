import { AgentApiError, type AgentClient } from '@crosscart/agent-client';
import type { CapturedOrder } from '@crosscart/contracts';
import type { EbayOrderList, ListedOrder, PageFacts } from '@crosscart/marketplace-pages';
import { log } from '../activity-log/activity-log.ts';
import { control } from '../agent-runner/control.ts';
import type { PageSeen } from '../messages/page-seen.ts';
import type { WorkTab } from '../tabs/work-tab.ts';
import { captureOrder } from './captured-order.ts';
import { type Skip, skipByDetail, skipByStatus } from './decide-order.ts';
import { fingerprintOf, isKnown, rememberCaptured } from './order-memory.ts';
import { scanProgress } from './scan-progress.ts';

const LIST_URL = 'https://www.ebay.com/sh/ord/?filter=status:ALL_ORDERS&limit=200&offset=0';
/** eBay's list holds 90 days; fifty pages of 200 are more than any account here has. */
const MOST_PAGES = 50;
/** As many as one scan report takes. */
const MOST_REPORTED = 1_000;

/** The scan cannot go on: a page that is not the expected one, or a person's stop. */
export class ScanStopped extends Error {
  override readonly name = 'ScanStopped';
}

interface Walk {
  readonly ordersSeen: number;
  readonly skipped: { ebay_order_id: string; reason: Skip }[];
  readonly unreadable: { ebay_order_id: string; missing: string[] }[];
  readonly captured: number;
  readonly practiceRun: string | null;
  /** The order list was read by a map that was never checked on a live page. */
  readonly unverifiedMap: boolean;
}

/**
 * One walk through the order list, all pages: every order is left out with a reason, captured, known as
 * unchanged, or reported as unreadable. Each capture is sent before the next order is opened; an interrupted
 * walk begins again and finds what it captured. Throws ScanStopped and the API's errors.
 */
export async function scanOrders(api: AgentClient, tab: WorkTab): Promise<Walk> {
  const { orders, practiceRun, unverifiedMap } = await readList(tab);
  const walk = {
    ordersSeen: orders.length,
    skipped: [],
    unreadable: [],
    captured: 0,
    practiceRun,
    unverifiedMap,
  } as Walk & {
    captured: number;
  };
  for (const row of orders) {
    if ((await control.getValue()).stopAsked) throw new ScanStopped('Stopped by hand');
    const skip = skipByStatus(row.status);
    if (skip !== null) walk.skipped.push({ ebay_order_id: row.orderId, reason: skip });
    else if (await captureRow(api, tab, row, walk)) walk.captured += 1;
    await showWalk(walk);
  }
  await api.reportScan({
    scan_id: crypto.randomUUID(),
    orders_seen: walk.ordersSeen,
    skipped: walk.skipped.slice(0, MOST_REPORTED),
    unreadable: walk.unreadable.slice(0, MOST_REPORTED),
    practice_run: practiceRun,
  });
  return walk;
}

async function readList(
  tab: WorkTab,
): Promise<{ orders: ListedOrder[] } & Pick<Walk, 'practiceRun' | 'unverifiedMap'>> {
  const orders = new Map<string, ListedOrder>();
  let practiceRun: string | null = null;
  let unverifiedMap = false;
  let url: string | null = LIST_URL;
  for (let pages = 0; url !== null && pages < MOST_PAGES; pages += 1) {
    const seen = await tab.open(url);
    const list: EbayOrderList = expectEbay(seen, 'ebay.order_list').facts;
    practiceRun = seen.reading.practiceRun;
    unverifiedMap ||= seen.reading.kind === 'page' && !seen.reading.verified;
    // A sale during the walk moves rows to the next page: each order counts once.
    for (const order of list.orders) orders.set(order.orderId, order);
    url = list.nextPage;
  }
  return { orders: [...orders.values()], practiceRun, unverifiedMap };
}

/** Opens one order and captures it; true when the API has it now. */
async function captureRow(api: AgentClient, tab: WorkTab, row: ListedOrder, walk: Walk): Promise<boolean> {
  const fingerprint = await fingerprintOf(row);
  if (await isKnown(row.orderId, fingerprint)) return false;
  const seen = await tab.open(row.detailUrl);
  const { facts, unreadable } = expectEbay(seen, 'ebay.order_detail');
  const skip = skipByDetail(facts);
  if (skip !== null) {
    walk.skipped.push({ ebay_order_id: row.orderId, reason: skip });
    return false;
  }
  const capture = captureOrder(facts, unreadable, seen.reading.practiceRun);
  if (capture.kind === 'unreadable' || capture.order.ebay_order_id !== row.orderId) {
    const missing = capture.kind === 'unreadable' ? [...capture.missing] : ['orderId'];
    walk.unreadable.push({ ebay_order_id: row.orderId, missing });
    await log(`${row.orderId}: could not be read (${missing.join(', ')})`, 'problem');
    return false;
  }
  const jobs = await sendCapture(api, capture.order, walk);
  if (jobs === null) return false;
  await rememberCaptured(row.orderId, fingerprint);
  const waiting = jobs.flatMap((job) => job.failure_reason ?? []);
  await log(
    `${row.orderId}: captured, ${jobs.length} line(s)${waiting.length > 0 ? ` – ${waiting.join(', ')}` : ''}`,
  );
  return true;
}

/** The jobs of the order; null when the API finds a field wrong, which is then told like an unreadable one. */
async function sendCapture(api: AgentClient, order: CapturedOrder, walk: Walk) {
  try {
    return (await api.captureOrder(order)).jobs;
  } catch (error) {
    if (!(error instanceof AgentApiError)) throw error;
    if (error.code === 'PRACTICE_MISMATCH') throw new ScanStopped(error.message, { cause: error });
    if (error.code !== 'VALIDATION_FAILED' && error.code !== 'ORDER_CHANGED') throw error;
    walk.unreadable.push({ ebay_order_id: order.ebay_order_id, missing: [error.code] });
    await log(`${order.ebay_order_id}: ${error.message}`, 'problem');
    return null;
  }
}

type EbayPage = 'ebay.order_list' | 'ebay.order_detail';

function expectEbay<Page extends EbayPage>(
  { reading }: PageSeen,
  page: Page,
): { facts: PageFacts[Page]; unreadable: readonly string[] } {
  if (reading.kind === 'page' && reading.page === page) {
    return { facts: reading.facts as PageFacts[Page], unreadable: reading.unreadable };
  }
  if (reading.kind === 'blocked')
    throw new ScanStopped(`eBay stands in the way: ${reading.by.replaceAll('_', ' ')}`);
  const missing = reading.kind === 'page_changed' ? ` (missing: ${reading.missing.join(', ')})` : '';
  throw new ScanStopped(`The ${page} page is not one that the agent knows${missing}`);
}

async function showWalk(walk: Walk): Promise<void> {
  await scanProgress.setValue({
    running: true,
    ordersSeen: walk.ordersSeen,
    captured: walk.captured,
    skipped: walk.skipped.length,
    unreadable: walk.unreadable.length,
    unverifiedMap: walk.unverifiedMap,
    finishedAt: null,
  });
}

import type { AgentClient } from '@crosscart/agent-client';
import type { BodyOf, ClaimedJob, captureOrder, requestPermit } from '@crosscart/contracts';
import type { TestApi } from './index.ts';

type Order = BodyOf<typeof captureOrder>;
type Review = BodyOf<typeof requestPermit>['review'];

/** The test account is a practice account: its pages carry this. */
export const PRACTICE_RUN = 'run-of-the-tests';
const ASIN = 'B0TESTASIN';
const ITEM_ID = '123456789012';

/** A buyer whose every word is found nowhere else, so that it can be searched for. */
export const BUYER = {
  name: 'Wilhelmina Quackenbush',
  line1: '7719 Zephyrhaven Terrace',
  line2: 'Apt 4B',
  city: 'Ogdensburgh',
  state: 'OR',
  postal_code: '97024-1111',
  country: 'US',
  phone: '+1 503-555-0142',
} as const;
/** The same address as a review page prints it. */
const BUYER_ON_PAGE = {
  ship_to_name: 'Wilhelmina Quackenbush',
  ship_to_text: '7719 ZEPHYRHAVEN TER, APT 4B, OGDENSBURGH, OR, 97024-1111, United States',
};

let counted = 0;

/** A paid order of one line for $40.00 with $6.00 fees, promised within ten days. */
export function anOrder(change: Partial<Order> = {}): Order {
  counted += 1;
  const number = String(counted).padStart(5, '0');
  return {
    ebay_order_id: `12-${number}-57289`,
    sold_on: '2026-11-01',
    currency: 'USD',
    lines: [aLine({ ebay_line_id: `1000000${number}` })],
    sale_minor: 4_000,
    fees_minor: 600,
    ship_to: BUYER,
    ship_by: '2026-11-05T23:59:59Z',
    latest_delivery: '2026-11-10',
    practice_run: PRACTICE_RUN,
    ...change,
  };
}

export function aLine(change: Partial<Order['lines'][number]> = {}): Order['lines'][number] {
  return {
    ebay_line_id: '100000000000',
    item_id: ITEM_ID,
    item_name: 'Desk lamp',
    qty: 1,
    total_minor: 4_000,
    ...change,
  };
}

/** The test item is bought as ASIN, one unit each; the account buys in that mode. */
export async function arrangeBuying(api: TestApi, mode: 'automatic' | 'confirm'): Promise<void> {
  const { orgId, account } = api.agency;
  await api.database.sql`
    insert into app.supplier_links (org_id, account_id, item_id, site, asin)
    values (${orgId}, ${account.id}, ${ITEM_ID}, 'amazon.com', ${ASIN})`;
  await api.database.sql`
    update app.account_policies set mode = ${mode}, daily_cap_minor = 10000000 where account_id = ${account.id}`;
}

/** What a review page shows when all is well: $22.55 in all. */
export function aReview(change: Partial<Review> = {}): Review {
  return {
    asin: ASIN,
    quantity: 1,
    currency: 'USD',
    items_minor: 2_000,
    shipping_minor: 99,
    tax_minor: 156,
    total_minor: 2_255,
    latest_delivery: '2026-11-08',
    ...BUYER_ON_PAGE,
    purchase_id: '106-1234567-1234567',
    practice_run: PRACTICE_RUN,
    ...change,
  };
}

/** Reports every stage up to the review. */
export async function walkToReview(
  client: AgentClient,
  job: Pick<ClaimedJob, 'id' | 'fence'>,
): Promise<void> {
  for (const stage of ['OPENED', 'IN_CART', 'ADDRESS_SET', 'REVIEWED'] as const) {
    await client.reportStage(job.id, { fence: job.fence, stage, practice_run: PRACTICE_RUN });
  }
}

/** Claims, and fails the test when there is nothing. */
export async function claimed(client: AgentClient): Promise<ClaimedJob> {
  const { job } = await client.claim();
  if (job === null) throw new Error('There was no job to claim');
  return job;
}

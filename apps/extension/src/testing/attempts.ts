import type { AgentClient } from '@crosscart/agent-client';
import type { ClaimedJob } from '@crosscart/contracts';
import type { PageFacts, PageReading } from '@crosscart/marketplace-pages';
import { vi } from 'vitest';
import type { Attempt } from '../amazon-agent/attempt.ts';
import type { PageSeen } from '../messages/page-seen.ts';
import type { WorkTab } from '../tabs/work-tab.ts';

/** A claimed job for two units. */
export function aJob(change: Partial<ClaimedJob> = {}): ClaimedJob {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    type: 'PURCHASE',
    fence: 7,
    lease_expires_at: '2026-11-23T00:02:00Z',
    stage: null,
    status: 'CLAIMED',
    account_id: '00000000-0000-4000-8000-0000000000aa',
    account_code: 'SHOP-1',
    practice: true,
    ebay_order_id: '12-15199-57289',
    ebay_line_id: '10085010063106',
    item_name: 'Cedar bird feeder',
    currency: 'USD',
    site: 'amazon.com',
    asin: 'B0CKCVAN7S',
    units: 2,
    ship_to: {
      name: 'Pat Buyer',
      line1: '4820 Juniper Court',
      line2: null,
      city: 'Fairview',
      state: 'OR',
      postal_code: '97024',
      country: 'US',
      phone: null,
    },
    purchase_id: null,
    permit_id: null,
    ...change,
  };
}

export const PURCHASE_ID = '106-1234567-1234567';

/** A document on which this page was read. */
export function aPage<Page extends keyof PageFacts>(
  page: Page,
  facts: PageFacts[Page],
  document = 'doc',
): PageSeen {
  const reading = {
    kind: 'page',
    page,
    facts,
    unreadable: [],
    verified: true,
    mapVersion: 1,
    practiceRun: 'run',
    account: null,
  };
  return { document, url: 'https://www.amazon.com/somewhere', reading: reading as unknown as PageReading };
}

const usd = (minor: number) => ({ minor, currency: 'USD' });

/** A review page of two units for $30.00 to the job's buyer. */
export function aReviewPage(change: Partial<PageFacts['amazon.review']> = {}, document = 'review'): PageSeen {
  const charges = {
    items: usd(2800),
    shipping: usd(599),
    freeShipping: usd(-599),
    tax: usd(200),
    total: usd(3000),
  };
  return aPage(
    'amazon.review',
    {
      purchaseId: PURCHASE_ID,
      shipTo: { name: 'Pat Buyer', text: '4820 JUNIPER CT, FAIRVIEW, OR, 97024-1111, United States' },
      payment: 'Paying with Practice card 0000',
      lines: [
        {
          asin: null,
          title: 'Cedar bird feeder',
          unitPrice: usd(1400),
          quantity: 2,
          seller: 'Amazon.com',
          isGift: false,
        },
      ],
      shipments: [{ latestDelivery: '2026-11-27', needsDeliveryChoice: false, lineCount: 1 }],
      itemCount: 2,
      charges: charges as PageFacts['amazon.review']['charges'],
      otherCharges: [],
      difference: usd(0),
      latestDelivery: '2026-11-27',
      isGift: false,
      blockers: [],
      ...change,
    },
    document,
  );
}

/** The thank-you page of a purchase. */
export function aThankYouPage(purchaseId: string, orderIds: string[] = []): PageSeen {
  return aPage(
    'amazon.thank_you',
    {
      placed: true,
      isRefresh: false,
      purchaseId,
      orderIds,
      orderGroups: null,
      shipTos: [],
      items: [],
      units: [],
      promises: [],
    },
    'thank-you',
  );
}

/** A tab whose every method must be given by the test. */
export function aTab(methods: Partial<WorkTab>): WorkTab {
  const unexpected = (name: string) => async () => {
    throw new Error(`The tab was not expected to ${name}`);
  };
  return {
    open: unexpected('open'),
    look: unexpected('look'),
    lookOrWait: unexpected('look'),
    act: unexpected('act'),
    nextPage: unexpected('nextPage'),
    follow: unexpected('follow'),
    leave: unexpected('leave'),
    [Symbol.dispose]: () => undefined,
    ...methods,
  } as WorkTab;
}

/** An API whose every call must be given by the test. */
function anApi(calls: Partial<AgentClient>): AgentClient {
  return calls as AgentClient;
}

export function anAttempt(parts: {
  api?: Partial<AgentClient>;
  tab?: Partial<WorkTab>;
  job?: ClaimedJob;
}): Attempt {
  return {
    job: parts.job ?? aJob(),
    api: anApi(parts.api ?? {}),
    tab: aTab(parts.tab ?? {}),
    safePoint: vi.fn(async () => undefined),
  };
}

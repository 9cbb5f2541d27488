import type { FailureReason } from '@crosscart/contracts';
import type { BlockedBy, Blocker, PageFacts } from '@crosscart/marketplace-pages';
import type { PageSeen } from '../messages/page-seen.ts';
import type { WorkTab } from '../tabs/work-tab.ts';
import { AttemptFailure } from './attempt-failure.ts';

/** A page that was recognised, its facts, and the document they were read on. */
export type Recognised<Page extends keyof PageFacts> = {
  [Each in Page]: { readonly page: Each; readonly facts: PageFacts[Each]; readonly seen: PageSeen };
}[Page];

/** A page on the way (payment authorisation, a redirect by script) is given this long to lead on. */
const PASSING_MS = 4_000;

const BLOCKED_REASONS: Record<BlockedBy, FailureReason> = {
  sign_in: 'BLOCKER_SIGN_IN',
  one_time_code: 'BLOCKER_TWO_STEP',
  captcha: 'BLOCKER_CAPTCHA',
  // A plain button, and still a check for humans: a person presses it.
  continue_shopping: 'BLOCKER_CAPTCHA',
  bot_challenge: 'BLOCKER_CAPTCHA',
  payment_challenge: 'BLOCKER_PAYMENT_CHALLENGE',
  checkout_error: 'BLOCKER_OUT_OF_STOCK',
  payment_revision: 'BLOCKER_PAYMENT_REVISION',
  account_hold: 'BLOCKER_SIGN_IN',
  // Which of them it is stands in the details: a person decides.
  identity_check: 'BLOCKER_PAGE_NOT_RECOGNISED',
  interruption: 'BLOCKER_PAGE_NOT_RECOGNISED',
  error_page: 'PAGE_TIMEOUT',
};

/**
 * The page that was seen, if it is one of the expected; a page on the way to it is passed, an error page is
 * opened once more. Throws AttemptFailure: what blocks, or which landmarks are missing.
 */
export async function expectPage<Page extends keyof PageFacts>(
  tab: WorkTab,
  first: PageSeen,
  expected: readonly Page[],
): Promise<Recognised<Page>> {
  let reopened = false;
  for (let seen = first; ; ) {
    const { reading } = seen;
    if (reading.kind === 'page' && (expected as readonly string[]).includes(reading.page)) {
      return { page: reading.page, facts: reading.facts, seen } as Recognised<Page>;
    }
    if (reading.kind === 'blocked') {
      if (reading.by !== 'error_page' || reopened) throw blockedFailure(reading);
      reopened = true;
      seen = await tab.open(seen.url);
      continue;
    }
    const next = await tab.nextPage(seen, PASSING_MS);
    if (next === null) throw unexpectedFailure(seen, expected);
    seen = next;
  }
}

/** Why an attempt stops at a page that stands in the way. */
function blockedFailure({ by, form }: Blocker): AttemptFailure {
  return new AttemptFailure(BLOCKED_REASONS[by], { blocked_by: by, form });
}

function unexpectedFailure({ reading, url }: PageSeen, expected: readonly string[]): AttemptFailure {
  return new AttemptFailure('BLOCKER_PAGE_NOT_RECOGNISED', {
    expected: expected.join(', '),
    page: reading.kind === 'page' || reading.kind === 'page_changed' ? reading.page : null,
    missing: reading.kind === 'page_changed' ? reading.missing.join(', ') : null,
    // Neither query nor ids of people: the path tells which page it was.
    path: new URL(url).pathname.slice(0, 200),
  });
}

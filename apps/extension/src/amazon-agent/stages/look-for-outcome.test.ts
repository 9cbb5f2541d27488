import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PageSeen } from '../../messages/page-seen.ts';
import { TabClosed } from '../../tabs/tab-errors.ts';
import { aJob, aReviewPage, aTab, aThankYouPage, PURCHASE_ID } from '../../testing/attempts.ts';
import type { PlacingNote } from '../placing-note.ts';
import { lookForOutcome } from './look-for-outcome.ts';

const NOW = Date.parse('2026-11-23T00:00:00Z');
beforeEach(() => vi.useFakeTimers({ now: NOW }));
afterEach(() => vi.useRealTimers());

const job = aJob({ stage: 'PLACING', purchase_id: PURCHASE_ID });
const note: PlacingNote = { job, purchaseId: PURCHASE_ID, clickSent: true, clickBefore: NOW + 10_000 };

/** A tab that shows these pages one after the other; waiting for one that never comes takes its time. */
function tabOf(first: PageSeen | null, ...later: PageSeen[]) {
  return {
    lookOrWait: async () => first,
    nextPage: vi.fn(async (_after: unknown, timeoutMs = 0) => {
      const next = later.shift() ?? null;
      if (next === null) vi.setSystemTime(Date.now() + timeoutMs);
      return next;
    }),
  };
}

test('the thank-you page of this purchase means placed, with the order ids that it happens to name', async () => {
  const tab = aTab(tabOf(aThankYouPage(PURCHASE_ID, ['114-0000001-0000001'])));
  expect(await lookForOutcome(job, note, tab)).toEqual({
    kind: 'placed',
    purchaseId: PURCHASE_ID,
    orderIds: ['114-0000001-0000001'],
  });
});

test('it waits for the thank-you page to come', async () => {
  const tab = aTab(tabOf(aReviewPage(), aThankYouPage(PURCHASE_ID)));
  expect((await lookForOutcome(job, note, tab)).kind).toBe('placed');
});

test('the thank-you page of another purchase says nothing about this one', async () => {
  const tab = aTab(tabOf(aThankYouPage('106-7654321-7654321')));
  const act = vi.fn(async () => ({ outcome: 'another_document' as const }));
  expect((await lookForOutcome(job, note, { ...tab, act })).kind).toBe('unknown');
});

test('the armed page that did not click by its deadline never will', async () => {
  const act = vi.fn(async () => ({ outcome: 'not_clicked' as const, why: 'deadline_passed' as const }));
  const tab = aTab({ ...tabOf(aReviewPage()), act });
  expect(await lookForOutcome(job, note, tab)).toEqual({ kind: 'not_clicked' });
  expect(Date.now()).toBeGreaterThan(note.clickBefore ?? 0);
});

test('the page clicked and nothing came: unknown, after a bounded time', async () => {
  const act = async () => ({ outcome: 'clicked' as const });
  const tab = aTab({ ...tabOf(aReviewPage()), act });
  expect(await lookForOutcome(job, note, tab)).toEqual({ kind: 'unknown', page: 'amazon.review' });
  expect(Date.now() - NOW).toBeLessThanOrEqual(60_000);
});

test('the review page came back: whether anything was placed is not for the agent to say', async () => {
  const tab = aTab(tabOf(aReviewPage(), aReviewPage({}, 'another review')));
  expect(await lookForOutcome(job, note, tab)).toEqual({ kind: 'unknown', page: 'amazon.review' });
});

test('a closed tab, no tab, and no page of the marketplace are unknown', async () => {
  const closed = aTab({ lookOrWait: async () => Promise.reject(new TabClosed('closed')) });
  expect(await lookForOutcome(job, note, closed)).toEqual({ kind: 'unknown', page: 'closed' });
  expect((await lookForOutcome(job, note, null)).kind).toBe('unknown');
  expect((await lookForOutcome(job, null, aTab(tabOf(null)))).kind).toBe('unknown');
});

test('after a browser restart the job’s own purchase id is enough to recognise the thank-you page', async () => {
  expect((await lookForOutcome(job, null, aTab(tabOf(aThankYouPage(PURCHASE_ID))))).kind).toBe('placed');
});

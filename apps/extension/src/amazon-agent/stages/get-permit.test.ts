import { expect, test, vi } from 'vitest';
import { signalWakeUp } from '../../agent-runner/wake-up-signal.ts';
import { anAttempt, aReviewPage } from '../../testing/attempts.ts';
import type { Attempt } from '../attempt.ts';
import { getPermit } from './get-permit.ts';
import { readReviewed } from './review.ts';

const PERMIT = '00000000-0000-4000-8000-00000000000b';
const granted = { decision: 'granted' as const, permit_id: PERMIT, expires_at: '2026-11-23T00:02:00Z' };
const waiting = (until: number) => ({
  decision: 'needs_confirmation' as const,
  wait_until: new Date(until).toISOString(),
});

function reviewed(attempt: Attempt) {
  const seen = aReviewPage();
  const { reading } = seen;
  if (reading.kind !== 'page' || reading.page !== 'amazon.review') throw new Error('Not a review page');
  return readReviewed(attempt, { page: reading.page, facts: reading.facts, seen });
}

test('granted at once: on with the permit', async () => {
  const requestPermit = vi.fn(async () => granted);
  const attempt = anAttempt({ api: { requestPermit } });
  expect(await getPermit(attempt, reviewed(attempt))).toMatchObject({ kind: 'granted', permitId: PERMIT });
});

test('it asks for what the page says: money in minor units, the page’s ship-to and its practice mark', async () => {
  const requestPermit = vi.fn(async () => granted);
  const attempt = anAttempt({ api: { requestPermit } });
  await getPermit(attempt, reviewed(attempt));
  expect(requestPermit).toHaveBeenCalledWith(attempt.job.id, {
    fence: 7,
    review: {
      asin: 'B0CKCVAN7S',
      quantity: 2,
      currency: 'USD',
      items_minor: 2800,
      shipping_minor: 0,
      tax_minor: 200,
      total_minor: 3000,
      latest_delivery: '2026-11-27',
      ship_to_name: 'Pat Buyer',
      ship_to_text: '4820 JUNIPER CT, FAIRVIEW, OR, 97024-1111, United States',
      purchase_id: '106-1234567-1234567',
      practice_run: 'run',
    },
  });
});

test('a person’s confirmation is taken up with the wake-up, on a page that was read afresh', async () => {
  const answers = [waiting(Date.now() + 180_000), granted];
  const requestPermit = vi.fn(async () => answers.shift() ?? granted);
  const look = vi.fn(async () => aReviewPage());
  const attempt = anAttempt({ api: { requestPermit }, tab: { look } });
  const permit = getPermit(attempt, reviewed(attempt));
  await vi.waitFor(() => expect(requestPermit).toHaveBeenCalledTimes(1));
  const waking = setInterval(signalWakeUp, 5);
  expect(await permit).toMatchObject({ kind: 'granted' });
  clearInterval(waking);
  expect(look).toHaveBeenCalledTimes(1);
});

test('nobody confirms in time: the job is released and the checkout left', async () => {
  const [release, leave] = [vi.fn(async () => ({ status: 'QUEUED' as const })), vi.fn(async () => undefined)];
  const attempt = anAttempt({
    api: { requestPermit: async () => waiting(Date.now() - 1), release },
    tab: { leave },
  });
  expect(await getPermit(attempt, reviewed(attempt))).toEqual({ kind: 'released' });
  expect(release).toHaveBeenCalledWith(attempt.job.id, { fence: 7 });
  expect(leave).toHaveBeenCalled();
});

test('denied: the API has ended the attempt, and nothing is reported for it', async () => {
  const denied = { decision: 'denied' as const, reason: 'BLOCKER_PRICE_GUARD' as const };
  const attempt = anAttempt({ api: { requestPermit: async () => denied } });
  await expect(getPermit(attempt, reviewed(attempt))).rejects.toMatchObject({ name: 'AttemptOver' });
});

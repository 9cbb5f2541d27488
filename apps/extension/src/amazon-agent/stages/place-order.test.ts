import { AgentApiError, type AgentClient, PlacingOutcomeUnknown } from '@crosscart/agent-client';
import type { ErrorCode } from '@crosscart/contracts';
import { expect, test, vi } from 'vitest';
import type { Act, ActAnswer } from '../../messages/acts.ts';
import type { PageSeen } from '../../messages/page-seen.ts';
import { anAttempt, aReviewPage, PURCHASE_ID } from '../../testing/attempts.ts';
import { readPlacingNote, writePlacingNote } from '../placing-note.ts';
import { placeOrder } from './place-order.ts';
import { readReviewed } from './review.ts';

const PERMIT = '00000000-0000-4000-8000-00000000000b';
const USD = (minor: number) => ({ minor, currency: 'USD' });

/** A page that arms and clicks, and counts; an API that says go. */
function scene({
  page = aReviewPage(),
  clicked = { outcome: 'clicked' } as ActAnswer,
  recordPlacing = async () => ({
    go: true as const,
    click_before: new Date(Date.now() + 10_000).toISOString(),
  }),
}: {
  page?: PageSeen;
  clicked?: ActAnswer | Error;
  recordPlacing?: AgentClient['recordPlacing'];
} = {}) {
  const acts: Act[] = [];
  const attempt = anAttempt({
    api: { recordPlacing: vi.fn(recordPlacing) },
    tab: {
      look: async () => page,
      act: async (_page, act) => {
        acts.push(act);
        if (act.kind === 'arm_place_order') return { outcome: 'armed', token: 'token' };
        if (clicked instanceof Error) throw clicked;
        return clicked;
      },
    },
  });
  const reviewedPage = aReviewPage();
  const { reading } = reviewedPage;
  if (reading.kind !== 'page' || reading.page !== 'amazon.review') throw new Error('Not a review page');
  const reviewed = readReviewed(attempt, { page: reading.page, facts: reading.facts, seen: reviewedPage });
  const clicks = () => acts.filter((act) => act.kind === 'place_order');
  return { attempt, reviewed, acts, clicks };
}

function refusal(code: ErrorCode): () => Promise<never> {
  return async () => {
    throw new AgentApiError({ code, message: code, status: 409, requestId: 'r' });
  };
}

test('with a go it sends one click, with the deadline, after the button was found and PLACING recorded', async () => {
  const { attempt, reviewed, acts, clicks } = scene();
  expect(await placeOrder(attempt, PERMIT, reviewed)).toEqual({ kind: 'click_sent' });
  expect(acts.map((act) => act.kind)).toEqual(['arm_place_order', 'place_order']);
  expect(clicks()).toHaveLength(1);
  expect(clicks()[0]).toMatchObject({ token: 'token', clickBefore: expect.any(Number) });
  expect(await readPlacingNote()).toMatchObject({ clickSent: true, purchaseId: PURCHASE_ID });
});

test('the go counts for ten seconds of this clock too, when the server’s runs ahead', async () => {
  const ahead = async () => ({
    go: true as const,
    click_before: new Date(Date.now() + 3_600_000).toISOString(),
  });
  const { attempt, reviewed, clicks } = scene({ recordPlacing: ahead });
  await placeOrder(attempt, PERMIT, reviewed);
  const [click] = clicks();
  expect(click?.kind === 'place_order' && click.clickBefore).toBeLessThanOrEqual(Date.now() + 10_000);
});

test.each([
  ['the total', aReviewPage({ charges: { total: USD(3001) } as never })],
  ['the quantity', aReviewPage({ itemCount: 3, lines: [] })],
  ['the delivery', aReviewPage({ latestDelivery: '2026-12-24' })],
  ['the purchase', aReviewPage({ purchaseId: '106-7654321-7654321' })],
])('when %s is not the reviewed one any more, nothing is recorded or clicked', async (_what, page) => {
  const { attempt, reviewed, acts } = scene({ page });
  expect((await placeOrder(attempt, PERMIT, reviewed)).kind).toBe('changed');
  expect(attempt.api.recordPlacing).not.toHaveBeenCalled();
  expect(acts).toEqual([]);
});

test('when another product is in the order, the attempt fails before anything is recorded', async () => {
  const line = { title: 'Cedar bird feeder', unitPrice: USD(1400), quantity: 2, seller: null, isGift: false };
  const page = (asin: string) => aReviewPage({ lines: [{ ...line, asin }] });
  const { attempt, reviewed } = scene({ page: page('B0OTHERONE') });
  await expect(placeOrder(attempt, PERMIT, reviewed)).rejects.toMatchObject({ reason: 'BLOCKER_CART' });
  expect(attempt.api.recordPlacing).not.toHaveBeenCalled();
  const same = scene({ page: page(attempt.job.asin) });
  expect((await placeOrder(same.attempt, PERMIT, same.reviewed)).kind).toBe('click_sent');
});

test('when the ship-to is not the buyer’s any more, the attempt fails before anything is recorded', async () => {
  const page = aReviewPage({
    shipTo: { name: 'Account Holder', text: '1 MAIN ST, FAIRVIEW, OR, 97024, United States' },
  });
  const { attempt, reviewed } = scene({ page });
  await expect(placeOrder(attempt, PERMIT, reviewed)).rejects.toMatchObject({
    reason: 'BLOCKER_ADDRESS_REFUSED',
  });
  expect(attempt.api.recordPlacing).not.toHaveBeenCalled();
});

test.each([
  ['the answer is lost', async () => Promise.reject(new PlacingOutcomeUnknown(new Error('gone'))), 'ask_api'],
  ['PLACING was recorded before', refusal('OUTCOME_UNKNOWN'), 'ask_api'],
  ['the permit lapsed', refusal('PERMIT_INVALID'), 'permit_lapsed'],
] as const)('without a go it never clicks: %s', async (_what, recordPlacing, kind) => {
  const { attempt, reviewed, clicks } = scene({ recordPlacing });
  expect((await placeOrder(attempt, PERMIT, reviewed)).kind).toBe(kind);
  expect(clicks()).toEqual([]);
  expect((await readPlacingNote())?.clickSent ?? false).toBe(false);
});

test('automation stopped between permit and click: the refusal is passed on and nothing is clicked', async () => {
  const { attempt, reviewed, clicks } = scene({ recordPlacing: refusal('AUTOMATION_STOPPED') });
  await expect(placeOrder(attempt, PERMIT, reviewed)).rejects.toMatchObject({ code: 'AUTOMATION_STOPPED' });
  expect(clicks()).toEqual([]);
});

test('a page that says for certain that it did not click is believed', async () => {
  const { attempt, reviewed } = scene({ clicked: { outcome: 'not_clicked', why: 'deadline_passed' } });
  expect(await placeOrder(attempt, PERMIT, reviewed)).toEqual({
    kind: 'click_not_done',
    why: 'deadline_passed',
  });
});

test('no answer after the click is a click that was sent', async () => {
  const { attempt, reviewed } = scene({ clicked: new Error('The message channel is closed') });
  expect(await placeOrder(attempt, PERMIT, reviewed)).toEqual({ kind: 'click_sent' });
});

test('an attempt whose click was sent before never asks the API or the page again', async () => {
  const { attempt, reviewed, clicks } = scene();
  const note = { job: attempt.job, purchaseId: PURCHASE_ID, clickSent: true, clickBefore: 1 };
  await writePlacingNote(note);
  expect(await placeOrder(attempt, PERMIT, reviewed)).toEqual({ kind: 'click_sent' });
  expect(attempt.api.recordPlacing).not.toHaveBeenCalled();
  expect(clicks()).toEqual([]);
});

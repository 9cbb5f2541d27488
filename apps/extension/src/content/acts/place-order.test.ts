import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aReviewPage, PURCHASE_ID } from '../../testing/attempts.ts';

class Button {
  isConnected = true;
  clicks = 0;
  click() {
    this.clicks += 1;
  }
}

const page = vi.hoisted(() => ({ button: null as unknown, reading: null as unknown }));
vi.mock('../read-settled.ts', () => ({ read: () => page.reading }));
vi.mock('@crosscart/marketplace-pages', () => ({ findControl: () => page.button }));

let button: Button;
let acts: typeof import('./place-order.ts');

beforeEach(async () => {
  vi.stubGlobal('HTMLElement', Button);
  vi.stubGlobal('document', {});
  button = new Button();
  page.button = button;
  page.reading = aReviewPage().reading;
  // A new document has a new content script.
  vi.resetModules();
  acts = await import('./place-order.ts');
});
afterEach(() => vi.unstubAllGlobals());

function arm(): string {
  const answer = acts.armPlaceOrder(PURCHASE_ID, 3000);
  if (answer.outcome !== 'armed') throw new Error(`Not armed: ${JSON.stringify(answer)}`);
  return answer.token;
}

test('armed and in time, it clicks once; every repetition is refused', () => {
  const token = arm();
  expect(acts.placeOrder(token, Date.now() + 1000)).toEqual({ outcome: 'clicked' });
  expect(acts.placeOrder(token, Date.now() + 1000)).toEqual({
    outcome: 'not_clicked',
    why: 'clicked_before',
  });
  expect(acts.armPlaceOrder(PURCHASE_ID, 3000).outcome).toBe('not_possible');
  expect(acts.wasPlaceOrderClicked(PURCHASE_ID)).toEqual({ outcome: 'clicked' });
  expect(button.clicks).toBe(1);
});

test('after the deadline it does not click, not even with a deadline that is not a number', () => {
  const token = arm();
  expect(acts.placeOrder(token, Date.now())).toEqual({ outcome: 'not_clicked', why: 'deadline_passed' });
  expect(acts.placeOrder(token, Number.NaN)).toEqual({ outcome: 'not_clicked', why: 'deadline_passed' });
  expect(acts.wasPlaceOrderClicked(PURCHASE_ID)).toEqual({ outcome: 'not_clicked', why: 'deadline_passed' });
  expect(button.clicks).toBe(0);
});

test('without its token it does not click', () => {
  expect(acts.placeOrder('token', Date.now() + 1000)).toEqual({ outcome: 'not_clicked', why: 'not_armed' });
  arm();
  expect(acts.placeOrder('another token', Date.now() + 1000)).toEqual({
    outcome: 'not_clicked',
    why: 'not_armed',
  });
  expect(button.clicks).toBe(0);
});

test.each([
  [
    'another total',
    () =>
      (page.reading = aReviewPage({ charges: { total: { minor: 3001, currency: 'USD' } } as never }).reading),
  ],
  ['another purchase', () => (page.reading = aReviewPage({ purchaseId: '106-7654321-7654321' }).reading)],
  ['a message in the way', () => (page.reading = aReviewPage({ blockers: ['priceChangedMessage'] }).reading)],
  ['its button gone', () => (button.isConnected = false)],
])('a page with %s is not clicked', (_what, change) => {
  const token = arm();
  change();
  expect(acts.placeOrder(token, Date.now() + 1000)).toEqual({ outcome: 'not_clicked', why: 'page_changed' });
  expect(button.clicks).toBe(0);
});

test('a page of another purchase, or without the one button, cannot be armed', () => {
  expect(acts.armPlaceOrder('106-7654321-7654321', 3000).outcome).toBe('not_possible');
  page.button = null;
  expect(acts.armPlaceOrder(PURCHASE_ID, 3000)).toEqual({ outcome: 'not_possible', missing: ['placeOrder'] });
});

test('a document that was never armed says nothing about another document’s click', () => {
  expect(acts.wasPlaceOrderClicked(PURCHASE_ID)).toEqual({ outcome: 'another_document' });
});

import { expect, test } from 'vitest';
import { anOrderPage } from '../testing/ebay-orders.ts';
import { skipByDetail, skipByStatus } from './decide-order.ts';

test.each([
  ['awaiting_payment', 'awaiting_payment'],
  ['cancelled', 'cancelled'],
  ['cancellation_requested', 'cancelled'],
  ['shipped', 'already_fulfilled'],
  ['refunded', 'refunded'],
  ['partially_refunded', 'refunded'],
  ['return_requested', 'already_fulfilled'],
  ['returned', 'already_fulfilled'],
] as const)('an order that is %s is left out as %s', (status, reason) => {
  expect(skipByStatus(status)).toBe(reason);
});

test.each(['awaiting_shipment', 'partially_shipped', 'unknown'] as const)(
  '%s: its own page decides',
  (status) => {
    expect(skipByStatus(status)).toBeNull();
  },
);

test('the order’s own page has the last word', () => {
  expect(skipByDetail(anOrderPage())).toBeNull();
  expect(skipByDetail(anOrderPage({ isPaid: false, paidOn: null }))).toBe('awaiting_payment');
  expect(skipByDetail(anOrderPage({ isFulfilled: true }))).toBe('already_fulfilled');
  expect(skipByDetail(anOrderPage({ isCancelled: true }))).toBe('cancelled');
});

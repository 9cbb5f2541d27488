import { describe, expect, it } from 'vitest';
import type { AmazonTransaction } from '../amazon/transactions.ts';
import { findControl } from '../find-control.ts';
import { readPage } from '../read-page.ts';
import { HAVE_REAL_PAGES, realPage, realPages } from './fixtures.ts';

/** Day, section, signed amount, order, refund, looked up on the page by eye. */
const TRANSACTIONS: Record<string, readonly string[]> = {
  'get-transactions-snippet.html': [
    '2024-10-11 done -45.19 CAD 123-4567890-1234567 | Visa ****1234 | AMZN Mktp CA',
    '2024-10-09 done -28.79 CAD 123-4567890-1234567 | Mastercard ****1234 | Amazon.ca',
  ],
  'transaction-snippet.html': ['- - -12.34 CAD 123-4567890-1234567 | My Payment Method | AMZN Mktp COM'],
  'transactions-in-progress.html': [
    '2025-02-12 open -26.29 USD 234-8832881-7100260 | Prime Visa ****1111 | AMZN Mktp US',
    '2025-02-07 done +43.94 USD 234-3017692-4601031 refund | Prime Visa ****1111 | AMZN Mktp US',
    '2025-02-06 done -35.21 USD 234-5799887-2430627 | Prime Visa ****1111 | AMZN Mktp US',
    '2025-02-05 done -1164.24 USD 234-7390684-6436247 | Prime Visa ****1111 | AMZN Mktp US',
    '2025-02-04 done -95.24 USD 234-5208185-1638663 | Prime Visa ****1111 | Amazon.com',
    '2025-02-01 done -7.28 USD 234-1562432-3292244 | Prime Visa ****1111 | AMZN Mktp US',
    '2025-02-01 done -123.19 USD 234-2792014-5782634 | Prime Visa ****1111 | AMZN Mktp US',
    '2025-02-01 done -12.52 USD 234-1562432-3292244 | Amazon Gift Card used | AMAZON MKTPLACE PMTS',
    '2025-02-01 done -50.00 USD 234-2792014-5782634 | Amazon Gift Card used | AMAZON MKTPLACE PMTS',
    '2025-02-01 done -95.47 USD 234-3017692-4601031 | Prime Visa ****1111 | AMZN Mktp US',
    '2025-01-30 done -29.23 USD 234-1562432-3292244 | Amazon Gift Card used | AMAZON MKTPLACE PMTS',
  ],
  'transactions-with-next-page.html': [
    '2025-05-27 open -81.66 USD 112-0849259-7632210 | American Express ****1234 | AMZN Mktp US',
    '2025-05-27 open -97.38 USD 111-4644689-4661811 | American Express ****1234 | Amazon.com',
    '2025-05-26 done -17.15 USD 111-2174064-2644201 | American Express ****1234 | AMZN Mktp US',
    '2025-05-22 done -8.91 USD 112-9345147-0434604 | American Express ****1234 | Amazon.com',
    '2025-05-21 done +38.61 USD 111-6235611-5195444 refund | American Express ****1234 | Amazon.com',
    '2025-05-20 done -23.58 USD 111-9980261-2876247 | American Express ****1234 | AMZN Mktp US',
    '2025-05-20 done -28.87 USD 111-8139389-4001847 | American Express ****1234 | Amazon.com',
    '2025-05-19 done -43.93 USD 111-8353597-4473819 | American Express ****1234 | Amazon.com',
    '2025-05-19 done +35.38 USD 112-8617419-6677814 refund | American Express ****1234 | AMZN Mktp US',
    '2025-05-18 done -159.70 USD 111-9494845-2786637 | American Express ****1234 | AMZN Mktp US',
    '2025-05-18 done -245.60 USD 112-7252705-8191431 | American Express ****1234 | AMZN Mktp US',
  ],
};
const COUNTS: Record<string, number> = {
  'transactions-in-progress.html': 20,
  'transactions-with-next-page.html': 20,
};

function asRow({
  date,
  isInProgress,
  amount,
  orderId,
  isRefund,
  paymentMethod,
  descriptor,
}: AmazonTransaction): string {
  const sign = amount !== null && amount.minor > 0 ? '+' : '';
  const money = amount === null ? '-' : `${sign}${(amount.minor / 100).toFixed(2)} ${amount.currency}`;
  const section = isInProgress === null ? '-' : isInProgress ? 'open' : 'done';
  return `${date ?? '-'} ${section} ${money} ${orderId}${isRefund ? ' refund' : ''} | ${paymentMethod} | ${descriptor}`;
}

describe('parcels and payments as Amazon really shows them', () => {
  it('are there, or were named as left out', () => {
    expect(realPages('transactions').toSorted()).toEqual(
      HAVE_REAL_PAGES ? Object.keys(TRANSACTIONS).toSorted() : [],
    );
    expect(realPages('tracking')).toHaveLength(HAVE_REAL_PAGES ? 2 : 0);
  });
  if (!HAVE_REAL_PAGES) return;

  for (const [file, rows] of Object.entries(TRANSACTIONS)) {
    it(`transactions are read right: ${file}`, () => {
      const page = realPage(`transactions/${file}`);
      const reading = readPage(page, 'https://www.amazon.com/cpe/yourpayments/transactions');
      if (reading.kind !== 'page' || reading.page !== 'amazon.transactions') throw new Error(reading.kind);
      const { transactions, hasNextPage, state } = reading.facts;
      expect(transactions.slice(0, rows.length).map(asRow)).toEqual(rows);
      expect([state, transactions.length]).toEqual(['ready', COUNTS[file] ?? rows.length]);
      expect(
        transactions.every(
          ({ date, amount }) => file === 'transaction-snippet.html' || (date !== null && amount !== null),
        ),
      ).toBe(true);
      expect(hasNextPage).toBe(file === 'transactions-with-next-page.html');
      expect(findControl(page, 'amazon.transactions', 'nextPage') !== null).toBe(hasNextPage);
      expect(reading.unreadable).toEqual([]);
    });
  }

  const track = (file: string) =>
    readPage(realPage(`tracking/${file}`), 'https://www.amazon.com/progress-tracker/package', {
      today: '2026-05-02',
    });

  it('tracking is read right: in-transit-with-tracking.html', () => {
    expect(track('in-transit-with-tracking.html')).toMatchObject({
      page: 'amazon.tracking',
      facts: {
        orderId: '111-8270754-1175998',
        orderIds: ['111-8270754-1175998'],
        stage: 'shipped',
        status: 'Shipped',
        statusDetail: 'Package arrived at an Amazon facility.',
        promise: 'Arriving Monday',
        latestDelivery: '2026-05-04',
        deliveredOn: null,
        carrier: 'USPS',
        trackingId: '9361289716363403821530',
        shipTo: { name: 'Holly Sample (BG1)', text: '40132 N.E., SAMPL3 WAY, Portland, OR 97230' },
        asins: ['B0CQMRKRV5'],
        events: [
          {
            day: '2026-04-24',
            time: '8:38 PM',
            message: 'Package arrived at an Amazon facility.',
            location: 'Kent, WA US',
          },
          { day: '2026-04-25', time: null, message: 'Package left the shipper facility', location: null },
        ],
      },
      unreadable: [],
    });
  });

  it('tracking is read right: arriving-no-tracking.html', () => {
    expect(track('arriving-no-tracking.html')).toMatchObject({
      facts: {
        orderId: '111-3439037-1803633',
        stage: 'ordered',
        status: 'Ordered',
        promise: 'Arriving Wednesday',
        latestDelivery: '2026-05-06',
        carrier: null,
        trackingId: null,
        shipTo: { name: 'Corey P Test (BG2)' },
        events: [],
      },
      unreadable: [],
    });
  });
});

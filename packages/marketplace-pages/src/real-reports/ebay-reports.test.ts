import { describe, expect } from 'vitest';
import { openReport } from '../reports/open-report.ts';
import { readReport } from '../reports/testing/read-report.ts';
import { itReads } from './fixtures.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const aud = (minor: number) => ({ minor, currency: 'AUD' });

describe('eBay reports as people really get them', () => {
  itReads('ebay-reports/orders-report-shape-US-from-real-2026-09-20.csv', async (bytes) => {
    const { rows, lines, problems, doubts, summary, report } = await readReport('ebay.orders', bytes);
    expect([report.columns.length, problems, doubts]).toEqual([12, [], []]);
    expect(
      rows.map((row) => [row.orderNumber, row.quantity, row.soldFor, row.totalPrice, row.saleDate]),
    ).toEqual([
      ['11-10000-00001', 1, usd(9000), usd(9799), '2026-09-18'],
      [null, 1, usd(5000), usd(5000), '2026-09-15'],
      ['11-10000-00002', 1, usd(6500), usd(6500), '2026-09-14'],
      ['11-10000-00003', 2, usd(2800), usd(2955), '2026-08-25'],
    ]);
    expect(lines).toEqual([4, 5, 6, 7]);
    expect(rows.map((row) => row.scope)).toEqual([
      'whole_order',
      'whole_order',
      'whole_order',
      'order_summary',
    ]);
    expect(rows[2]).toMatchObject({ shippedOnDate: '2026-09-14', shippingAndHandling: usd(0) });
    expect(summary).toMatchObject({
      statedRecords: 4,
      rows: 4,
      footers: [expect.any(String), 'Seller ID : a-seller'],
    });
    // The summary of two pieces has no lines in this cut-down file.
    expect(summary.doubts).toMatchObject([{ line: 7, doubt: { field: 'quantity', stated: 2, counted: 0 } }]);
  });

  itReads('ebay-reports/orders-report-shape-AU-multi-item.csv', async (bytes) => {
    const { rows, problems, summary } = await readReport('ebay.orders', bytes);
    expect(problems).toEqual([]);
    expect(
      rows.map((row) => [row.scope, row.quantity, row.soldFor, row.shippingAndHandling, row.totalPrice]),
    ).toEqual([
      ['whole_order', 1, aud(300000), aud(1300), aud(301300)],
      ['order_summary', 4, aud(30500), aud(4660), aud(40435)],
      ['order_line', 1, aud(11500), null, null],
      ['order_line', 1, aud(5000), null, null],
    ]);
    expect(rows.map((row) => row.saleDate)).toEqual(Array(4).fill('2026-05-26'));
    // Only two of the four pieces' lines are in this file.
    expect(summary.doubts).toMatchObject([
      { line: 4, doubt: { field: 'quantity', stated: 4, counted: 2 } },
      { line: 4, doubt: { field: 'soldFor', difference: aud(14000) } },
    ]);
  });

  itReads('ebay-reports/transaction-report-row-shapes.csv', async (bytes) => {
    const { rows, problems, doubts, summary, report } = await readReport('ebay.transactions', bytes);
    expect([report.columns.length, problems]).toEqual([39, []]);
    expect(report.preamble.at(-1)).toEqual(['Seller', 'test.seller']);
    expect(
      rows.map((row) => [row.transactionDate, row.type, row.scope, row.netAmount, row.grossAmount]),
    ).toEqual([
      ['2026-01-05', 'Order', 'whole_order', usd(1000), usd(1000)],
      ['2026-08-31', 'Order', 'order_summary', usd(1940), usd(2326)],
      ['2026-08-31', 'Order', 'order_line', null, null],
      ['2026-08-31', 'Other fee', null, usd(-89), usd(-89)],
      ['2026-06-30', 'Payout', null, usd(-366678), usd(-366678)],
      ['2026-07-30', 'Hold', null, usd(-15200), usd(-15200)],
      ['2026-05-31', 'Refund', null, usd(-8557), usd(-10200)],
    ]);
    // A line names no currency of its own: it has its order's.
    expect(rows[2]).toMatchObject({
      itemSubtotal: usd(500),
      shippingAndHandling: usd(1100),
      internationalFee: usd(-16),
    });
    expect(rows[6]).toMatchObject({
      finalValueFeeFixed: usd(44),
      finalValueFeeVariable: usd(1496),
      internationalFee: usd(103),
    });
    // Made-up amounts whose fees do not make the net; the real refund's do.
    expect(doubts).toMatchObject([{ line: 12, doubt: { field: 'netAmount', difference: usd(150) } }]);
    expect(summary.doubts).toMatchObject([
      { line: 13, doubt: { field: 'netAmount', difference: usd(-150) } },
    ]);
  });

  itReads('ebay-reports/returnpal-transactions-snippet.csv', async (bytes) => {
    const unknown = await readReport('ebay.transactions', bytes);
    expect(unknown.rows.map((row) => row.netAmount)).toEqual([null, null, null]);
    const { rows } = await readReport('ebay.transactions', bytes, { currency: 'USD' });
    expect(rows.map((row) => [row.transactionDate, row.type, row.netAmount])).toEqual([
      ['2026-04-10', 'Refund', usd(-1550)],
      ['2026-04-11', 'Order', usd(2500)],
      ['2026-04-12', 'Return', usd(-825)],
    ]);
  });

  itReads('ebay-reports/order-earnings-report-preamble.txt', async (bytes) => {
    expect(await openReport(bytes)).toEqual({ opened: false, refusal: { reason: 'no_header' } });
  });

  for (const [file, kind, columns] of [
    ['header-orders-report-US-2026-82.csv', 'ebay.orders', 82],
    ['header-orders-report-US-official-80.csv', 'ebay.orders', 80],
    ['header-transaction-report-39.csv', 'ebay.transactions', 39],
    ['header-order-earnings-report-33.csv', 'ebay.order_earnings', 33],
  ] as const) {
    itReads(`ebay-reports/${file}`, async (bytes) => {
      const { rows, problems, report } = await readReport(kind, bytes);
      expect([report.columns.length, rows, problems]).toEqual([columns, [], []]);
      if (columns < 80) expect(report.columns.filter(({ field }) => field === null)).toEqual([]);
    });
  }
});

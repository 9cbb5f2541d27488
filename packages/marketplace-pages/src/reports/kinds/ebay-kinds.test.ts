import { describe, expect, it } from 'vitest';
import { handMadeReport, readReport } from '../testing/read-report.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const report = (name: string) => new TextDecoder().decode(handMadeReport(name));

describe('eBay orders', () => {
  it('are read with their layout: comma line, header, padding, summaries, footer', async () => {
    const { rows, problems, doubts, summary } = await readReport(
      'ebay.orders',
      handMadeReport('ebay-orders-us.csv'),
    );
    expect(problems).toEqual([]);
    expect(
      rows.map((row) => [
        row.scope,
        row.salesRecordNumber,
        row.quantity,
        row.soldFor?.minor,
        row.totalPrice?.minor,
      ]),
    ).toEqual([
      ['whole_order', '301', 1, 2499, 3138],
      ['order_summary', '300', 3, 3500, 3500],
      ['order_line', '300', 2, 2000, undefined],
      ['order_line', '300', 1, 1500, undefined],
      ['whole_order', '299', 1, 500, 540],
      ['whole_order', '298', 1, 700, 700],
    ]);
    expect(rows[0]).toMatchObject({
      ebayCollectedTax: usd(239),
      latestDeliveryDate: '2026-09-28',
      customLabel: 'B0TEST0001',
      saleDate: '2026-09-18',
    });
    expect(rows[3]?.tracking).toHaveLength(2);
    expect(rows[4]).toMatchObject({ itemNumber: null, itemTitle: '=cmd|calc!A0' });
    expect(rows[5]).toMatchObject({ orderNumber: null, paidOnDate: null });
    expect(doubts).toMatchObject([
      { line: 9, doubt: { doubt: 'digits_lost', field: 'itemNumber' } },
      { line: 9, doubt: { doubt: 'sum', field: 'totalPrice', difference: usd(-1) } },
    ]);
    // The footer counts sales records: the order of two lines is one.
    expect(summary).toMatchObject({ rows: 6, statedRecords: 4, doubts: [], isComplete: true });
  });

  it('name the difference when the footer counts other records than there are', async () => {
    const text = report('ebay-orders-us.csv').replace('4,record', '5,record');
    const { summary } = await readReport('ebay.orders', text);
    expect(summary.doubts).toMatchObject([
      { doubt: { doubt: 'count', field: 'records', stated: 5, counted: 4 } },
    ]);
  });

  it('name the difference when the lines of an order do not make it', async () => {
    const text = report('ebay-orders-us.csv').replace('"$15.00"', '"$16.00"');
    const { summary } = await readReport('ebay.orders', text);
    expect(summary.doubts).toMatchObject([{ line: 5, doubt: { field: 'soldFor', difference: usd(-100) } }]);
  });

  it('are read over joined downloads, each with its own footer', async () => {
    const one = report('ebay-orders-us.csv');
    const { rows, summary } = await readReport('ebay.orders', one + one);
    expect(rows).toHaveLength(12);
    expect(summary).toMatchObject({ statedRecords: 8, repeatedHeaders: 1, doubts: [] });
  });

  it('keep the dollars of other countries apart', async () => {
    const { rows, problems, summary } = await readReport('ebay.orders', handMadeReport('ebay-orders-au.csv'));
    expect([problems, summary.doubts]).toEqual([[], []]);
    expect(rows.map((row) => row.totalPrice)).toEqual([
      { minor: 301300, currency: 'AUD' },
      { minor: 35160, currency: 'AUD' },
      null,
      null,
      usd(2500),
    ]);
  });

  it('are read in German, semicolons and Windows-1252', async () => {
    const {
      rows,
      problems,
      report: opened,
    } = await readReport('ebay.orders', handMadeReport('ebay-orders-de.csv'));
    expect([problems, opened.encoding]).toEqual([[], 'windows-1252']);
    expect(rows).toMatchObject([
      {
        soldFor: eur(111099),
        totalPrice: eur(111699),
        saleDate: '2025-12-10',
        itemTitle: 'Bücher für Küche',
        buyerUsername: 'käufer-a',
      },
      { quantity: 2, totalPrice: eur(1200), saleDate: '2025-10-11', paidOnDate: null },
    ]);
  });
});

describe('eBay transactions', () => {
  it('are read with "--" as unknown, and net = gross + fees checked over an order and its lines', async () => {
    const {
      rows,
      problems,
      doubts,
      summary,
      report: opened,
    } = await readReport('ebay.transactions', handMadeReport('ebay-transactions.csv'));
    expect(problems).toEqual([]);
    expect(opened.preamble).toContainEqual(['Seller', 'some-seller']);
    expect(rows.map((row) => [row.type, row.scope, row.netAmount?.minor])).toEqual([
      ['Order', 'whole_order', 2059],
      ['Order', 'order_summary', 2980],
      ['Order', 'order_line', undefined],
      ['Order', 'order_line', undefined],
      ['Refund', null, -2059],
      ['Other fee', null, -2195],
      ['Shipping label', null, -463],
      ['Payout', null, -366678],
      ['Order', 'whole_order', 1729],
      ['Order', 'whole_order', 901],
    ]);
    expect(rows[2]).toMatchObject({
      itemSubtotal: usd(2000),
      finalValueFeeFixed: usd(-40),
      internationalFee: null,
    });
    expect(rows[4]).toMatchObject({ quantity: null, transactionId: null, finalValueFeeVariable: usd(300) });
    expect(rows[8]).toMatchObject({ grossAmount: { minor: 1500, currency: 'GBP' }, exchangeRate: '1.281' });
    expect(doubts).toMatchObject([{ line: 21, doubt: { field: 'netAmount', difference: usd(1) } }]);
    expect(summary.doubts).toEqual([]);
  });

  it('name a difference that only shows over the lines of an order', async () => {
    const text = report('ebay-transactions.csv').replace('-2.1', '-2.2');
    const { summary } = await readReport('ebay.transactions', text);
    expect(summary.doubts).toMatchObject([{ line: 13, doubt: { field: 'netAmount', difference: usd(10) } }]);
  });

  it('are read in German', async () => {
    const { rows, problems, doubts } = await readReport(
      'ebay.transactions',
      handMadeReport('ebay-transactions-de.csv'),
    );
    expect([problems, doubts]).toEqual([[], []]);
    expect(rows).toMatchObject([
      {
        transactionDate: '2026-01-05',
        scope: 'whole_order',
        netAmount: eur(100465),
        finalValueFeeVariable: eur(-11199),
      },
      { transactionDate: '2026-03-06', scope: null, netAmount: eur(-550) },
    ]);
  });
});

describe('eBay order earnings', () => {
  it('are read behind their notes, and the earnings checked', async () => {
    const { rows, problems, doubts } = await readReport(
      'ebay.order_earnings',
      handMadeReport('ebay-order-earnings.csv'),
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        orderDate: '2026-08-05',
        quantity: 2,
        itemSubtotal: usd(1998),
        expenses: usd(-803),
        orderEarnings: usd(1595),
        refunds: null,
      },
      { orderDate: '2026-08-06', refunds: usd(-1000), orderEarnings: usd(1601) },
    ]);
    expect(doubts).toMatchObject([{ line: 10, doubt: { field: 'orderEarnings', difference: usd(1) } }]);
  });
});

import { describe, expect } from 'vitest';
import { columnSum, readReport } from '../reports/testing/read-report.ts';
import { itReads } from './fixtures.ts';

const AMOUNTS = [
  'unitPrice',
  'unitPriceTax',
  'shippingCharge',
  'totalDiscounts',
  'totalOwed',
  'shipmentItemSubtotal',
  'shipmentItemSubtotalTax',
] as const;

async function orderHistory(bytes: Uint8Array) {
  const read = await readReport('amazon.order_history', bytes);
  const sums = AMOUNTS.map((field) => columnSum(read.rows, field));
  const pieces = read.rows.reduce((sum, row) => sum + (row.quantity ?? 0), 0);
  return { ...read, sums, pieces };
}

describe('Amazon reports as people really get them', () => {
  itReads('amazon-reports/Retail.OrderHistory.1.CA-2022-28col.csv', async (bytes) => {
    const { rows, sums, pieces, problems, doubts, report } = await orderHistory(bytes);
    expect(report.columns).toHaveLength(28);
    expect([rows.length, pieces, problems, doubts]).toEqual([12, 12, [], []]);
    expect(sums).toEqual([85445, 10242, 2361, 0, 98048, 98941, 11813]);
    // Order ids were taken out of this file, and a spreadsheet ate the zeros of two books' ISBNs.
    expect(rows.every((row) => row.orderId === null && row.currency === 'CAD')).toBe(true);
    expect(rows[0]).toMatchObject({
      orderDate: '2022-03-18T23:25:25Z',
      shipDate: '2022-03-19T20:01:20Z',
      asin: '0316389706',
      totalOwed: { minor: 2414, currency: 'CAD' },
    });
    expect(rows[6]?.asin).toBe('0316029181');
    expect(rows[3]?.tracking).toEqual([]);
  });

  itReads('amazon-reports/Retail.OrderHistory.1.CA-2024.csv', async (bytes) => {
    const { rows, sums, pieces, problems, doubts, report } = await orderHistory(bytes);
    expect(report.columns).toHaveLength(25);
    expect([rows.length, pieces, problems]).toEqual([522, 541, []]);
    expect(sums).toEqual([1345646, 149170, 2422, -6396, 1531389, 2772134, 326191]);
    expect(rows.filter((row) => row.currency === 'USD')).toHaveLength(5);
    expect(rows.filter((row) => row.shipmentItemSubtotal === null && row.shipDate === null)).toHaveLength(25);
    expect(new Set(rows.map((row) => row.orderId)).size).toBe(246);
    // Five cancelled lines still state what they would have cost.
    expect(doubts.map(({ line, doubt }) => [line, doubt.doubt])).toEqual(
      [366, 367, 368, 369, 370].map((line) => [line, 'sum']),
    );
    expect(rows.at(-1)).toMatchObject({
      orderDate: '2021-06-08T01:50:58Z',
      totalOwed: { minor: 3723, currency: 'CAD' },
      tracking: [{ carrierAsWritten: 'PUROLATOR', trackingNumber: 'CGH006134813' }],
    });
  });

  itReads('amazon-reports/Retail.OrderHistory.1.US-2022-short-header.csv', async (bytes) => {
    const { rows, sums, pieces, problems, doubts, report } = await orderHistory(bytes);
    expect(report.columns).toHaveLength(22);
    expect([rows.length, pieces, problems, doubts]).toEqual([73, 70, [], []]);
    expect(sums).toEqual([93003, 8172, 0, -974, 98978, 143936, 13268]);
    expect(rows[5]).toMatchObject({
      asin: '0525436146',
      totalDiscounts: { minor: -144, currency: 'USD' },
      totalOwed: { minor: 649, currency: 'USD' },
    });
  });

  itReads('amazon-reports/amazon-current-format.csv', async (bytes) => {
    const { rows, sums, problems, report } = await orderHistory(bytes);
    expect(report.columns.map(({ field }) => field)).not.toContain(null);
    expect([rows.length, problems, sums[4], sums[1]]).toEqual([3, [], 9168, 762]);
    expect(rows[2]).toMatchObject({
      orderId: '305-3333333-0000003',
      quantity: 1,
      paymentInstrument: 'Mastercard',
      giftSenderName: 'Lisa Musterfrau',
      giftRecipientContact: 'Oma Meier',
      totalOwed: { minor: 2898, currency: 'EUR' },
    });
  });

  itReads('amazon-reports/sample-orders.csv', async (bytes) => {
    const { rows, sums, pieces, problems, doubts } = await orderHistory(bytes);
    expect([rows.length, pieces, problems]).toEqual([19, 20, []]);
    expect(sums).toEqual([147119, 23456, 399, 5000, 165974, 147119, 23456]);
    // Two pieces whose total is the price of one: the report contradicts itself.
    expect(doubts.filter(({ doubt }) => doubt.doubt === 'sum')).toMatchObject([
      { line: 11, doubt: { difference: { minor: -2197, currency: 'EUR' } } },
    ]);
    expect(rows[10]).toMatchObject({ orderStatus: 'Open', shipDate: null, tracking: [] });
  });

  itReads('amazon-reports/malformed.csv', async (bytes) => {
    const { rows, problems, summary } = await readReport('amazon.order_history', bytes);
    expect([rows.length, summary.paddingLines]).toEqual([0, 1]);
    const reasons = problems.map(({ line, problem }) => [
      line,
      problem.reason === 'unreadable_cells' ? problem.unreadable.map(({ field }) => field) : problem.reason,
    ]);
    expect(reasons).toEqual([
      [2, ['orderDate', 'unitPrice', 'unitPriceTax']],
      [3, ['shipDate']],
      [5, ['quantity']],
      [6, ['unitPrice', 'unitPriceTax', 'totalDiscounts']],
    ]);
  });

  itReads('amazon-reports/empty.csv', async (bytes) => {
    const { rows, problems, report } = await readReport('amazon.order_history', bytes);
    expect([rows, problems, report.columns.length]).toEqual([[], [], 27]);
  });

  itReads('amazon-reports/Retail.OrdersReturned.1.CA-2024.csv', async (bytes) => {
    const { rows, problems, doubts, extras, report } = await readReport('amazon.returns', bytes);
    expect([rows.length, problems, columnSum(rows, 'amount')]).toEqual([70, [], 742809]);
    expect(report.conventions).toMatchObject({ dateOrder: 'month_first', dateOrderFrom: 'a_day_above_12' });
    expect(rows.reduce((sum, row) => sum + (row.quantity ?? 0), 0)).toBe(174);
    expect(rows[1]).toMatchObject({ creationDate: '2024-07-18T18:27', refundCompletionDate: '2024-04-08' });
    expect(extras[0]).toEqual({ RefundCompletionDate2: '45498.76488' });
    // The last row's day is a spreadsheet's day zero.
    expect(doubts).toMatchObject([{ line: 71, doubt: { doubt: 'zero_day' } }]);
  });

  itReads('amazon-reports/Retail.OrdersReturned.Payments.1.CA-2024.csv', async (bytes) => {
    const { rows, problems, doubts } = await readReport('amazon.refund_payments', bytes);
    expect([rows.length, problems, doubts, columnSum(rows, 'amountRefunded')]).toEqual([49, [], [], 293126]);
    expect(rows[0]).toMatchObject({
      orderId: '702-4705291-6693023',
      refundCompletionDate: '2024-07-25T22:21:25.765Z',
      amountRefunded: { minor: 1355, currency: 'CAD' },
    });
  });

  itReads('amazon-reports/sample-returns.csv', async (bytes) => {
    const unknown = await readReport('amazon.returns', bytes);
    // No column names a currency, so nothing is said about money until the account's is given.
    expect(unknown.report.namesCurrency).toBe(false);
    expect(unknown.rows.map(({ amount }) => amount)).toEqual([null, null]);
    expect(unknown.doubts.map(({ doubt }) => doubt.doubt)).toEqual(['no_currency', 'no_currency']);
    const { rows } = await readReport('amazon.returns', bytes, { currency: 'EUR' });
    expect(rows.map(({ amount, asin, creationDate }) => [amount?.minor, asin, creationDate])).toEqual([
      [1384, 'B08ABC1004', '2023-01-15T10:00:00Z'],
      [14071, 'B08ABC1009', '2024-05-20T14:00:00Z'],
    ]);
  });

  itReads('amazon-reports/order-history-reports-items-old-format.csv', async (bytes) => {
    const { rows, problems, doubts, report } = await readReport('amazon.items', bytes);
    expect([report.columns.length, problems, doubts]).toEqual([36, [], []]);
    expect(rows).toMatchObject([
      {
        orderDate: '2020-06-01',
        shipmentDate: '2020-06-02',
        listPricePerUnit: { minor: 2099, currency: 'USD' },
        purchasePricePerUnit: { minor: 1117, currency: 'USD' },
        itemSubtotalTax: { minor: 87, currency: 'USD' },
        itemTotal: { minor: 1204, currency: 'USD' },
        quantity: 1,
      },
    ]);
  });

  itReads('amazon-reports/amazon-business-orders-real-row-2019.csv', async (bytes) => {
    const { rows, problems, doubts, report } = await readReport('amazon.business_orders', bytes);
    expect([report.columns.length, problems, doubts]).toEqual([72, [], []]);
    expect(rows).toMatchObject([
      {
        orderDate: '2019-11-21',
        orderQuantity: 2,
        orderPromotion: { minor: -831, currency: 'USD' },
        orderNetTotal: { minor: 5260, currency: 'USD' },
        shipmentNetTotal: { minor: 4237, currency: 'USD' },
        itemTax: { minor: 323, currency: 'USD' },
        paymentIdentifier: '0000',
        unspsc: '27111715',
      },
    ]);
  });
});

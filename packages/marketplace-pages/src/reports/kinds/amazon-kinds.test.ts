import { describe, expect, it } from 'vitest';
import { handMadeReport, readReport } from '../testing/read-report.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const eur = (minor: number) => ({ minor, currency: 'EUR' });

describe('Amazon order history', () => {
  it('is read in every case of a row', async () => {
    const { rows, lines, problems, doubts } = await readReport(
      'amazon.order_history',
      handMadeReport('amazon-order-history.csv'),
    );
    expect(problems).toEqual([]);
    // A title with a line break in it: the lines after it count on.
    expect(lines).toEqual([2, 3, 5, 6, 7, 8, 9]);
    expect(rows[0]).toMatchObject({
      totalDiscounts: usd(-170),
      totalOwed: usd(1989),
      productName: 'Mug, 12 oz',
    });
    expect(rows[1]).toMatchObject({
      unitPrice: usd(550),
      quantity: 2,
      shippingCharge: usd(599),
      totalOwed: usd(1787),
      productName: 'Spoon "large"\nset of 2',
      tracking: [
        { carrierAsWritten: 'USPS', trackingNumber: '9400111899223344556673' },
        { carrierAsWritten: 'UPS', trackingNumber: '1Z12345E0205271688' },
      ],
    });
    expect(rows[2]).toMatchObject({ unitPrice: usd(114900), totalOwed: usd(124379) });
    expect(rows[3]).toMatchObject({
      quantity: 0,
      orderStatus: 'Cancelled',
      shipDate: null,
      shipmentItemSubtotal: null,
    });
    expect(rows[4]?.totalOwed).toEqual({ minor: 1429, currency: 'JPY' });
    expect(rows[5]).toMatchObject({
      productName: '=HYPERLINK("http://x.example","click")',
      giftMessage: '@SUM(1+1)',
      tracking: [],
    });
    expect(rows[6]).toMatchObject({ unitPrice: null, totalOwed: usd(2100) });
    expect(doubts).toMatchObject([
      { line: 8, doubt: { doubt: 'sum', field: 'totalOwed', difference: { minor: 1, currency: 'GBP' } } },
    ]);
  });

  it('reads the newer names in the newer order alike, and keeps an unknown column', async () => {
    const older = await readReport('amazon.order_history', handMadeReport('amazon-order-history.csv'));
    const newer = await readReport('amazon.order_history', handMadeReport('amazon-order-history-newer.csv'));
    expect(newer.rows).toEqual(older.rows.slice(0, 3));
    expect(newer.extras[0]).toEqual({ 'Delivery Instructions': 'Leave at door' });
  });

  it('is read as a German spreadsheet saved it: semicolons, Windows-1252, decimal commas, days first', async () => {
    const { rows, problems, report } = await readReport(
      'amazon.order_history',
      handMadeReport('amazon-order-history-german-spreadsheet.csv'),
    );
    expect([problems, report.encoding, report.delimiter]).toEqual([[], 'windows-1252', ';']);
    expect(rows).toMatchObject([
      {
        orderDate: '2026-03-02',
        unitPrice: eur(123450),
        totalOwed: eur(146906),
        productName: 'Tür für Küche',
      },
      {
        orderDate: '2026-03-03T14:05',
        shipDate: '2026-03-04',
        unitPrice: eur(100000),
        totalDiscounts: eur(-10000),
        totalOwed: eur(90000),
        productName: 'Größe „M“ – blau',
      },
    ]);
  });
});

describe('Amazon returns and refunds', () => {
  it('are read, a refund that has not come as unknown', async () => {
    const { rows, problems } = await readReport('amazon.returns', handMadeReport('amazon-returns.csv'));
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { orderId: '112-0000001-0000001', amount: usd(1989), refundCompletionDate: '2026-02-03T10:00:00Z' },
      {
        reversalStatus: 'Declined',
        amount: usd(0),
        refundCompletionDate: null,
        directDebitRefundAmount: null,
      },
    ]);
  });

  it('go on behind a row with too few cells', async () => {
    const { rows, problems } = await readReport(
      'amazon.refund_payments',
      handMadeReport('amazon-refund-payments.csv'),
    );
    expect(rows.map(({ amountRefunded }) => amountRefunded)).toEqual([usd(1989), usd(500)]);
    expect(problems).toMatchObject([{ line: 3, problem: { reason: 'cell_count', expected: 7, found: 5 } }]);
  });
});

describe('Amazon items', () => {
  it('have their days read in the order that one of them proves', async () => {
    const { rows, doubts, report } = await readReport('amazon.items', handMadeReport('amazon-items-uk.csv'));
    expect(report.conventions).toMatchObject({ dateOrder: 'day_first', dateOrderFrom: 'a_day_above_12' });
    expect(rows).toMatchObject([
      {
        orderDate: '2020-04-03',
        purchasePricePerUnit: { minor: 950, currency: 'GBP' },
        unspscCode: '0012',
        shippingAddressZip: '01234',
      },
      { orderDate: '2020-12-25', listPricePerUnit: null, itemTotal: { minor: 479, currency: 'GBP' } },
    ]);
    expect(doubts).toMatchObject([
      { line: 3, doubt: { field: 'itemTotal', difference: { minor: -1, currency: 'GBP' } } },
    ]);
  });

  it('are refused by name where nothing proves the order of a day, and read when the caller knows', async () => {
    const report = handMadeReport('amazon-items-canada.csv');
    const { rows, problems } = await readReport('amazon.items', report);
    expect(rows.map(({ orderDate }) => orderDate)).toEqual(['2020-05-05']);
    expect(problems).toMatchObject([
      {
        line: 2,
        problem: { unreadable: [{ field: 'orderDate', cell: '03/04/20', reason: 'ambiguous_date' }] },
      },
    ]);
    const told = await readReport('amazon.items', report, { dateOrder: 'month_first' });
    expect(told.rows.map(({ orderDate }) => orderDate)).toEqual(['2020-03-04', '2020-05-05']);
  });
});

describe('Amazon Business orders', () => {
  it("are read behind a preamble, with Excel's text cells and bracketed promotions", async () => {
    const { rows, extras, doubts, report } = await readReport(
      'amazon.business_orders',
      handMadeReport('amazon-business-orders.csv'),
    );
    expect(report.preamble[1]).toEqual(['Report period', '01/01/2025 - 01/31/2026']);
    expect(rows).toMatchObject([
      {
        orderDate: '2025-11-21',
        orderPromotion: usd(-831),
        orderNetTotal: usd(5260),
        itemNetTotal: usd(4401),
        tracking: [{ carrierAsWritten: null, trackingNumber: 'TBA000000000001' }],
      },
      { orderDate: '2026-01-02', orderNetTotal: usd(1090) },
    ]);
    expect(extras[0]).toEqual({ 'GL Code': '="0042"' });
    expect(doubts).toMatchObject([{ line: 6, doubt: { field: 'orderNetTotal', difference: usd(10) } }]);
  });
});

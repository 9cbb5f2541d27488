import { describe, expect, it } from 'vitest';
import { handMadeReport, readReport } from '../testing/read-report.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const aud = (minor: number) => ({ minor, currency: 'AUD' });

describe('Amazon shipments of the retired order history reports', () => {
  it('are read, promotions taken off, and the total checked', async () => {
    const { rows, problems, doubts } = await readReport(
      'amazon.shipments',
      handMadeReport('amazon-shipments.csv'),
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        orderDate: '2019-10-30',
        shipmentDate: '2019-11-09',
        shippingAddressZip: '01234',
        totalPromotions: usd(672),
        totalCharged: usd(4040),
        tracking: [{ carrierAsWritten: 'AMZN_US', trackingNumber: 'TBA000000000001' }],
      },
      { tracking: [{ carrierAsWritten: 'USPS', trackingNumber: '9400111899223344556673' }] },
    ]);
    expect(doubts).toMatchObject([{ line: 3, doubt: { field: 'totalCharged', difference: usd(10) } }]);
  });
});

describe('Amazon returns of other years', () => {
  it('are read from the retired list of returns, which names no money', async () => {
    const { rows, problems } = await readReport(
      'amazon.returns',
      handMadeReport('amazon-returns-retired.csv'),
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        asin: 'B0TEST0001',
        productName: 'Mug, blue',
        orderDate: '2020-06-01',
        creationDate: '2020-06-22',
        reason: 'Item defective',
        quantity: 1,
        amount: null,
      },
      { orderId: '112-0000001-0000002', quantity: 2 },
      { productName: 'Vase', reason: 'Arrived too late' },
      { asin: '0316389706', quantity: 12, reason: null },
    ]);
  });

  it('are read from the retired list of refunds, its tax apart', async () => {
    const { rows, problems } = await readReport(
      'amazon.returns',
      handMadeReport('amazon-refunds-retired.csv'),
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        refundCompletionDate: '2020-06-25',
        amount: usd(1117),
        taxAmount: usd(87),
        reversalStatus: 'Completed',
        reason: 'Customer Return',
      },
    ]);
  });

  it('are read from the refund details of 2026', async () => {
    const { rows, problems } = await readReport(
      'amazon.returns',
      handMadeReport('amazon-refund-details.csv'),
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        refundCompletionDate: '2026-06-15T09:00:00.000Z',
        amount: { minor: 1000, currency: 'JPY' },
        paymentStatus: 'Completed',
      },
    ]);
  });
});

describe('Amazon digital goods', () => {
  it('are read as items, some without an ASIN', async () => {
    const { rows, problems } = await readReport(
      'amazon.digital_items',
      handMadeReport('amazon-digital-items.csv'),
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        orderId: 'D01-0000001-0000001',
        asin: 'B0TEST0001',
        ourPrice: usd(2800),
        ourPriceTax: usd(175),
        listPrice: usd(3000),
      },
      { asin: null, orderDate: '2023-07-14T00:44:00Z', ourPrice: usd(999), ourPriceTax: null },
    ]);
  });

  it('are read as the price, tax and discount of an item in a row each', async () => {
    const { rows, problems } = await readReport(
      'amazon.digital_orders',
      handMadeReport('amazon-digital-orders.csv'),
    );
    expect(problems).toEqual([]);
    expect(rows.map((row) => [row.componentType, row.offerType, row.transactionAmount])).toEqual([
      ['Price Amount', null, aud(635)],
      ['Tax', null, aud(64)],
      ['Price Amount', 'Promotion', aud(-100)],
    ]);
  });

  it('are read as they go back', async () => {
    const { rows, problems } = await readReport(
      'amazon.digital_returns',
      handMadeReport('amazon-digital-returns.csv'),
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { transactionAmount: aud(635), amountRefunded: null },
      { transactionAmount: aud(64), amountRefunded: aud(699) },
    ]);
  });
});

describe('Amazon Business orders of few columns', () => {
  it('are read by the price of a piece, where no item has a total', async () => {
    const { rows, problems } = await readReport(
      'amazon.business_orders',
      handMadeReport('amazon-business-orders-short.csv'),
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      {
        orderDate: '2026-01-13',
        orderNetTotal: aud(104000),
        purchasePricePerUnit: aud(800),
        itemTax: aud(120),
      },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { handMadeReport, readReport } from '../testing/read-report.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const gbp = (minor: number) => ({ minor, currency: 'GBP' });

/** A report of which every row reads and nothing is doubted. */
async function cleanly<Kind extends Parameters<typeof readReport>[0]>(kind: Kind, name: string) {
  const { rows, problems, doubts, summary, report } = await readReport(kind, handMadeReport(name));
  expect([problems, doubts, summary.doubts]).toEqual([[], [], []]);
  return { rows, report };
}

describe('eBay orders of other sites and years', () => {
  it('are read as File Exchange wrote them: order ids of item and transaction, insurance, a checkout day', async () => {
    const { rows } = await cleanly('ebay.orders', 'ebay-orders-file-exchange.csv');
    expect(rows).toMatchObject([
      {
        scope: 'whole_order',
        orderNumber: '100000000001-2000000000001',
        buyerUsername: 'buyer-a',
        buyerName: 'Some Name',
        itemNumber: '100000000001',
        transactionId: '2000000000001',
        soldFor: usd(2499),
        sellerCollectedTax: usd(0),
        insurance: usd(150),
        totalPrice: usd(5548),
        checkoutDate: '2014-01-05',
        shippedOnDate: '2014-01-07',
      },
      { scope: 'order_summary', orderNumber: '300000000012', totalPrice: usd(3050) },
      { scope: 'order_line', itemNumber: '100000000002', soldFor: usd(1000) },
      { scope: 'order_line', itemNumber: '100000000003', soldFor: usd(1800) },
    ]);
  });

  it('are read as Selling Manager wrote them in Australia, where no order has a number of its own', async () => {
    const { rows } = await cleanly('ebay.orders', 'ebay-orders-selling-manager-au.csv');
    expect(rows).toMatchObject([
      {
        salesRecordNumber: '71',
        orderNumber: null,
        totalPrice: { minor: 1450, currency: 'AUD' },
        shippedOnDate: '2016-01-07',
      },
    ]);
  });

  it('are read as Selling Manager wrote them in German', async () => {
    const { rows } = await cleanly('ebay.orders', 'ebay-orders-selling-manager-de.csv');
    expect(rows).toMatchObject([
      {
        buyerUsername: 'käufer-a',
        itemTitle: 'Schüssel',
        quantity: 3,
        soldFor: eur(850),
        insurance: eur(0),
        totalPrice: eur(3040),
        saleDate: '2016-05-03',
        checkoutDate: '2016-05-03',
        paidOnDate: '2016-05-04',
        shippedOnDate: '2016-05-05',
      },
    ]);
  });

  it('are read in German with addresses, taxes and the transaction', async () => {
    const { rows } = await cleanly('ebay.orders', 'ebay-orders-de-newer.csv');
    expect(rows).toMatchObject([
      {
        shipToName: 'Jemand',
        shipToAddress1: 'Weg 1',
        shipToCity: 'Köln',
        shipToZip: '01234',
        shipToCountry: 'Deutschland',
        sellerCollectedTax: eur(0),
        ebayCollectedTax: eur(0),
        totalPrice: eur(230597),
        collectedIncludedInTotal: 'Nein',
        paidOnDate: '2025-05-11',
        shippedOnDate: '2025-10-12',
        transactionId: '2000000000001',
      },
    ]);
  });

  it('are read as Britain writes them, parted by tabs', async () => {
    const { rows, report } = await cleanly('ebay.orders', 'ebay-orders-uk.tsv');
    expect(report.delimiter).toBe('\t');
    expect(rows).toMatchObject([
      {
        shipToZip: 'YO1 7HH',
        shippingAndHandling: gbp(0),
        totalPrice: gbp(101299),
        shipByDate: '2025-01-07',
        shippedOnDate: '2025-01-06',
        shippingService: 'Royal Mail 24',
      },
      { quantity: 2, soldFor: gbp(950), totalPrice: gbp(2220), variationDetails: '[Colour:Red]' },
    ]);
  });

  it('are whole orders each where the report was cut to columns without an item', async () => {
    const { rows } = await readReport(
      'ebay.orders',
      'Sales Record Number,Order Number,Total Price,Sale Date\n1,11-00000-00001,$5.00,Jul-10-26\n2,11-00000-00002,$7.00,Jul-11-26\n',
    );
    expect(rows.map(({ scope, totalPrice }) => [scope, totalPrice])).toEqual([
      ['whole_order', usd(500)],
      ['whole_order', usd(700)],
    ]);
  });

  it('are read in Italian', async () => {
    const { rows } = await cleanly('ebay.orders', 'ebay-orders-it.tsv');
    expect(rows).toMatchObject([
      {
        orderNumber: '12-00000-00001',
        saleDate: '2025-09-12',
        soldFor: eur(101990),
        totalPrice: eur(102490),
      },
      {
        itemTitle: 'Anello',
        customLabel: 'SKU-2',
        quantity: 2,
        saleDate: '2025-08-03',
        totalPrice: eur(2400),
      },
    ]);
  });
});

describe('eBay transactions of other sites and years', () => {
  it('are read in German with every fee and the tax rate', async () => {
    const { rows } = await cleanly('ebay.transactions', 'ebay-transactions-de-newer.csv');
    expect(rows).toMatchObject([
      {
        transactionDate: '2025-10-28',
        transactionId: '2000000000001',
        itemTitle: 'Tür',
        quantity: 1,
        sellerVatRate: '19',
        regulatoryOperatingFee: eur(-390),
        grossAmount: eur(111698),
        netAmount: eur(100739),
      },
      { type: 'Andere Gebühr', netAmount: eur(-100050) },
    ]);
  });

  it('are read the same when a program saved their letters scrambled', async () => {
    const asWritten = await cleanly('ebay.transactions', 'ebay-transactions-de-newer.csv');
    const scrambled = await cleanly('ebay.transactions', 'ebay-transactions-de-scrambled.csv');
    expect(scrambled.rows).toEqual(asWritten.rows);
  });

  it('have every amount in the one currency that a cut report names', async () => {
    const { rows, problems } = await readReport(
      'ebay.transactions',
      handMadeReport('ebay-transactions-one-currency.csv'),
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { scope: 'whole_order', grossAmount: usd(2599), finalValueFeeFixed: usd(30) },
      { type: 'Refund', grossAmount: usd(-2599), finalValueFeeFixed: null },
      { grossAmount: eur(999) },
    ]);
  });
});

describe('eBay order earnings of another year', () => {
  it("are read with the seller's own cost and what is left after it", async () => {
    const { rows } = await cleanly('ebay.order_earnings', 'ebay-order-earnings-own-cost.csv');
    expect(rows).toMatchObject([
      { orderEarnings: usd(1595), yourCost: usd(500), netOrderEarnings: usd(1095) },
    ]);
  });
});

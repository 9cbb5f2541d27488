import type { Money } from '@crosscart/domain';
import { currency, date, moneyIn, quantity, type RowOf, scope, text } from '../fields.ts';
import { type ReportDoubt, reportKind, sumDoubt } from '../report-kind.ts';
import { feeFields } from './ebay-fees.ts';
import { ebayItemId, ebayOrderNumber } from './ebay-ids.ts';
import { followOrders } from './order-groups.ts';

const inPayout = (...columns: string[]) => moneyIn(['payoutCurrency'], ...columns);
const inTransaction = (...columns: string[]) => moneyIn(['transactionCurrency'], ...columns);

const fields = {
  scope: scope(),
  orderDate: date('Order creation date', 'Datum der Bestellung'),
  orderNumber: ebayOrderNumber('Order number', 'Bestellnummer'),
  itemId: ebayItemId('Item ID', 'Artikelnr.'),
  itemTitle: text('Item title', 'Artikelbezeichnung'),
  buyerName: text('Buyer name', 'Name des Käufers'),
  shipToCity: text('Ship to city', 'Post to city'),
  shipToState: text('Ship to province/region/state', 'Post to province/region/state'),
  shipToZip: text('Ship to zip', 'Post to postcode', 'Post to zip'),
  shipToCountry: text('Ship to country', 'Post to country'),
  transactionCurrency: currency('Transaction currency', 'Transaktionswährung'),
  ebayCollectedTax: inTransaction('eBay collected tax'),
  itemPrice: inTransaction('Item price'),
  quantity: quantity('Quantity', 'Anzahl'),
  itemSubtotal: inTransaction('Item subtotal', 'Zwischensumme Artikel'),
  shippingAndHandling: inTransaction(
    'Shipping and handling',
    'Postage and packaging',
    'Postage and handling',
  ),
  sellerCollectedTax: inTransaction('Seller collected tax'),
  discount: inTransaction('Discount'),
  payoutCurrency: currency('Payout currency', 'Auszahlungswährung'),
  grossAmount: inPayout('Gross amount'),
  ...feeFields('payoutCurrency'),
  promotedListingFee: inPayout('Promoted Listing Standard fee'),
  shippingLabels: inPayout('Shipping labels', 'Postage labels'),
  paymentDisputeFee: inPayout('Payment Dispute Fee'),
  expenses: inPayout('Expenses'),
  refunds: inPayout('Refunds'),
  orderEarnings: inPayout('Order earnings'),
  /** What the seller has entered as own cost, and what is left after it. */
  yourCost: inPayout('Your cost'),
  netOrderEarnings: inPayout('Net order earnings'),
};
type Row = RowOf<typeof fields>;

/** eBay's Order earnings report: what each order left after fees, labels and refunds. */
export const EBAY_ORDER_EARNINGS = reportKind({
  name: 'ebay.order_earnings',
  fields,
  recognisedBy: [['orderNumber'], ['orderDate'], ['orderEarnings']],
  rowNeeds: [['orderNumber'], ['orderDate', 'grossAmount', 'orderEarnings', 'itemTitle', 'itemId']],
  sharesCurrencyBy: 'orderNumber',
  sums: (row) => [...earningsDoubts(row), ...subtotalDoubts(row)],
  follow: (has) =>
    followOrders<Row>({
      isOrder: () => true,
      isSummary: (row) =>
        (has('itemId') || has('itemTitle')) && row.itemId === null && row.itemTitle === null,
      belongs: (row, summary) => row.orderNumber === summary.orderNumber && row.orderEarnings === null,
      check: () => [],
    }),
});

/** earnings = gross − expenses − refunds, whichever sign the costs are printed with. */
function earningsDoubts({ grossAmount, expenses, refunds, orderEarnings }: Row): readonly ReportDoubt[] {
  if (!grossAmount || !expenses || !orderEarnings) return [];
  const cost = (amount: Money) => ({ minor: -Math.abs(amount.minor), currency: amount.currency });
  return sumDoubt('orderEarnings', orderEarnings, {
    grossAmount,
    expenses: cost(expenses),
    ...(refunds && { refunds: cost(refunds) }),
  });
}

function subtotalDoubts({ itemPrice, quantity: pieces, itemSubtotal }: Row): readonly ReportDoubt[] {
  if (!itemPrice || pieces === null) return [];
  const times = { minor: itemPrice.minor * pieces, currency: itemPrice.currency };
  return sumDoubt('itemSubtotal', itemSubtotal, { 'itemPrice × quantity': times });
}

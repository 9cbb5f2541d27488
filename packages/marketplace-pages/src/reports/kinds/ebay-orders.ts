import type { Money } from '@crosscart/domain';
import { date, id, quantity, type RowOf, scope, signedMoney, text, tracking } from '../fields.ts';
import { type ReportDoubt, reportKind, sumDoubt } from '../report-kind.ts';
import { ebayItemId, ebayOrderNumber, ebayTransactionId } from './ebay-ids.ts';
import { followOrders, type OrderGroup, totalOf } from './order-groups.ts';

// German, British and Australian names beside the American; German ones have not been seen in a real file.
const fields = {
  scope: scope(),
  salesRecordNumber: id(null, 'Sales Record Number', 'Verkaufsprotokollnummer'),
  orderNumber: ebayOrderNumber('Order Number', 'Bestellnummer'),
  buyerUsername: text('Buyer Username', 'Nutzername des Käufers'),
  buyerName: text('Buyer Name', 'Name des Käufers'),
  buyerEmail: text('Buyer Email', 'E-Mail des Käufers'),
  buyerNote: text('Buyer Note', 'Anmerkung des Käufers', 'Hinweis des Käufers'),
  shipToName: text('Ship To Name', 'Post To Name', 'Versand an Name'),
  shipToPhone: text('Ship To Phone', 'Post To Phone'),
  shipToAddress1: text('Ship To Address 1', 'Post To Address 1'),
  shipToAddress2: text('Ship To Address 2', 'Post To Address 2'),
  shipToCity: text('Ship To City', 'Post To City'),
  shipToState: text('Ship To State', 'Post To State', 'Post To County'),
  shipToZip: text('Ship To Zip', 'Post To Postcode', 'Ship To Postcode', 'Post To Zip'),
  shipToCountry: text('Ship To Country', 'Post To Country'),
  itemNumber: ebayItemId('Item Number', 'Artikelnummer'),
  itemTitle: text('Item Title', 'Artikelbezeichnung', 'Artikeltitel', 'Angebotstitel'),
  customLabel: text('Custom Label', 'Custom Label (SKU)', 'Bestandseinheit'),
  quantity: quantity('Quantity', 'Anzahl', 'Stückzahl'),
  soldFor: signedMoney('Sold For', 'Verkauft für', 'Verkaufspreis'),
  shippingAndHandling: signedMoney(
    'Shipping And Handling',
    'Postage And Handling',
    'Postage And Packaging',
    'Verpackung und Versand',
  ),
  taxStatus: text('Tax Status'),
  sellerCollectedTax: signedMoney('Seller Collected Tax'),
  ebayCollectedTax: signedMoney('eBay Collected Tax'),
  /** The recycling and other fees that eBay collects, all together. */
  ebayCollectedCharges: signedMoney('eBay Collected Charges'),
  totalPrice: signedMoney('Total Price', 'Gesamtpreis', 'Gesamtbetrag'),
  /** "Yes" or "No": whether the total holds what eBay collected. */
  collectedIncludedInTotal: text(
    'eBay Collected Tax Included in Total',
    'eBay Collected Tax and Fees Included in Total',
  ),
  paymentMethod: text('Payment Method', 'Zahlungsmethode'),
  saleDate: date('Sale Date', 'Verkauft am', 'Verkaufsdatum'),
  paidOnDate: date('Paid On Date', 'Bezahlt am', 'Zahlungsdatum', 'Bezahldatum'),
  shipByDate: date('Ship By Date', 'Post By Date', 'Dispatch By Date'),
  earliestDeliveryDate: date('Minimum Estimated Delivery Date'),
  latestDeliveryDate: date('Maximum Estimated Delivery Date'),
  shippedOnDate: date(
    'Shipped On Date',
    'Posted On Date',
    'Dispatched On Date',
    'Versandt am',
    'Versanddatum',
  ),
  shippingService: text('Shipping Service', 'Postage Service', 'Delivery Service', 'Versandservice'),
  tracking: tracking('Tracking Number', 'Sendungsnummer', 'Trackingnummer'),
  transactionId: ebayTransactionId('Transaction ID', 'Transaktions-ID'),
  variationDetails: text('Variation Details', 'Variantendetails'),
};
type Row = RowOf<typeof fields>;

/** eBay's Orders report (Seller Hub > Orders > Download report): money with its sign, no fees, no refunds. */
export const EBAY_ORDERS = reportKind({
  name: 'ebay.orders',
  fields,
  recognisedBy: [
    ['orderNumber'],
    ['totalPrice', 'soldFor'],
    ['saleDate', 'paidOnDate'],
    ['salesRecordNumber', 'itemNumber', 'itemTitle'],
  ],
  rowNeeds: [
    ['orderNumber', 'salesRecordNumber'],
    ['saleDate', 'paidOnDate', 'totalPrice', 'soldFor'],
  ],
  // eBay writes every other site's dollar with its country ("AU $", "C $").
  bareDollar: 'USD',
  sums: totalDoubts,
  follow: (has) =>
    followOrders<Row>({
      isOrder: () => true,
      isSummary: (row) =>
        (has('itemNumber') || has('itemTitle')) && row.itemNumber === null && row.itemTitle === null,
      belongs: (row, summary) =>
        row.orderNumber === summary.orderNumber && row.salesRecordNumber === summary.salesRecordNumber,
      check: groupDoubts,
    }),
});

/** Total = sold for + shipping + tax. Only checked where the report has the tax: it often leaves it out. */
function totalDoubts(row: Row): readonly ReportDoubt[] {
  const {
    totalPrice,
    soldFor,
    shippingAndHandling,
    sellerCollectedTax,
    ebayCollectedTax,
    ebayCollectedCharges,
  } = row;
  if (!totalPrice || !soldFor || !shippingAndHandling) return [];
  if (!sellerCollectedTax && !ebayCollectedTax) return [];
  const { currency } = totalPrice;
  const zero = { minor: 0, currency };
  const included = row.collectedIncludedInTotal?.toLowerCase();
  const collected: Record<string, Money> =
    included === 'no'
      ? {}
      : { ebayCollectedTax: ebayCollectedTax ?? zero, ebayCollectedCharges: ebayCollectedCharges ?? zero };
  const fixed = { shippingAndHandling, sellerCollectedTax: sellerCollectedTax ?? zero };
  const whole = sumDoubt('totalPrice', totalPrice, { soldFor, ...fixed, ...collected });
  if (whole.length === 0) return whole;
  // A line of several pieces may print the price of one.
  const pieces = { minor: soldFor.minor * (row.quantity ?? 1), currency: soldFor.currency };
  const others: Record<string, Money>[] = [{ 'soldFor × quantity': pieces, ...fixed, ...collected }];
  if (included === undefined) others.push({ soldFor, ...fixed }, { 'soldFor × quantity': pieces, ...fixed });
  return others.some((parts) => sumDoubt('totalPrice', totalPrice, parts).length === 0) ? [] : whole;
}

/** The lines of an order make its pieces and what it sold for, or the difference is named. */
function groupDoubts({ summary, lines }: OrderGroup<Row>): readonly ReportDoubt[] {
  const doubts: ReportDoubt[] = [];
  const pieces = lines.reduce<number | null>(
    (sum, line) => (sum === null || line.quantity === null ? null : sum + line.quantity),
    0,
  );
  if (summary.quantity !== null && pieces !== null && pieces !== summary.quantity) {
    const counted = { stated: summary.quantity, counted: pieces, about: summary.orderNumber };
    doubts.push({ doubt: 'count', field: 'quantity', ...counted });
  }
  const { soldFor } = summary;
  if (soldFor === null || lines.length === 0) return doubts;
  const times = (line: Row): Money | null =>
    line.soldFor && line.quantity !== null
      ? { minor: line.soldFor.minor * line.quantity, currency: line.soldFor.currency }
      : null;
  const once = totalOf(
    lines.map((line) => line.soldFor),
    soldFor.currency,
  );
  const each = totalOf(lines.map(times), soldFor.currency);
  if (each?.minor !== soldFor.minor)
    doubts.push(...sumDoubt('soldFor', soldFor, { 'lines of the order': once }));
  return doubts;
}

import type { Money } from '@crosscart/domain';
import { date, id, quantity, type RowOf, scope, signedMoney, text, tracking } from '../fields.ts';
import { type ReportDoubt, reportKind, sumDoubt } from '../report-kind.ts';
import { ebayItemId, ebayOrderNumber, ebayTransactionId } from './ebay-ids.ts';
import { followOrders, type OrderGroup, totalOf } from './order-groups.ts';

// American, British, Australian and German names, those of File Exchange and Selling Manager (until 2020) among them.
// The Italian ones are few, the French and Spanish ones translations: no whole file of these sites was seen.
const fields = {
  scope: scope(),
  salesRecordNumber: id(
    null,
    'Sales Record Number',
    'Verkaufsprotokollnummer',
    "Numéro d'enregistrement de vente",
    'Número de registro de venta',
  ),
  orderNumber: ebayOrderNumber(
    'Order Number',
    'Order ID',
    'Bestellnummer',
    'Numero ordine',
    'Numéro de commande',
    'Número de pedido',
  ),
  buyerUsername: text(
    'Buyer Username',
    'User Id',
    'Nutzername des Käufers',
    'Mitgliedsname',
    "Nome utente dell'acquirente",
    "Nom d'utilisateur de l'acheteur",
    "Pseudo de l'acheteur",
    'Nombre de usuario del comprador',
  ),
  buyerName: text(
    'Buyer Name',
    'Buyer Fullname',
    'Name des Käufers',
    'Vollständiger Name des Käufers',
    "Nome dell'acquirente",
    "Nom de l'acheteur",
    'Nombre del comprador',
  ),
  buyerEmail: text('Buyer Email', 'E-Mail des Käufers'),
  buyerNote: text('Buyer Note', 'Anmerkung des Käufers', 'Hinweis des Käufers'),
  shipToName: text('Ship To Name', 'Post To Name', 'Versand an Name', 'Name des Empfängers'),
  shipToPhone: text('Ship To Phone', 'Post To Phone', 'Telefonnummer des Empfängers'),
  shipToAddress1: text('Ship To Address 1', 'Post To Address 1', 'Adresse 1 des Empfängers'),
  shipToAddress2: text('Ship To Address 2', 'Post To Address 2', 'Adresse 2 des Empfängers'),
  shipToCity: text('Ship To City', 'Post To City', 'Versand nach - Ort'),
  shipToState: text('Ship To State', 'Post To State', 'Post To County', 'Versand nach - Bundesland'),
  shipToZip: text('Ship To Zip', 'Post To Postcode', 'Ship To Postcode', 'Post To Zip', 'Versand nach - PLZ'),
  shipToCountry: text('Ship To Country', 'Post To Country', 'Versand nach - Land'),
  itemNumber: ebayItemId(
    'Item Number',
    'Item ID',
    'Artikelnummer',
    'Numero oggetto',
    "Numero dell'oggetto",
    "Numéro de l'objet",
    'Número de artículo',
  ),
  itemTitle: text(
    'Item Title',
    'Artikelbezeichnung',
    'Artikeltitel',
    'Angebotstitel',
    "Titolo dell'oggetto",
    "Titolo dell'inserzione",
    'Titolo',
    "Titre de l'objet",
    "Titre de l'annonce",
    'Título del artículo',
  ),
  customLabel: text(
    'Custom Label',
    'Custom Label (SKU)',
    'Bestandseinheit',
    'Etichetta personalizzata',
    'Étiquette personnalisée',
    'Etiqueta personalizada',
  ),
  quantity: quantity('Quantity', 'Anzahl', 'Stückzahl', 'Quantità', 'Quantité', 'Cantidad'),
  soldFor: signedMoney(
    'Sold For',
    'Sale Price',
    'Verkauft für',
    'Verkaufspreis',
    'Venduto per',
    'Prezzo di vendita',
    'Vendu pour',
    'Prix de vente',
    'Vendido por',
    'Precio de venta',
  ),
  shippingAndHandling: signedMoney(
    'Shipping And Handling',
    'Postage And Handling',
    'Postage And Packaging',
    'Verpackung und Versand',
    'Spedizione e imballaggio',
    'Spese di spedizione',
    'Frais de livraison',
    'Gastos de envío',
  ),
  /** Until 2020: what the buyer paid for insuring the parcel. */
  insurance: signedMoney('Insurance', 'Versicherung'),
  taxStatus: text('Tax Status'),
  sellerCollectedTax: signedMoney(
    'Seller Collected Tax',
    'Sales Tax',
    'US Tax',
    'Vom Verkäufer eingezogene Steuer',
    'Vom Verkäufer eingezogene Steuern',
  ),
  ebayCollectedTax: signedMoney(
    'eBay Collected Tax',
    'Von eBay eingezogene Steuer',
    'Von eBay eingezogene Steuern',
  ),
  /** The recycling and other fees that eBay collects, all together. */
  ebayCollectedCharges: signedMoney('eBay Collected Charges'),
  totalPrice: signedMoney(
    'Total Price',
    'Gesamtpreis',
    'Gesamtbetrag',
    'Prezzo totale',
    'Costo totale',
    'Prix total',
    'Precio total',
  ),
  /** "Yes" or "No": whether the total holds what eBay collected. */
  collectedIncludedInTotal: text(
    'eBay Collected Tax Included in Total',
    'eBay Collected Tax and Fees Included in Total',
    'Total Includes eBay Collected Tax',
    'Gesamtbetrag inkl. der von eBay eingezogenen Steuer',
    'Gesamtbetrag inkl. der von eBay eingezogenen Steuer und Gebühren',
  ),
  paymentMethod: text(
    'Payment Method',
    'Zahlungsmethode',
    'Metodo di pagamento',
    'Mode de paiement',
    'Forma de pago',
  ),
  saleDate: date(
    'Sale Date',
    'Verkauft am',
    'Verkaufsdatum',
    'Data vendita',
    'Data di vendita',
    'Date de vente',
    'Fecha de venta',
  ),
  /** Until 2020: the day on which the buyer finished the purchase. */
  checkoutDate: date('Checkout Date', 'Kaufabwicklungsdatum'),
  paidOnDate: date(
    'Paid On Date',
    'Bezahlt am',
    'Zahlungsdatum',
    'Bezahldatum',
    'Data pagamento',
    'Data di pagamento',
    'Date de paiement',
    'Fecha de pago',
  ),
  shipByDate: date(
    'Ship By Date',
    'Post By Date',
    'Dispatch By Date',
    'Verschicken bis - Datum',
    'Versenden bis - Datum',
  ),
  earliestDeliveryDate: date('Minimum Estimated Delivery Date'),
  latestDeliveryDate: date('Maximum Estimated Delivery Date'),
  shippedOnDate: date(
    'Shipped On Date',
    'Posted On Date',
    'Dispatched On Date',
    'Verschickt am - Datum',
    'Verschickt am',
    'Versandt am',
    'Versanddatum',
    'Data di spedizione',
    "Date d'expédition",
    'Fecha de envío',
  ),
  shippingService: text(
    'Shipping Service',
    'Postage Service',
    'Delivery Service',
    'Versandservice',
    'Servizio di spedizione',
    'Service de livraison',
    'Servicio de envío',
  ),
  tracking: tracking(
    'Tracking Number',
    'Sendungsnummer',
    'Trackingnummer',
    'Numero di tracking',
    'Numéro de suivi',
    'Número de seguimiento',
  ),
  transactionId: ebayTransactionId(
    'Transaction ID',
    'Transaktions-ID',
    'Transaktionsnummer',
    'Numero transazione',
    'Numéro de transaction',
    'Número de transacción',
  ),
  variationDetails: text('Variation Details', 'Variantendetails'),
};
type Row = RowOf<typeof fields>;

/** eBay's Orders report (Seller Hub > Orders > Download report): money with its sign, no fees, no refunds. */
export const EBAY_ORDERS = reportKind({
  name: 'ebay.orders',
  fields,
  recognisedBy: [
    ['orderNumber', 'salesRecordNumber'],
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
    insurance,
  } = row;
  if (!totalPrice || !soldFor || !shippingAndHandling) return [];
  if (!sellerCollectedTax && !ebayCollectedTax) return [];
  const { currency } = totalPrice;
  const zero = { minor: 0, currency };
  const included = isIncluded(row.collectedIncludedInTotal);
  const collected: Record<string, Money> =
    included === false
      ? {}
      : { ebayCollectedTax: ebayCollectedTax ?? zero, ebayCollectedCharges: ebayCollectedCharges ?? zero };
  const fixed: Record<string, Money> = {
    shippingAndHandling,
    sellerCollectedTax: sellerCollectedTax ?? zero,
    ...(insurance && { insurance }),
  };
  const whole = sumDoubt('totalPrice', totalPrice, { soldFor, ...fixed, ...collected });
  if (whole.length === 0) return whole;
  // A line of several pieces may print the price of one.
  const pieces = { minor: soldFor.minor * (row.quantity ?? 1), currency: soldFor.currency };
  const others: Record<string, Money>[] = [{ 'soldFor × quantity': pieces, ...fixed, ...collected }];
  if (included === null) others.push({ soldFor, ...fixed }, { 'soldFor × quantity': pieces, ...fixed });
  return others.some((parts) => sumDoubt('totalPrice', totalPrice, parts).length === 0) ? [] : whole;
}

/** What "Yes" and "Nein" say; null for no answer. */
function isIncluded(answer: string | null): boolean | null {
  if (answer === null) return null;
  if (/^(?:yes|ja|s[iìí]|oui)$/i.test(answer)) return true;
  return /^(?:no|nein|non)$/i.test(answer) ? false : null;
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

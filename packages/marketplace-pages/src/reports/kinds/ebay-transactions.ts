import type { Money } from '@crosscart/domain';
import { currency, date, decimal, id, moneyIn, quantity, type RowOf, scope, text } from '../fields.ts';
import { type ReportDoubt, reportKind, sumDoubt } from '../report-kind.ts';
import { feeFields, knownFees } from './ebay-fees.ts';
import { ebayItemId, ebayOrderNumber, ebayTransactionId } from './ebay-ids.ts';
import { followOrders, type OrderGroup, totalOf } from './order-groups.ts';

const inPayout = (...columns: string[]) => moneyIn(['payoutCurrency', 'onlyCurrency'], ...columns);
const inTransaction = (...columns: string[]) => moneyIn(['transactionCurrency', 'onlyCurrency'], ...columns);

const fields = {
  scope: scope(),
  transactionDate: date(
    'Transaction creation date',
    'Datum der Transaktionserstellung',
    'Data di creazione della transazione',
    'Date de création de la transaction',
    'Fecha de creación de la transacción',
  ),
  /** As it is printed: Order, Refund, Other fee, Hold, Claim, Shipping label, Payout … */
  type: text('Type', 'Typ', 'Tipo'),
  orderNumber: ebayOrderNumber(
    'Order number',
    'Bestellnummer',
    'Numero ordine',
    'Numéro de commande',
    'Número de pedido',
  ),
  legacyOrderId: id(null, 'Legacy order ID', 'Alte Bestellnummer'),
  buyerUsername: text('Buyer username', 'Nutzername des Käufers'),
  buyerName: text('Buyer name', 'Name des Käufers'),
  shipToCity: text('Ship to city', 'Post to city', 'Versandziel - Ort'),
  shipToState: text(
    'Ship to province/region/state',
    'Post to province/region/state',
    'Versandziel - Bundesland',
  ),
  shipToZip: text('Ship to zip', 'Post to postcode', 'Ship to postcode', 'Post to zip', 'Versandziel - PLZ'),
  shipToCountry: text('Ship to country', 'Post to country', 'Versandziel - Land'),
  netAmount: inPayout('Net amount', 'Betrag abzügl. Kosten', 'Importo netto', 'Montant net', 'Importe neto'),
  payoutCurrency: currency('Payout currency', 'Auszahlungswährung'),
  payoutDate: date('Payout date', 'Auszahlungsdatum'),
  payoutId: id(null, 'Payout ID', 'Auszahlung Nr.', 'Auszahlungsnr.'),
  payoutMethod: text('Payout method', 'Auszahlungsmethode'),
  payoutStatus: text('Payout status', 'Auszahlungsstatus', 'Status der Auszahlung'),
  reasonForHold: text('Reason for hold', 'Grund für die Einbehaltung', 'Grund für Einbehaltung'),
  itemId: ebayItemId('Item ID', 'Artikelnr.', 'Artikelnummer'),
  transactionId: ebayTransactionId(
    'Transaction ID',
    'Transaktionsnummer',
    'Transaktionsnr.',
    'Transaktions-ID',
  ),
  itemTitle: text('Item title', 'Artikelbezeichnung', 'Angebotstitel'),
  customLabel: text('Custom label', 'Bestandseinheit'),
  quantity: quantity('Quantity', 'Stückzahl', 'Anzahl', 'Menge'),
  itemSubtotal: inTransaction('Item subtotal', 'Zwischensumme Artikel'),
  shippingAndHandling: inTransaction(
    'Shipping and handling',
    'Postage and packaging',
    'Postage and handling',
    'Verpackung und Versand',
  ),
  sellerCollectedTax: inTransaction(
    'Seller collected tax',
    'Vom Verkäufer eingezogene Steuer',
    'Vom Verkäufer eingezogene Steuern',
  ),
  ebayCollectedTax: inTransaction(
    'eBay collected tax',
    'Von eBay eingezogene Steuer',
    'Von eBay eingezogene Steuern',
  ),
  /** In per cent, as printed. */
  sellerVatRate: text('Seller specified VAT rate', 'Vom Verkäufer angegebener MwSt.-Satz'),
  ...feeFields('transactionCurrency', 'onlyCurrency'),
  grossAmount: inTransaction('Gross transaction amount', 'Transaktionsbetrag (inkl. Kosten)'),
  transactionCurrency: currency('Transaction currency', 'Transaktionswährung'),
  /** In reports that were cut to one column of it: the currency of every amount. */
  onlyCurrency: currency('Currency', 'Währung'),
  exchangeRate: decimal('Exchange rate', 'Wechselkurs'),
  referenceId: id(null, 'Reference ID', 'Referenznummer', 'Referenznr.'),
  description: text('Description', 'Beschreibung'),
};
type Row = RowOf<typeof fields>;

/** eBay's Transaction report: every movement of money. Fees and refunds are negative, "--" is what is not there. */
export const EBAY_TRANSACTIONS = reportKind({
  name: 'ebay.transactions',
  fields,
  recognisedBy: [['transactionDate'], ['type'], ['netAmount', 'grossAmount']],
  rowNeeds: [['transactionDate'], ['type']],
  sharesCurrencyBy: 'orderNumber',
  sums: (row) => (isWithoutItem(row) ? [] : [...grossDoubts(row), ...netDoubts(row, [])]),
  follow: (has) =>
    followOrders<Row>({
      isOrder: isOrder,
      isSummary: (row) => (has('itemId') || has('transactionId') || has('itemTitle')) && isWithoutItem(row),
      belongs: (row, summary) =>
        row.netAmount === null &&
        row.grossAmount === null &&
        row.orderNumber !== null &&
        row.orderNumber === summary.orderNumber &&
        row.type === summary.type,
      check: ({ summary, lines }: OrderGroup<Row>) => netDoubts(summary, lines),
    }),
});

function isOrder(row: Row): boolean {
  return /^(?:order|bestellung|ordine|commande|pedido)$/i.test(row.type ?? '');
}

/** An order of several lines names none of them in its own row; payouts and account fees have no item either. */
function isWithoutItem(row: Row): boolean {
  return (
    row.itemId === null &&
    row.transactionId === null &&
    row.itemTitle === null &&
    (row.netAmount !== null || row.grossAmount !== null)
  );
}

/** net = gross + fees, the fees of the order's lines among them, as far as one currency goes. */
function netDoubts(row: Row, lines: readonly Row[]): readonly ReportDoubt[] {
  const { netAmount, grossAmount } = row;
  if (netAmount === null || grossAmount === null) return [];
  const parts: Record<string, Money | null> = { grossAmount, ...knownFees(row) };
  if (lines.length > 0) {
    const fees = lines.flatMap((line) => Object.values(knownFees(line)));
    parts['fees of the lines'] = totalOf(fees, grossAmount.currency);
  }
  return sumDoubt('netAmount', netAmount, parts);
}

/** gross = item subtotal + shipping + tax of a sale; whose tax is in it differs by where the buyer lives. */
function grossDoubts(row: Row): readonly ReportDoubt[] {
  const { grossAmount, itemSubtotal, shippingAndHandling, sellerCollectedTax, ebayCollectedTax } = row;
  if (!isOrder(row) || !grossAmount || !itemSubtotal || !shippingAndHandling) return [];
  const zero = { minor: 0, currency: grossAmount.currency };
  const parts = { itemSubtotal, shippingAndHandling, sellerCollectedTax: sellerCollectedTax ?? zero };
  const doubts = sumDoubt('grossAmount', grossAmount, parts);
  if (doubts.length === 0 || ebayCollectedTax === null) return doubts;
  return sumDoubt('grossAmount', grossAmount, { ...parts, ebayCollectedTax });
}

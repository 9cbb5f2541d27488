import { currency, date, id, moneyIn, quantity, text, tracking } from '../fields.ts';
import { reportKind, sumDoubt } from '../report-kind.ts';
import { amazonOrderId, asin } from './amazon-ids.ts';

const money = (...columns: string[]) => moneyIn(['currency'], ...columns);

/** Amazon's old "items" order report (36 columns, amounts such as "$11.17", days such as "06/01/20"). */
export const AMAZON_ITEMS = reportKind({
  name: 'amazon.items',
  fields: {
    orderDate: date('Order Date'),
    orderId: amazonOrderId('Order ID'),
    title: text('Title'),
    category: text('Category'),
    asin: asin('ASIN/ISBN'),
    unspscCode: id(null, 'UNSPSC Code'),
    website: text('Website'),
    releaseDate: date('Release Date'),
    condition: text('Condition'),
    seller: text('Seller'),
    sellerCredentials: text('Seller Credentials'),
    listPricePerUnit: money('List Price Per Unit'),
    purchasePricePerUnit: money('Purchase Price Per Unit'),
    quantity: quantity('Quantity'),
    paymentInstrument: text('Payment Instrument Type', 'Payment - Last 4 Digits'),
    purchaseOrderNumber: id(null, 'Purchase Order Number'),
    poLineNumber: id(null, 'PO Line Number'),
    orderingCustomerEmail: text('Ordering Customer Email'),
    shipmentDate: date('Shipment Date'),
    shippingAddressName: text('Shipping Address Name'),
    shippingAddressStreet1: text('Shipping Address Street 1'),
    shippingAddressStreet2: text('Shipping Address Street 2'),
    shippingAddressCity: text('Shipping Address City'),
    shippingAddressState: text('Shipping Address State'),
    shippingAddressZip: text('Shipping Address Zip'),
    orderStatus: text('Order Status'),
    tracking: tracking('Carrier Name & Tracking Number'),
    itemSubtotal: money('Item Subtotal'),
    itemSubtotalTax: money('Item Subtotal Tax'),
    itemTotal: money('Item Total'),
    taxExemptionApplied: text('Tax Exemption Applied'),
    taxExemptionType: text('Tax Exemption Type'),
    exemptionOptOut: text('Exemption Opt-Out'),
    buyerName: text('Buyer Name'),
    currency: currency('Currency'),
    groupName: text('Group Name'),
  },
  recognisedBy: [['orderId'], ['orderDate'], ['asin', 'title'], ['itemTotal', 'purchasePricePerUnit']],
  rowNeeds: [['orderDate'], ['orderId', 'asin', 'title']],
  sums: (row) => {
    const { itemSubtotal, itemSubtotalTax, itemTotal, purchasePricePerUnit, quantity: pieces } = row;
    return [
      ...sumDoubt('itemTotal', itemTotal, { itemSubtotal, itemSubtotalTax }),
      ...sumDoubt('itemSubtotal', itemSubtotal, {
        'purchasePricePerUnit × quantity':
          purchasePricePerUnit && pieces !== null
            ? { minor: purchasePricePerUnit.minor * pieces, currency: purchasePricePerUnit.currency }
            : null,
      }),
    ];
  },
});

import type { Money } from '@crosscart/domain';
import { currency, date, id, moneyIn, quantity, text, tracking } from '../fields.ts';
import { type ReportDoubt, reportKind, sumDoubt } from '../report-kind.ts';
import { amazonOrderId, asin } from './amazon-ids.ts';

const money = (...columns: string[]) => moneyIn(['currency'], ...columns);

/** Amazon's Retail.OrderHistory: one row for each item of each shipment; old and newer names, any order. */
export const AMAZON_ORDER_HISTORY = reportKind({
  name: 'amazon.order_history',
  fields: {
    website: text('Website'),
    orderId: amazonOrderId('Order ID', 'OrderID'),
    orderDate: date('Order Date'),
    purchaseOrderNumber: id(null, 'Purchase Order Number'),
    currency: currency('Currency'),
    unitPrice: money('Unit Price'),
    /** The tax on one piece. */
    unitPriceTax: money('Unit Price Tax'),
    shippingCharge: money('Shipping Charge'),
    /** With the report's own sign; Amazon writes them negative. */
    totalDiscounts: money('Total Discounts'),
    totalOwed: money('Total Owed', 'Total Amount'),
    /** The whole shipment's items, repeated in each of its rows: never to be added up. */
    shipmentItemSubtotal: money('Shipment Item Subtotal'),
    shipmentItemSubtotalTax: money('Shipment Item Subtotal Tax'),
    asin: asin('ASIN'),
    productCondition: text('Product Condition'),
    quantity: quantity('Quantity', 'Original Quantity'),
    paymentInstrument: text('Payment Instrument Type', 'Payment Method Type'),
    orderStatus: text('Order Status'),
    shipmentStatus: text('Shipment Status'),
    shipDate: date('Ship Date'),
    shippingOption: text('Shipping Option'),
    shippingAddress: text('Shipping Address'),
    billingAddress: text('Billing Address'),
    tracking: tracking('Carrier Name & Tracking Number'),
    productName: text('Product Name'),
    giftMessage: text('Gift Message'),
    giftSenderName: text('Gift Sender Name'),
    giftRecipientContact: text('Gift Recipient Contact Details', 'Gift Recipient Contact'),
    itemSerialNumber: text('Item Serial Number'),
  },
  recognisedBy: [
    ['orderId'],
    ['orderDate'],
    ['totalOwed'],
    ['asin', 'productName'],
    ['unitPrice', 'shippingCharge'],
  ],
  rowNeeds: [['orderDate'], ['orderId', 'asin', 'productName']],
  sums: (row) => {
    const { totalOwed, unitPrice, unitPriceTax, shippingCharge, totalDiscounts } = row;
    if (
      !totalOwed ||
      !unitPrice ||
      !unitPriceTax ||
      !shippingCharge ||
      !totalDiscounts ||
      row.quantity === null
    ) {
      return NONE;
    }
    const goods = (unitPrice.minor + unitPriceTax.minor) * row.quantity + shippingCharge.minor;
    // Some writers print a discount of 5.00 without its minus.
    if (goods + totalDiscounts.minor === totalOwed.minor || goods - totalDiscounts.minor === totalOwed.minor)
      return NONE;
    const times = (amount: Money) => ({
      minor: amount.minor * (row.quantity ?? 0),
      currency: amount.currency,
    });
    return sumDoubt('totalOwed', totalOwed, {
      'unitPrice × quantity': times(unitPrice),
      'unitPriceTax × quantity': times(unitPriceTax),
      shippingCharge,
      totalDiscounts,
    });
  },
});

const NONE: ReportDoubt[] = [];

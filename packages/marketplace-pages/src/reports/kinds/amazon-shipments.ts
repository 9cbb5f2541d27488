import type { Money } from '@crosscart/domain';
import { currency, date, id, moneyIn, text, tracking } from '../fields.ts';
import { reportKind, sumDoubt } from '../report-kind.ts';
import { amazonOrderId } from './amazon-ids.ts';

const money = (...columns: string[]) => moneyIn(['currency'], ...columns);

/** Amazon's retired "orders and shipments" report: a row for each shipment. Its site names its currency. */
export const AMAZON_SHIPMENTS = reportKind({
  name: 'amazon.shipments',
  fields: {
    orderDate: date('Order Date'),
    orderId: amazonOrderId('Order ID'),
    paymentInstrument: text('Payment Instrument Type'),
    website: text('Website'),
    purchaseOrderNumber: id(null, 'Purchase Order Number'),
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
    subtotal: money('Subtotal'),
    shippingCharge: money('Shipping Charge'),
    taxBeforePromotions: money('Tax Before Promotions'),
    /** Printed without its minus; it is taken off. */
    totalPromotions: money('Total Promotions'),
    taxCharged: money('Tax Charged'),
    totalCharged: money('Total Charged'),
    buyerName: text('Buyer Name'),
    currency: currency('Currency'),
    groupName: text('Group Name'),
  },
  recognisedBy: [['orderId'], ['orderDate'], ['totalCharged'], ['subtotal', 'taxCharged']],
  rowNeeds: [['orderDate'], ['orderId']],
  sums: ({ totalCharged, subtotal, shippingCharge, taxCharged, totalPromotions }) =>
    sumDoubt('totalCharged', totalCharged, {
      subtotal,
      shippingCharge,
      taxCharged,
      totalPromotions: totalPromotions && takenOff(totalPromotions),
    }),
});

function takenOff({ minor, currency: code }: Money): Money {
  return { minor: -Math.abs(minor), currency: code };
}

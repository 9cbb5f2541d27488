import { currency, date, id, moneyIn, quantity, text } from '../fields.ts';
import { reportKind } from '../report-kind.ts';
import { amazonOrderId, asin } from './amazon-ids.ts';

const money = (...columns: string[]) => moneyIn(['currency'], ...columns);

/**
 * Amazon's lists of returns: Retail.OrdersReturned (a row for each returned piece), Retail.CustomerReturns, "Refund
 * Details" of 2026, and the returns and refunds of the retired order history reports.
 */
export const AMAZON_RETURNS = reportKind({
  name: 'amazon.returns',
  fields: {
    website: text('Website'),
    reversalId: id(null, 'ReversalID', 'Reversal ID', 'ContractID', 'Contract ID'),
    orderId: amazonOrderId('OrderID', 'Order ID'),
    orderDate: date('Order Date'),
    asin: asin('ASIN', 'ASIN/ISBN'),
    productName: text('Product Name', 'Title'),
    creationDate: date('CreationDate', 'Creation Date', 'Return Date', 'DateOfReturn', 'Date Of Return'),
    quantity: quantity('Quantity'),
    refundCompletionDate: date('RefundCompletionDate', 'Refund Completion Date', 'Refund Date'),
    currency: currency('Currency', 'ReturnAmountCurrency'),
    amount: money('Amount', 'Refund Amount', 'ReturnAmount', 'Return Amount'),
    /** Comes to the amount in the retired refunds report; the others have it in the amount. */
    taxAmount: money('Refund Tax Amount'),
    disbursementType: text('DisbursementType', 'Disbursement Type', 'Resolution'),
    reversalStatus: text('ReversalStatus', 'Reversal Status', 'Refund Condition'),
    reversalAmountState: text('ReversalAmountState', 'Reversal Amount State'),
    paymentStatus: text('Payment Status'),
    reason: text(
      'ReversalReason',
      'Reversal Reason',
      'Reason',
      'ReturnReason',
      'Return Reason',
      'Refund Reason',
    ),
    directDebitRefundAmount: money('DirectDebitRefundAmount', 'Direct Debit Refund Amount'),
  },
  recognisedBy: [
    ['orderId'],
    ['creationDate', 'refundCompletionDate'],
    ['amount', 'quantity'],
    ['reason', 'reversalStatus'],
  ],
  rowNeeds: [
    ['orderId', 'reversalId'],
    ['creationDate', 'refundCompletionDate', 'amount'],
  ],
});

/** Amazon's Retail.OrdersReturned.Payments: the money that went back, one row a refund. */
export const AMAZON_REFUND_PAYMENTS = reportKind({
  name: 'amazon.refund_payments',
  fields: {
    orderId: amazonOrderId('OrderID', 'Order ID'),
    reversalId: id(null, 'ReversalID', 'Reversal ID'),
    refundCompletionDate: date('RefundCompletionDate', 'Refund Completion Date'),
    currency: currency('Currency'),
    amountRefunded: money('AmountRefunded', 'Amount Refunded'),
    status: text('Status'),
    disbursementType: text('DisbursementType', 'Disbursement Type'),
  },
  recognisedBy: [['orderId'], ['amountRefunded'], ['refundCompletionDate', 'reversalId']],
  rowNeeds: [
    ['orderId', 'reversalId'],
    ['refundCompletionDate', 'amountRefunded'],
  ],
});

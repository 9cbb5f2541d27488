import { currency, date, id, moneyIn, quantity, text } from '../fields.ts';
import { reportKind } from '../report-kind.ts';
import { amazonOrderId, asin } from './amazon-ids.ts';

const money = (...columns: string[]) => moneyIn(['currency'], ...columns);

/** Amazon's Retail.OrdersReturned (a row for each returned piece) and the shorter lists of returns. */
export const AMAZON_RETURNS = reportKind({
  name: 'amazon.returns',
  fields: {
    website: text('Website'),
    reversalId: id(null, 'ReversalID', 'Reversal ID', 'ContractID', 'Contract ID'),
    orderId: amazonOrderId('OrderID', 'Order ID'),
    asin: asin('ASIN'),
    productName: text('Product Name'),
    creationDate: date('CreationDate', 'Creation Date', 'Return Date', 'DateOfReturn', 'Date Of Return'),
    quantity: quantity('Quantity'),
    refundCompletionDate: date('RefundCompletionDate', 'Refund Completion Date'),
    currency: currency('Currency', 'ReturnAmountCurrency'),
    amount: money('Amount', 'Refund Amount', 'ReturnAmount', 'Return Amount'),
    disbursementType: text('DisbursementType', 'Disbursement Type', 'Resolution'),
    reversalStatus: text('ReversalStatus', 'Reversal Status'),
    reversalAmountState: text('ReversalAmountState', 'Reversal Amount State'),
    reason: text('ReversalReason', 'Reversal Reason', 'Reason', 'ReturnReason', 'Return Reason'),
    directDebitRefundAmount: money('DirectDebitRefundAmount', 'Direct Debit Refund Amount'),
  },
  recognisedBy: [['orderId'], ['creationDate'], ['amount'], ['reason', 'reversalStatus']],
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

import type { RowOf } from './fields.ts';
import { AMAZON_BUSINESS_ORDERS } from './kinds/amazon-business-orders.ts';
import {
  AMAZON_DIGITAL_ITEMS,
  AMAZON_DIGITAL_ORDERS,
  AMAZON_DIGITAL_RETURNS,
} from './kinds/amazon-digital.ts';
import { AMAZON_ITEMS } from './kinds/amazon-items.ts';
import { AMAZON_ORDER_HISTORY } from './kinds/amazon-order-history.ts';
import { AMAZON_REFUND_PAYMENTS, AMAZON_RETURNS } from './kinds/amazon-returns.ts';
import { AMAZON_SHIPMENTS } from './kinds/amazon-shipments.ts';
import { EBAY_ORDER_EARNINGS } from './kinds/ebay-order-earnings.ts';
import { EBAY_ORDERS } from './kinds/ebay-orders.ts';
import { EBAY_TRANSACTIONS } from './kinds/ebay-transactions.ts';
import type { ReportKind } from './report-kind.ts';

/** Every kind of report that is known, by name. */
export const REPORT_KINDS = {
  'amazon.order_history': AMAZON_ORDER_HISTORY,
  'amazon.returns': AMAZON_RETURNS,
  'amazon.refund_payments': AMAZON_REFUND_PAYMENTS,
  'amazon.items': AMAZON_ITEMS,
  'amazon.shipments': AMAZON_SHIPMENTS,
  'amazon.digital_items': AMAZON_DIGITAL_ITEMS,
  'amazon.digital_orders': AMAZON_DIGITAL_ORDERS,
  'amazon.digital_returns': AMAZON_DIGITAL_RETURNS,
  'amazon.business_orders': AMAZON_BUSINESS_ORDERS,
  'ebay.orders': EBAY_ORDERS,
  'ebay.transactions': EBAY_TRANSACTIONS,
  'ebay.order_earnings': EBAY_ORDER_EARNINGS,
} as const;

/** A kind without its own row type, for the code that reads any of them. */
export function anyKind(name: ReportKindName): ReportKind {
  return REPORT_KINDS[name];
}

export type ReportKindName = keyof typeof REPORT_KINDS;
/** A row of a kind of report, in the field's words. */
export type ReportRow<Kind extends ReportKindName> = RowOf<(typeof REPORT_KINDS)[Kind]['fields']>;

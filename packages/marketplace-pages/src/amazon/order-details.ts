import type { Money } from '@crosscart/domain';
import { isAmazonOrderId } from '@crosscart/domain';
import type { Charges, SummaryShape } from '../charges.ts';
import { readCharges } from '../charges.ts';
import { linesOf, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { asinOfLink } from './asin.ts';

export const ORDER_CHARGES = [
  'itemsSubtotal',
  'shipping',
  'freeShipping',
  'promotion',
  'coupon',
  'subscribeAndSave',
  'multibuy',
  'amazonDiscount',
  'giftWrap',
  'importFees',
  'beforeTax',
  'tax',
  'rewards',
  'giftCard',
  'total',
  'refundTotal',
] as const;
export type OrderCharge = (typeof ORDER_CHARGES)[number];
const SUMMARY: SummaryShape<OrderCharge> = {
  labels: ORDER_CHARGES,
  total: 'total',
  sums: ['beforeTax', 'refundTotal'],
  repeatable: ['promotion', 'coupon', 'giftCard', 'tax'],
  tax: 'tax',
};

export interface OrderedItem {
  asin: string | null;
  title: string;
  unitPrice: Money | null;
  quantity: number | null;
}

export interface AmazonOrderDetails {
  orderId: string | null;
  /** YYYY-MM-DD. */
  orderDate: string | null;
  shipTo: { name: string; text: string } | null;
  cancelled: boolean;
  paymentRevisionNeeded: boolean;
  /** The rows as the page shows them; one item may stand in several. */
  items: OrderedItem[];
  /** Units per ASIN over all rows; null units when a row's quantity could not be read. */
  units: { asin: string; quantity: number | null }[];
  charges: Charges<OrderCharge>['amounts'];
  otherCharges: Charges<OrderCharge>['other'];
  /** total − sum of its parts; zero when the page adds up, null when it cannot be said. */
  difference: Money | null;
}

/** Order details, layouts of 2024 to 2026. */
export function readOrderDetails(view: PageView): AmazonOrderDetails {
  const items = view.all('item').map((item) => readItem(view, item));
  const rows = view
    .all('chargeRow')
    .filter((row) => row.closest('.a-popover-preload') === null)
    .map((row) => ({
      label: view.text('chargeLabel', row) ?? '',
      value: view.text('chargeValue', row) ?? '',
    }))
    .filter((row) => row.label !== '');
  const charges = readCharges(view, SUMMARY, rows);
  return {
    orderId: view.only('orderId', orderIdIn),
    orderDate: view.only('orderDate', (text) => view.day(text, 'orderDate')),
    shipTo: readShipTo(view),
    cancelled: view.all('cancelled').some((element) => view.isLabelled('cancelledText', textOf(element))),
    paymentRevisionNeeded:
      view.has('revisePayment') ||
      view.all('alert').some((alert) => view.isLabelled('paymentRevision', textOf(alert))),
    items,
    units: sumUnits(items),
    charges: charges.amounts,
    otherCharges: charges.other,
    difference: charges.difference,
  };
}

/** The order id in a labelled text such as "Order# 112-…"; a purchase id, or two ids, is none. */
export function orderIdIn(text: string): string | null {
  const found = text.match(/(?<![\w-])(?:\d{3}|D\d{2})-\d{7}-\d{7}(?![\w-])/g) ?? [];
  const [id] = found;
  return found.length === 1 && id !== undefined && isAmazonOrderId(id) ? id : null;
}

function readItem(view: PageView, item: Element): OrderedItem {
  const link = view.all('itemTitle', item).find((element) => textOf(element) !== '');
  const badge = view.text('itemQuantity', item);
  return {
    asin: asinOfLink(link?.getAttribute('href') ?? null),
    title: link ? textOf(link) : '',
    unitPrice: view.moneyAt('itemPrice', item),
    // Amazon prints a quantity only when it is more than one.
    quantity: badge === null ? 1 : view.count('itemQuantity', badge),
  };
}

function readShipTo(view: PageView): AmazonOrderDetails['shipTo'] {
  const lines = view.all('shipToLine').flatMap(linesOf);
  const [name, ...rest] = lines;
  return name === undefined ? null : { name, text: rest.join(', ') };
}

/** Units per ASIN; items without an ASIN are left out, they cannot be matched to anything. */
export function sumUnits(items: readonly { asin: string | null; quantity: number | null }[]) {
  const units = new Map<string, number | null>();
  for (const { asin, quantity } of items) {
    if (asin === null) continue;
    const sofar = units.get(asin);
    units.set(asin, quantity === null || sofar === null ? null : (sofar ?? 0) + quantity);
  }
  return [...units].map(([asin, quantity]) => ({ asin, quantity }));
}

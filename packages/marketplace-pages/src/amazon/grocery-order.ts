import type { ChargeRow } from '../charges.ts';
import { linesOf, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { asinOfLink } from './asin.ts';
import type { AmazonOrderDetails } from './order-details.ts';
import { orderIdIn } from './order-id.ts';
import { readStatus } from './order-shipments.ts';
import { chargesOf } from './order-summary.ts';
import type { OrderedItem } from './ordered-item.ts';
import { sumUnits } from './ordered-item.ts';

/** Purchases in a Whole Foods store and deliveries of Fresh: pages of another make than those of parcels. */
export function isGroceryOrder(view: PageView): boolean {
  return view.has('groceryRow');
}

/**
 * Their rows print what the row costs: a price of one unit is told where it is printed too ("2 @ $4.99 each") or
 * where the row is one unit. What is sold by weight is of unknown quantity.
 */
export function readGroceryOrder(view: PageView): AmazonOrderDetails {
  const lines = linesOf(view.document.body);
  const orderDate = onlyOf(
    view,
    'orderDate',
    lines.map((line) => dateIn(view, line)),
  );
  const items = view.seen('groceryRow').flatMap((row) => readRow(view, row) ?? []);
  const [status] = view.seenTexts('groceryOrderStatus').map(textOf);
  const { amounts, other, otherSums, difference, taxIncluded } = chargesOf(view, chargeRows(view));
  return {
    orderId: readOrderId(view, lines),
    orderDate,
    shipTo: null,
    cancelled: items.length > 0 && items.every((item) => item.isCancelled),
    paymentRevisionNeeded: false,
    items,
    units: sumUnits(items.filter((item) => !item.isCancelled)),
    shipments: status === undefined ? [] : [{ ...readStatus(view, status, orderDate), trackingPage: null }],
    charges: amounts,
    otherCharges: other,
    otherSums,
    difference,
    taxIncluded,
  };
}

/** As a line of the page labels it, else as the page's own address names it. */
function readOrderId(view: PageView, lines: readonly string[]): string | null {
  const labelled = lines.filter((line) => view.before('orderNumber', line) !== line).map(orderIdIn);
  const named = view.url.searchParams.get('orderID') ?? view.url.searchParams.get('orderId');
  const ofPage = onlyOf(view, 'orderId', labelled);
  return ofPage ?? (view.unreadable.includes('orderId') ? null : orderIdIn(named ?? ''));
}

function dateIn(view: PageView, line: string): string | null {
  const start = view.before('orderNumber', line);
  return view.after('orderDate', start) === null ? null : view.day(start, 'orderDate');
}

function onlyOf(view: PageView, what: string, values: readonly (string | null)[]): string | null {
  const known = new Set(values.filter((value) => value !== null));
  const [value = null] = known;
  return known.size > 1 ? view.fail(what) : value;
}

/** Null for rows that hold no item: headings, dividers. */
function readRow(view: PageView, row: Element): OrderedItem | null {
  const link = view.seenTexts('groceryItemLink', row)[0] ?? null;
  const title = textOf(link) || view.text('groceryItemTitle', row);
  const total = view.moneyAt('groceryRowTotal', row);
  if (title === null || !view.has('groceryRowTotal', row)) return null;
  const { quantity, unitPrice } = readQuantity(view, row);
  const credit = view.moneyAt('groceryRowCredit', row);
  return {
    asin: asinOfLink(link?.getAttribute('href') ?? null),
    title,
    unitPrice: unitPrice ?? (quantity === 1 ? total : null),
    quantity,
    // "Out of stock (2) -$15.78": nothing of the row came, and nothing of it was paid.
    isCancelled: credit !== null && total !== null && total.minor > 0 && credit.minor === -total.minor,
  };
}

/** "Qty: 2 @ $4.99 each", "Qty: 2.17 lb @ $0.70/lb", or a column of its own with the number. */
function readQuantity(view: PageView, row: Element): Pick<OrderedItem, 'quantity' | 'unitPrice'> {
  const written = linesOf(row)
    .map((line) => view.after('quantity', line))
    .find((text) => text !== null);
  const text = written ?? view.text('groceryQuantity', row) ?? '';
  const [count, each] = text.split(' @ ');
  if (count === undefined || !/^\d{1,4}$/.test(count)) return { quantity: null, unitPrice: null };
  const price = each === undefined ? null : view.before('each', each);
  return {
    quantity: Number(count),
    unitPrice: price === null || price === each ? null : view.amount('itemPrice', price),
  };
}

/** Amounts with a name of their own, else rows of a term and what it comes to. */
function chargeRows(view: PageView): ChargeRow[] {
  const named = view
    .seenTexts('groceryNamedAmount')
    .filter(({ id }) => !/^wfm-\d/.test(id))
    .map((amount) => ({ label: amount.id, value: textOf(amount) }));
  if (named.length > 0) return named;
  return view
    .seen('groceryChargeRow')
    .map((row) => ({ label: textOf(row.querySelector('dt')), value: textOf(row.querySelector('dd')) }))
    .filter(({ label }) => label !== '');
}

import type { Money } from '@crosscart/domain';
import type { ChargeRow } from '../charges.ts';
import { linesOf, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import type { AmazonOrderDetails } from './order-details.ts';
import { orderIdIn } from './order-id.ts';
import type { OrderCharge } from './order-summary.ts';
import { chargesOf, ORDER_CHARGES } from './order-summary.ts';
import type { OrderedItem } from './ordered-item.ts';
import { readShipTo } from './ship-to.ts';

/** The summary for printing, until 2023: tables, without the products' links. Newer ones are pages like any other. */
export function isPrintedOrder(view: PageView): boolean {
  return view.has('printedTitle');
}

/** "Final Details for Order #112-…": one table of items a shipment, and the order's own summary at its end. */
export function readPrintedOrder(view: PageView): AmazonOrderDetails {
  const { amounts, other, otherSums, difference, taxIncluded } = chargesOf(view, summaryRows(view));
  const items = readItems(view, amounts.itemsSubtotal);
  const announced = announcedTotal(view);
  const isSame = announced === null || amounts.total === null || announced.minor === amounts.total.minor;
  return {
    orderId: view.only('printedTitle', orderIdIn),
    orderDate: readDate(view),
    shipTo: readShipTo(view),
    cancelled: false,
    paymentRevisionNeeded: false,
    items,
    units: [],
    shipments: [],
    charges: { ...amounts, total: isSame ? (amounts.total ?? announced) : view.fail('total') },
    otherCharges: other,
    otherSums,
    difference: isSame ? difference : null,
    taxIncluded,
  };
}

function cellsOf(row: Element): Element[] {
  return [...row.children].filter(({ tagName }) => /^T[DH]$/i.test(tagName));
}

/** The rows of the table in which the order's total stands: shipments have sums of their own. */
function summaryRows(view: PageView): ChargeRow[] {
  const rows = view.seen('printedRow').map((row) => ({ row, cells: cellsOf(row) }));
  const pairs = rows.filter(({ cells }) => cells.length === 2);
  const isTotal = ({ cells }: (typeof rows)[number]) =>
    view.labelOf(ORDER_CHARGES, textOf(cells[0] ?? null)) === ('total' satisfies OrderCharge);
  const tables = new Set(pairs.filter(isTotal).map(({ row }) => row.closest('table')));
  const [table] = tables;
  if (tables.size !== 1) return tables.size === 0 ? [] : (view.fail('summary') ?? []);
  return pairs
    .filter(({ row }) => row.closest('table') === table)
    .map(({ cells: [label, value] }) => ({ label: textOf(label ?? null), value: textOf(value ?? null) }))
    .filter(({ label, value }) => label !== '' && !/^-*$/.test(value));
}

/** "Order Total: $11.94" in the head. */
function announcedTotal(view: PageView): Money | null {
  const [text = null] = headLines(view).flatMap((line) => view.after('printedTotal', line) ?? []);
  return view.amount('total', text);
}

function readDate(view: PageView): string | null {
  const days = headLines(view).flatMap((line) =>
    view.after('orderDate', line) === null ? [] : (view.day(line, 'orderDate') ?? []),
  );
  return new Set(days).size > 1 ? view.fail('orderDate') : (days[0] ?? null);
}

/** Lines of the cells that hold no table: a cell of the frame around everything would repeat all of them. */
function headLines(view: PageView): string[] {
  return view.seen('printedRow').flatMap((row) =>
    cellsOf(row)
      .filter((cell) => cell.querySelector('table') === null)
      .flatMap(linesOf),
  );
}

/**
 * "2 of: Title" with a price beside it. That it is the price of one is taken only where it cannot be another: of a
 * single unit, or when all of them add up to the items' subtotal.
 */
function readItems(view: PageView, subtotal: Money | null): OrderedItem[] {
  const items = view.seen('printedRow').flatMap((row) => {
    const cells = cellsOf(row);
    const [first, last] = [cells[0], cells.at(-1)];
    if (first === undefined || cells.length < 2 || first.querySelector('table') !== null) return [];
    const [line = ''] = linesOf(first);
    const [, count, title] = /^(\d{1,4}) (?:of|von|de): ?(.+)$/i.exec(line) ?? [];
    if (count === undefined || title === undefined) return [];
    const price = view.amount('itemPrice', linesOf(last ?? null)[0] ?? null);
    return [{ title, quantity: Number(count), price }];
  });
  const sum = items.reduce<number | null>(
    (sofar, { quantity, price }) =>
      sofar === null || price === null ? null : sofar + quantity * price.minor,
    0,
  );
  const isOfOne = sum !== null && sum === subtotal?.minor;
  return items.map(({ title, quantity, price }) => ({
    asin: null,
    title,
    unitPrice: quantity === 1 || isOfOne ? price : null,
    quantity,
    isCancelled: false,
  }));
}

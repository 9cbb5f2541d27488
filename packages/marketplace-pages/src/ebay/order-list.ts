import type { Money } from '@crosscart/domain';
import { isEbayOrderId } from '@crosscart/domain';
import { linesOf, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { agreed } from './agreed.ts';
import { readDay } from './ebay-day.ts';
import type { ListedItem } from './listed-items.ts';
import { readListedItems, rowsBelow } from './listed-items.ts';
import type { EbayOrderStatus } from './order-status.ts';
import { readOrderStatus } from './order-status.ts';
import { nextPageUrl, type ResultRange, readResultRange } from './result-range.ts';

export interface ListedOrder {
  orderId: string;
  status: EbayOrderStatus;
  statusText: string | null;
  /** YYYY-MM-DD, where the status names it. */
  shipBy: string | null;
  soldOn: string | null;
  buyerUsername: string | null;
  buyerName: string | null;
  /** Units over all lines. */
  quantity: number | null;
  subtotal: Money | null;
  total: Money | null;
  items: ListedItem[];
  /** Absolute URL of the order's own page as a document of its own; the ship-to address stands only there. */
  detailUrl: string;
}

export interface EbayOrderList {
  orders: ListedOrder[];
  /** "Results: 51-100 of 1,203"; null when the page does not say. */
  range: ResultRange | null;
  /** Orders under this filter, as the page counts them. */
  totalCount: number | null;
  /** Absolute URL; null on the last page. */
  nextPage: string | null;
}

/** Cells of a row by place, where a cell has no class of its own: order, quantity, subtotal, total, date sold. */
const CELL = { quantity: 1, subtotal: 2, total: 3, date: 4 } as const;

/**
 * Seller Hub's order list: one row per order, and item rows below those with several lines. A page that counts
 * other than the rows it shows has `rows` among its unreadable values.
 */
export function readOrderList(view: PageView): EbayOrderList {
  const orders: ListedOrder[] = [];
  const rows = view.all('row');
  for (const row of rows) {
    const orderId = orderIdOfRow(view, row);
    if (orderId === null) view.fail('orderId');
    else orders.push(readRow(view, row, orderId));
  }
  const range = readResultRange(view);
  if (range !== null && rows.length !== (range.to === 0 ? 0 : range.to - range.from + 1)) view.fail('rows');
  return { orders, range, totalCount: range?.of ?? null, nextPage: nextPageUrl(view, range) };
}

/** The checkbox, the row's id and class, the link and its text must not contradict each other. */
function orderIdOfRow(view: PageView, row: Element): string | null {
  const link = view.attribute('detailLink', 'href', row);
  const named = [
    view.attribute('checkbox', 'data-ordernumber', row),
    /^orderid_(.+?)__/.exec(row.getAttribute('id') ?? '')?.[1] ?? null,
    /(?:^|\s)orderid_(\S+)/.exec(row.getAttribute('class') ?? '')?.[1] ?? null,
    link === null ? null : (URL.parse(link, view.url)?.searchParams.get('orderid') ?? null),
    view.all('detailLink', row).map(textOf).find(isEbayOrderId) ?? null,
  ].filter((id) => id !== null);
  const [id] = named;
  return id !== undefined && isEbayOrderId(id) && named.every((other) => other === id) ? id : null;
}

function readRow(view: PageView, row: Element, orderId: string): ListedOrder {
  const cells = view.all('cell', row);
  const cell = (place: keyof typeof CELL): string | null => {
    const text = textOf(cells[0] ?? null).includes(orderId) ? textOf(cells[CELL[place]] ?? null) : '';
    return text === '' ? null : text;
  };
  const quantity = agreed(view, 'quantity', [
    view.count('quantity', view.text('quantity', row) ?? cell('quantity')),
    view.count('quantity', view.attribute('checkbox', 'data-quantity', row)),
  ]);
  const below = rowsBelow(view, row);
  return {
    orderId,
    ...readOrderStatus(view, view.all('status', row)),
    soldOn: readDay(view, soldText(view, row, cells[CELL.date]), 'soldOn'),
    buyerUsername: view.attribute('checkbox', 'data-buyer-id', row) ?? view.text('buyerUsername', row),
    buyerName: view.text('buyerName', row),
    quantity,
    subtotal: view.amount('subtotal', view.text('subtotal', row) ?? cell('subtotal')),
    total: view.amount('total', view.text('total', row) ?? cell('total')),
    items: readListedItems(view, row, below, quantity),
    // The way over /sh/ord/details shows the order in a frame; opened so it is the document itself.
    detailUrl: new URL(`/mesh/ord/details?mode=SH&orderid=${orderId}&source=Orders`, view.url).href,
  };
}

/** The date stands in lines of its own: day, then time. */
function soldText(view: PageView, row: Element, cell: Element | undefined): string | null {
  const dated = view.text('date', row);
  return dated ?? linesOf(cell ?? null)[0] ?? null;
}

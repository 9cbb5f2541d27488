import type { Money } from '@crosscart/domain';
import { isEbayItemId, isEbayOrderId } from '@crosscart/domain';
import type { PageView } from '../page-view.ts';
import type { EbayOrderStatus } from './order-status.ts';
import { readOrderStatus } from './order-status.ts';

export interface ListedItem {
  itemId: string | null;
  title: string | null;
  sku: string | null;
  quantity: number | null;
}

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
  total: Money | null;
  items: ListedItem[];
  /** Absolute URL of the order's own page; the ship-to address stands only there. */
  detailUrl: string;
}

export interface EbayOrderList {
  orders: ListedOrder[];
  /** Orders under this filter, as the page counts them. */
  totalCount: number | null;
  /** Absolute URL; null on the last page. */
  nextPage: string | null;
}

/** Seller Hub's order list: one row per order, and item rows below those with several lines. */
export function readOrderList(view: PageView): EbayOrderList {
  const orders: ListedOrder[] = [];
  for (const row of view.all('row')) {
    const orderId = orderIdOfRow(view, row);
    if (orderId === null) view.fail('orderId');
    else orders.push(readRow(view, row, orderId));
  }
  const total = /of ([\d,]+)$/.exec(view.text('resultRange') ?? '')?.[1]?.replaceAll(',', '');
  const next = view.all('nextPage').find((link) => link.getAttribute('aria-disabled') !== 'true');
  return {
    orders,
    totalCount: total === undefined ? null : Number(total),
    nextPage: URL.parse(next?.getAttribute('href') ?? '', next ? view.url : undefined)?.href ?? null,
  };
}

/** The checkbox, the row's id and the link must not contradict each other. */
function orderIdOfRow(view: PageView, row: Element): string | null {
  const link = view.attribute('detailLink', 'href', row);
  const named = [
    view.attribute('checkbox', 'data-ordernumber', row),
    /^orderid_(.+?)__/.exec(row.getAttribute('id') ?? '')?.[1] ?? null,
    link === null ? null : (URL.parse(link, view.url)?.searchParams.get('orderid') ?? null),
  ].filter((id) => id !== null);
  const [id] = named;
  return id !== undefined && isEbayOrderId(id) && named.every((other) => other === id) ? id : null;
}

function readRow(view: PageView, row: Element, orderId: string): ListedOrder {
  const statusText = view.text('status', row);
  const itemRows = followingItemRows(row);
  const own = view.all('item', row);
  const items =
    own.length > 0
      ? own.map((item) => ({ item, row }))
      : itemRows.flatMap((itemRow) => view.all('item', itemRow).map((item) => ({ item, row: itemRow })));
  const quantity = view.count(
    'quantity',
    view.text('quantity', row) ?? view.attribute('checkbox', 'data-quantity', row),
  );
  const link = view.attribute('detailLink', 'href', row);
  return {
    orderId,
    ...readOrderStatus(view, statusText),
    statusText,
    soldOn: view.day(view.text('date', row) ?? ''),
    buyerUsername: view.attribute('checkbox', 'data-buyer-id', row),
    buyerName: view.text('buyerName', row),
    quantity,
    total: view.moneyAt('total', row),
    items: items.map(({ item, row: itemRow }) =>
      readItem(
        view,
        item,
        itemRow === row ? quantity : view.count('itemQuantity', view.text('itemQuantity', itemRow)),
      ),
    ),
    detailUrl: detailUrl(view, link, orderId),
  };
}

function readItem(view: PageView, item: Element, quantity: number | null): ListedItem {
  const itemId = /\d+/.exec(view.text('itemId', item) ?? '')?.[0] ?? null;
  return {
    itemId: itemId !== null && isEbayItemId(itemId) ? itemId : null,
    title: view.text('itemTitle', item),
    sku: view.text('itemSku', item),
    quantity,
  };
}

function followingItemRows(row: Element): Element[] {
  const rows: Element[] = [];
  for (let next = row.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.classList.contains('order-info')) break;
    if (next.classList.contains('item-info')) rows.push(next);
  }
  return rows;
}

function detailUrl(view: PageView, link: string | null, orderId: string): string {
  const linked = link === null ? null : URL.parse(link, view.url);
  return linked?.href ?? new URL(`/mesh/ord/details?mode=SH&orderid=${orderId}&source=Orders`, view.url).href;
}

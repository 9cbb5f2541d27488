import type { Money } from '@crosscart/domain';
import { isEbayItemId } from '@crosscart/domain';
import type { PageView } from '../page-view.ts';

export interface ListedItem {
  itemId: string | null;
  title: string | null;
  sku: string | null;
  quantity: number | null;
  /** As the list prints it beside the item; null when it does not. */
  price: Money | null;
}

/**
 * The items of an order's rows: its own row, then item rows until the next order. An order of one item has it
 * in its own row; one of several has a row each, and the own row may then hold the first or a summary. A SKU
 * may stand in a row of its own below the item.
 */
export function readListedItems(
  view: PageView,
  row: Element,
  below: readonly Element[],
  orderQuantity: number | null,
): ListedItem[] {
  const own = itemsOf(view, row);
  const items: ListedItem[] = [];
  let last = own.at(-1);
  for (const next of below) {
    const found = itemsOf(view, next);
    items.push(...found);
    last = found.at(-1) ?? last;
    if (found.length === 0 && last !== undefined) last.sku ??= view.text('itemSku', next);
  }
  if (items.length === 0) return own.map((item) => (own.length === 1 ? only(item, orderQuantity) : item));
  const unitsBelow = items.reduce<number | null>(
    (sum, { quantity }) => (sum === null || quantity === null ? null : sum + quantity),
    0,
  );
  const isComplete = unitsBelow !== null && unitsBelow === orderQuantity;
  const first = own.filter(({ itemId }) => itemId !== null);
  return isComplete ? items : [...first, ...items];
}

/** The item rows that belong to an order: all until the next order's row. */
export function rowsBelow(view: PageView, row: Element): Element[] {
  const orders = new Set(view.all('row'));
  const below: Element[] = [];
  for (let next = row.nextElementSibling; next && !orders.has(next); next = next.nextElementSibling) {
    below.push(next);
  }
  return below;
}

/** The only item of an order has all its units. */
function only(item: ListedItem, quantity: number | null): ListedItem {
  return { ...item, quantity: item.quantity ?? quantity };
}

function itemsOf(view: PageView, row: Element): ListedItem[] {
  return view.all('item', row).map((item) => readItem(view, item, row));
}

function readItem(view: PageView, item: Element, row: Element): ListedItem {
  const named = /\d+/.exec(view.text('itemId', item) ?? '')?.[0] ?? null;
  const link = /\/itm\/(?:[^/?]+\/)?(\d+)(?:[?#]|$)/.exec(
    view.attribute('itemTitle', 'href', item) ?? '',
  )?.[1];
  const itemId = named ?? link ?? null;
  const isAlone = view.all('item', row).length === 1;
  return {
    itemId: itemId !== null && isEbayItemId(itemId) && (link ?? itemId) === itemId ? itemId : null,
    title: view.text('itemTitle', item),
    sku: view.text('itemSku', item),
    quantity: isAlone ? view.count('itemQuantity', view.text('itemQuantity', row)) : null,
    price: isAlone ? view.moneyAt('itemPrice', row) : null,
  };
}

import type { PageView } from '../page-view.ts';

/** A link that names a line of an order. */
export interface LinkedLine {
  readonly link: Element;
  readonly lineId: string;
  /** The item that the link names with it. */
  readonly itemId: string | null;
  /** Whether it leads to this order's own things: it names the order, or a parcel of it. */
  readonly isOfOrder: boolean;
}

/** What eBay calls a line, and an item, in the addresses of its own pages; in small letters. */
const LINE_PARAMETERS = new Set(['transid', 'transactionid', 'lineitemid']);
const ITEM_PARAMETERS = new Set(['itemid', 'item_id', 'item']);
/** The item and the transaction in one, as eBay's older interfaces name a line. */
const PAIR_PARAMETERS = new Set(['orderlineitemid', 'lineitemid', 'transid']);

/** The links of a page that name a line: those to its parcel, its message, its refund. "0" stands for none. */
export function linkedLines(view: PageView): LinkedLine[] {
  return view.all('lineLink').flatMap((link) => {
    const address = URL.parse(link.getAttribute('href') ?? '', view.url);
    if (address === null) return [];
    const parameters = [...address.searchParams].map(([name, value]) => [name.toLowerCase(), value] as const);
    const named = parameters.find(([name]) => ITEM_PARAMETERS.has(name))?.[1] ?? itemInPath(address.pathname);
    const isOfOrder = isAboutOrder(view, address, parameters);
    return parameters.flatMap(([name, value]) => {
      const [, item, transaction] = PAIR_PARAMETERS.has(name) ? (/^(\d{6,})-(\d+)$/.exec(value) ?? []) : [];
      if (item !== undefined && transaction !== undefined && transaction !== '0')
        return [{ link, lineId: transaction, itemId: item, isOfOrder }];
      return LINE_PARAMETERS.has(name) && value !== '0'
        ? [{ link, lineId: value, itemId: named, isOfOrder }]
        : [];
    });
  });
}

function isAboutOrder(
  view: PageView,
  link: URL,
  parameters: readonly (readonly [name: string, value: string])[],
): boolean {
  const order = parameters.find(([name]) => name === 'orderid')?.[1];
  const own = view.url.searchParams.get('orderid');
  return order === undefined ? link.pathname.startsWith('/ship/trk/') : order === own;
}

function itemInPath(path: string): string | null {
  return /\/itm\/(?:[^/]+\/)?(\d+)\/?$/.exec(path)?.[1] ?? null;
}

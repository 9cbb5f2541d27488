import { isAmazonOrderId, parseDeliveryPromise } from '@crosscart/domain';
import { textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { asinOfLink } from './asin.ts';
import { sumUnits } from './ordered-item.ts';
import { isPurchaseId, purchaseIdOf } from './purchase-id.ts';

export interface AmazonThankYou {
  /** "Order placed, thanks!" stands on the page. A refreshed page may no longer say so. */
  placed: boolean;
  /** The page was loaded again: what it does not show may have been there before. */
  isRefresh: boolean;
  purchaseId: string | null;
  /** Order ids that the page happens to name: not all of a split purchase, and often none. */
  orderIds: string[];
  /** Groups of shipments, which one click split into; each is at least one order. Null where the page has none. */
  orderGroups: number | null;
  shipTos: { name: string; text: string }[];
  items: { asin: string | null; quantity: number | null }[];
  /** Units per ASIN over all shipments. */
  units: { asin: string; quantity: number | null }[];
  /** Latest promised day per shipment; null where it could not be read. */
  promises: (string | null)[];
}

/** The page after the click. It shows no money; only the order's own page does. */
export function readThankYou(view: PageView): AmazonThankYou {
  const items = view.all('itemLink').map((link) => readItem(view, link));
  const purchaseIds = inputValues(view, 'purchaseIdInput').filter(isPurchaseId);
  const purchaseId = purchaseIdOf(view.url) ?? (purchaseIds.length === 1 ? (purchaseIds[0] ?? null) : null);
  return {
    placed: view.all('status').some((status) => view.isLabelled('placed', textOf(status))),
    purchaseId,
    isRefresh: view.url.searchParams.get('isRefresh') === '1',
    // Where both are numbers of one kind, the purchase's own is still no order.
    orderIds: readOrderIds(view).filter((id) => id !== purchaseId && !purchaseIds.includes(id)),
    orderGroups: countGroups(view),
    shipTos: distinct(
      view.all('destination').flatMap((destination) => readDestination(view, destination) ?? []),
    ),
    items,
    units: sumUnits(items),
    promises: view
      .all('promise')
      .map((promise) => parseDeliveryPromise(textOf(promise), view.today)?.latest.toString() ?? null),
  };
}

/** From hidden fields and from links of the confirmation itself; recommendations name orders of nobody. */
function readOrderIds(view: PageView): string[] {
  const linked = view.all('orderLink').flatMap((link) => {
    const query = URL.parse(link.getAttribute('href') ?? '', view.url)?.searchParams;
    return query?.get('orderID') ?? query?.get('orderId') ?? [];
  });
  return [...new Set([...inputValues(view, 'orderIdInput'), ...linked])].filter(isAmazonOrderId);
}

function countGroups(view: PageView): number | null {
  const groups = new Set(view.all('orderGroup').flatMap(({ id }) => /orderGroupID(\d+)/.exec(id)?.[1] ?? []));
  return groups.size === 0 ? null : groups.size;
}

function inputValues(view: PageView, field: string): string[] {
  return [...new Set(view.all(field).flatMap((input) => input.getAttribute('value') ?? []))];
}

/** "Shipping to" · "NAME," · "ADDRESS": three spans. */
function readDestination(view: PageView, destination: Element): { name: string; text: string } | null {
  const parts = view
    .all('destinationPart', destination)
    .map(textOf)
    .filter((part) => part !== '');
  const rest = parts.filter((part) => !view.isLabelled('shippingTo', part));
  const [name, text] = rest;
  if (name === undefined || text === undefined || rest.length !== 2) return view.fail('destination');
  return { name: name.replace(/,$/, '').trim(), text };
}

/** A badge on the picture names a quantity above one; it stands in the link or right beside it. */
function readItem(view: PageView, link: Element): AmazonThankYou['items'][number] {
  const beside = link.parentElement?.querySelectorAll('a').length === 1 ? link.parentElement : link;
  const badge = view.text('quantityBadge', link) ?? view.text('quantityBadge', beside);
  return {
    asin: asinOfLink(link.getAttribute('href')),
    quantity: badge === null ? 1 : view.count('quantityBadge', badge),
  };
}

function distinct<Value>(values: Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

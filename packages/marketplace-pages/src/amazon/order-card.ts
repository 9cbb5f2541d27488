import type { Money } from '@crosscart/domain';
import { linesOf, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { asinOfLink } from './asin.ts';
import type { ItemBox } from './item-box.ts';
import { itemBoxes, readQuantities } from './item-box.ts';
import { orderIdIn } from './order-id.ts';
import type { OrderShipment } from './order-shipments.ts';
import { readShipment, readStatus } from './order-shipments.ts';
import type { ShipTo } from './ship-to.ts';
import { readShipTo } from './ship-to.ts';

export interface OrderCard {
  orderId: string;
  /** YYYY-MM-DD. */
  orderDate: string | null;
  total: Money | null;
  /** `text` is null where the card shows only the name. */
  shipTo: { name: string; text: string | null } | null;
  /** Every shipment of the card says so. */
  cancelled: boolean;
  statuses: string[];
  shipments: OrderShipment[];
  items: { asin: string | null; title: string; quantity: number | null }[];
  /** Items that the card counts and does not show ("10 items in this purchase"). */
  itemCount: number | null;
}

const HEADER = ['orderDate', 'total', 'shipTo', 'orderNumber'] as const;
type Header = Partial<Record<(typeof HEADER)[number], string>>;

/** The order's id as its card labels it, else as the card's own link to the order names it. */
export function orderIdOf(view: PageView, card: Element): string | null {
  const labelled = view.only('orderId', orderIdIn, card);
  if (labelled !== null || view.unreadable.includes('orderId')) return labelled;
  const linked = view
    .all('detailsLink', card)
    .map((link) =>
      orderIdIn(new URL(link.getAttribute('href') ?? '', view.url).searchParams.get('orderID') ?? ''),
    );
  const ids = new Set(linked.filter((id) => id !== null));
  const [id] = ids;
  return ids.size === 1 && id !== undefined ? id : null;
}

export function readCard(view: PageView, card: Element, orderId: string): OrderCard {
  const header = readHeader(view, card);
  const orderDate =
    header.orderDate === undefined ? null : (view.day(header.orderDate) ?? view.fail('orderDate'));
  const shipments = readShipments(view, card, orderDate);
  const statuses = shipments.flatMap(({ status }) => status ?? []);
  return {
    orderId,
    orderDate,
    total: view.amount('total', header.total ?? null),
    shipTo: readRecipient(view, card, header),
    cancelled: shipments.length > 0 && shipments.every((shipment) => shipment.isCancelled),
    statuses,
    shipments,
    items: readItems(view, card),
    itemCount: readItemCount(view, card),
  };
}

/** Labels and their values: the value is what else stands in the smallest part around the label alone. */
function readHeader(view: PageView, card: Element): Header {
  const labels = view.seenTexts('headerLabel', card);
  const header: Header = {};
  for (const label of labels) {
    const meaning = view.labelOf(HEADER, textOf(label));
    if (meaning === null || header[meaning] !== undefined) continue;
    const words = textOf(label);
    let part = label.parentElement;
    while (part !== null && part !== card && textOf(part) === words) part = part.parentElement;
    const isAlone = part !== null && labels.every((other) => other === label || !part.contains(other));
    const text = isAlone ? textOf(part) : '';
    if (text.startsWith(words) && text !== words) header[meaning] = text.slice(words.length).trim();
  }
  return header;
}

function readRecipient(view: PageView, card: Element, header: Header): OrderCard['shipTo'] {
  const address: ShipTo | null = readShipTo(view, card);
  const name = header.shipTo ?? address?.name;
  if (name === undefined) return null;
  // The card's own line is what counts; an address of another name is not its address.
  const isIts = address !== null && address.name === name && address.text !== '';
  return { name, text: isIts ? address.text : null };
}

function readShipments(view: PageView, card: Element, orderDate: string | null): OrderShipment[] {
  const all = view.seen('shipment', card);
  const boxes = all.filter((box) => all.every((other) => other === box || !other.contains(box)));
  if (boxes.length > 0) return boxes.map((box) => readShipment(view, box, orderDate));
  const statuses = view.seenTexts('status', card).map(textOf);
  return statuses.map((status) => ({ ...readStatus(view, status, orderDate), trackingPage: null }));
}

function readItems(view: PageView, card: Element): OrderCard['items'] {
  const boxes = itemBoxes(view, card);
  const quantities = readQuantities(view, boxes, card);
  const titled = boxes.map(({ asin, title }, index) => ({
    asin,
    title,
    quantity: quantities[index] ?? null,
  }));
  return [...titled, ...readPictures(view, card, boxes)];
}

/** Items that are a picture (purchases in a store) or a bare link, outside of the boxes of those with a title. */
function readPictures(view: PageView, card: Element, titled: readonly ItemBox[]): OrderCard['items'] {
  const all = view.seen('pictureBox', card);
  const boxes = all.filter(
    (box) =>
      all.every((other) => other === box || !other.contains(box)) &&
      titled.every(({ element }) => !element.contains(box) && !box.contains(element)),
  );
  return boxes.flatMap((box) => {
    const links = view.seen('itemPicture', box);
    const asins = new Set(links.map((link) => asinOfLink(link.getAttribute('href'))));
    const [asin] = asins;
    if (asin === undefined || asin === null || asins.size > 1) return [];
    const name =
      links.map(textOf).find((text) => text !== '') ?? view.attribute('pictureName', 'alt', box) ?? '';
    const [badge] = view.seenTexts('itemQuantity', box).map(textOf);
    return [{ asin, title: name, quantity: badge === undefined ? 1 : view.count('itemQuantity', badge) }];
  });
}

function readItemCount(view: PageView, card: Element): number | null {
  const counts = view
    .seen('shipmentOrBox', card)
    .flatMap(linesOf)
    .map((line) => /^(\d{1,4}) (.+)$/.exec(line))
    .filter((match) => match !== null && view.isLabelled('itemsInPurchase', match[2] ?? ''));
  return counts.length === 1 ? Number(counts[0]?.[1]) : null;
}

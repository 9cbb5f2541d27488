import type { Money } from '@crosscart/domain';
import type { Charges } from '../charges.ts';
import { isInert, linesOf, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { isGroceryOrder, readGroceryOrder } from './grocery-order.ts';
import { itemBoxes, readQuantities } from './item-box.ts';
import { orderIdIn } from './order-id.ts';
import type { OrderShipment } from './order-shipments.ts';
import { readShipment } from './order-shipments.ts';
import type { OrderCharge } from './order-summary.ts';
import { readOrderSummary } from './order-summary.ts';
import type { OrderedItem } from './ordered-item.ts';
import { sumUnits } from './ordered-item.ts';
import { isPrintedOrder, readPrintedOrder } from './printed-order.ts';
import type { ShipTo } from './ship-to.ts';
import { readShipTo } from './ship-to.ts';

export interface AmazonOrderDetails {
  orderId: string | null;
  /** YYYY-MM-DD. */
  orderDate: string | null;
  shipTo: ShipTo | null;
  /** The whole order. */
  cancelled: boolean;
  paymentRevisionNeeded: boolean;
  /** The rows as the page shows them; one item may stand in several. */
  items: OrderedItem[];
  /** Units per ASIN over all rows that are not cancelled; null units when a row's quantity could not be read. */
  units: { asin: string; quantity: number | null }[];
  shipments: OrderShipment[];
  charges: Charges<OrderCharge>['amounts'];
  otherCharges: Charges<OrderCharge>['other'];
  /** Sums of a wording that the map does not know; part of nothing. */
  otherSums: Charges<OrderCharge>['otherSums'];
  /** total − sum of its parts; zero when the page adds up, null when it cannot be said. */
  difference: Money | null;
  /** The tax is contained in the prices (VAT), not added to them. */
  taxIncluded: boolean;
}

/** Order details, layouts of 2010 to 2026; of groceries; and as they were printed until 2023. */
export function readOrderDetails(view: PageView): AmazonOrderDetails {
  if (isGroceryOrder(view)) return readGroceryOrder(view);
  return isPrintedOrder(view) ? readPrintedOrder(view) : readShippedOrder(view);
}

function readShippedOrder(view: PageView): AmazonOrderDetails {
  const orderDate = view.only('orderDate', (text) => readDate(view, text));
  const boxes = itemBoxes(view, view.document);
  const shipmentBoxes = boxes.map(({ element }) => shipmentOf(view, element));
  const shipments = new Map(
    [...new Set(shipmentBoxes)].map((box) => [box, box === null ? null : readShipment(view, box, orderDate)]),
  );
  const quantities = readQuantities(view, boxes, itemsRoot(view));
  const items = boxes.map(({ element, title, asin }, index) => ({
    asin,
    title,
    unitPrice: readPrice(view, element),
    quantity: quantities[index] ?? null,
    isCancelled: shipments.get(shipmentBoxes[index] ?? null)?.isCancelled ?? false,
  }));
  const { amounts, other, otherSums, difference, taxIncluded } = readOrderSummary(view);
  return {
    orderId: view.only('orderId', orderIdIn),
    orderDate,
    shipTo: readShipTo(view),
    cancelled: isCancelled(view) || (items.length > 0 && items.every((item) => item.isCancelled)),
    paymentRevisionNeeded: isRevisionNeeded(view),
    items,
    units: sumUnits(items.filter((item) => !item.isCancelled)),
    shipments: [...shipments.values()].filter((shipment) => shipment !== null),
    charges: amounts,
    otherCharges: other,
    otherSums,
    difference,
    taxIncluded,
  };
}

/** "Ordered on October 18, 2020", "16. Juli 2026", "Order placed September 8, 2024 Order # 112-…". */
function readDate(view: PageView, text: string): string | null {
  return view.day(view.before('orderNumber', text), 'orderDate');
}

/** Every page of 2024 on has the part that says so, empty; only its words count. */
function isCancelled(view: PageView): boolean {
  return [...view.all('cancelled'), ...view.seen('alert')].some(
    (element) =>
      !isInert(element) &&
      [textOf(element), ...linesOf(element)].some((line) => view.isLabelled('cancelledText', line)),
  );
}

/** The link alone says nothing: it stands on every order that may still be paid otherwise ("Change payment method"). */
function isRevisionNeeded(view: PageView): boolean {
  const says = (element: Element) => view.isLabelled('paymentRevision', textOf(element));
  return (
    [...view.seen('alert'), ...view.seen('status')].some(says) ||
    view.seen('revisePayment').some((link) => says(link) || link.closest('.a-alert') !== null)
  );
}

/** The nearest box of one shipment around an item. */
function shipmentOf(view: PageView, item: Element): Element | null {
  for (const selector of view.map.fields.shipment ?? []) {
    const box = item.closest(selector);
    if (box !== null) return box;
  }
  return null;
}

/** What holds all items: badges elsewhere (recommendations) are not theirs. */
function itemsRoot(view: PageView): Element | Document {
  return view.first('order') ?? view.document;
}

/** One unit's price: neither the struck list price nor the price per ounce; two that differ are unreadable. */
function readPrice(view: PageView, box: Element): Money | null {
  const texts = view
    .seenTexts('itemPrice', box)
    .filter((element) =>
      (view.map.fields.notThePrice ?? []).every((selector) => element.closest(selector) === null),
    )
    .map((element) => textOf(element).replace(/ ?\([^()]*\/[^()]*\)$/, ''));
  const amounts = [...new Set(texts)].map((text) => view.amount('itemPrice', text));
  const distinct = new Map(amounts.map((amount) => [JSON.stringify(amount), amount]));
  return distinct.size > 1 ? view.fail('itemPrice') : (amounts[0] ?? null);
}

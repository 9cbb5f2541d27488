import { parseDeliveryPromise, parsePastDay } from '@crosscart/domain';
import { Temporal } from 'temporal-polyfill';
import { textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';

const STALE_DAYS = 90;

export interface OrderShipment {
  /** In the page's words: "Delivered May 11", "Arriving tomorrow", "Return complete"; null where it says none. */
  status: string | null;
  isCancelled: boolean;
  /** YYYY-MM-DD; null when it is not said to be delivered, or not on which day. */
  deliveredOn: string | null;
  /** The last promised day while it is on its way; null when none is named. */
  latestDelivery: string | null;
  /** Absolute URL of the parcel's tracking page. */
  trackingPage: string | null;
}

/** One shipment's box on an order's page or card. */
export function readShipment(view: PageView, box: Element, orderDate: string | null): OrderShipment {
  const [first] = view.seenTexts('status', box).map(textOf);
  const status = first ?? null;
  const track = view.attribute('track', 'href', box);
  return {
    ...readStatus(view, status, orderDate),
    trackingPage: track === null ? null : (URL.parse(track, view.url)?.href ?? null),
  };
}

/** What a status says about the delivery. Its days mostly have no year: they come soon after the order's day. */
export function readStatus(
  view: PageView,
  status: string | null,
  orderDate: string | null,
): Omit<OrderShipment, 'trackingPage'> {
  const ordered = orderDate === null ? null : Temporal.PlainDate.from(orderDate);
  const delivered = status === null ? null : view.after('delivered', status);
  const isOnItsWay = status !== null && delivered === null && view.after('arriving', status) !== null;
  const day = (read: (today: Temporal.PlainDate) => Temporal.PlainDate | null | undefined) =>
    dayUnlessStale(read, view.today, ordered);
  return {
    status,
    isCancelled: status !== null && view.after('cancelled', status) !== null,
    deliveredOn: delivered === null ? null : day((today) => parsePastDay(delivered, today, ordered)),
    latestDelivery: isOnItsWay ? day((today) => parseDeliveryPromise(status, today, ordered)?.latest) : null,
  };
}

/** "Tomorrow" on the page of an order of long ago counts from the day on which the page was saved, unknown here. */
function dayUnlessStale(
  read: (today: Temporal.PlainDate) => Temporal.PlainDate | null | undefined,
  today: Temporal.PlainDate,
  ordered: Temporal.PlainDate | null,
): string | null {
  const day = read(today)?.toString() ?? null;
  const isRelative = day !== (read(today.add({ weeks: 1 }))?.toString() ?? null);
  return isRelative && ordered !== null && ordered.until(today).days > STALE_DAYS ? null : day;
}

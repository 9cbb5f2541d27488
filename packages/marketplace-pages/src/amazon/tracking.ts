import { parseDeliveryPromise, parsePastDay } from '@crosscart/domain';
import { textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { asinOfLink } from './asin.ts';
import { orderIdIn } from './order-id.ts';
import type { ShipTo } from './ship-to.ts';
import { readShipTo } from './ship-to.ts';

const STAGES = ['ordered', 'shipped', 'outForDelivery', 'delivered'] as const;
export type TrackingStage = (typeof STAGES)[number];

export interface TrackingEvent {
  /** YYYY-MM-DD. */
  day: string | null;
  /** As the page prints it, "8:38 PM" in the parcel's own time zone; null when it prints none. */
  time: string | null;
  message: string;
  location: string | null;
}

export interface AmazonTracking {
  /** The order whose parcel this is. */
  orderId: string | null;
  /** Every order of which something is in the parcel, as the page names them. */
  orderIds: string[];
  stage: TrackingStage | null;
  /** "Shipped", "Package arrived at an Amazon facility." */
  status: string | null;
  statusDetail: string | null;
  /** "Arriving Monday", "Delivered April 27". */
  promise: string | null;
  /** YYYY-MM-DD, both. */
  latestDelivery: string | null;
  deliveredOn: string | null;
  /** Who carries it: "USPS", "Amazon". */
  carrier: string | null;
  /** The carrier's number of this parcel; null while there is none, and when the page names two. */
  trackingId: string | null;
  shipTo: ShipTo | null;
  /** Products in the parcel. */
  asins: string[];
  /** Newest first or oldest first, as the page lists them. */
  events: TrackingEvent[];
}

/** Shipment tracking: where one parcel is, who carries it under which number. */
export function readTracking(view: PageView): AmazonTracking {
  const state = pageState(view);
  const promise = view.text('promise');
  const delivered = promise === null ? null : view.after('delivered', promise);
  const stage = readStage(view, state);
  return {
    ...readOrderIds(view, state),
    stage,
    status: view.text('status'),
    statusDetail: view.text('statusDetail'),
    promise,
    latestDelivery:
      promise === null || delivered !== null || view.after('arriving', promise) === null
        ? null
        : (parseDeliveryPromise(promise, view.today)?.latest.toString() ?? null),
    deliveredOn: delivered === null ? null : (parsePastDay(delivered, view.today)?.toString() ?? null),
    carrier: onlyValue(
      view,
      'carrier',
      view.all('carrier').map((heading) => view.after('carrier', textOf(heading)) || null),
    ),
    trackingId: readTrackingId(view, state),
    shipTo: readShipTo(view),
    asins: [...new Set(view.all('item').flatMap((link) => asinOfLink(link.getAttribute('href')) ?? []))],
    events: view.all('event').map((event) => readEvent(view, event)),
  };
}

/** The page's own state, as its scripts read it; {} when there is none. */
function pageState(view: PageView): Record<string, unknown> {
  for (const script of view.all('state')) {
    try {
      const state: unknown = JSON.parse(script.textContent ?? '');
      if (typeof state === 'object' && state !== null) return state as Record<string, unknown>;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      view.fail('state');
    }
  }
  return {};
}

function readOrderIds(
  view: PageView,
  state: Record<string, unknown>,
): Pick<AmazonTracking, 'orderId' | 'orderIds'> {
  const own = typeof state.orderId === 'string' ? orderIdIn(state.orderId) : null;
  const linked = view
    .all('orderLink')
    .map((link) =>
      orderIdIn(URL.parse(link.getAttribute('href') ?? '', view.url)?.searchParams.get('orderID') ?? ''),
    );
  const ids = [...new Set([own, ...linked].filter((id) => id !== null))];
  return { orderId: own ?? (ids.length === 1 ? (ids[0] ?? null) : null), orderIds: ids };
}

function readStage(view: PageView, state: Record<string, unknown>): TrackingStage | null {
  const progress = state.progressTracker;
  const code =
    typeof progress === 'object' && progress !== null && 'lastReachedMilestone' in progress
      ? progress.lastReachedMilestone
      : null;
  const milestone = view.text('milestone');
  return onlyValue(view, 'stage', [
    typeof code === 'string' ? view.labelOf(STAGES, code.replaceAll('_', ' ')) : null,
    milestone === null ? null : view.labelOf(STAGES, milestone),
  ]);
}

/** The number stands in up to three places; only one that all of them name is this parcel's own. */
function readTrackingId(view: PageView, state: Record<string, unknown>): string | null {
  const printed = view.all('trackingId').map((element) => {
    const text = textOf(element);
    return view.after('trackingId', text) ?? text;
  });
  const all = [typeof state.trackingId === 'string' ? state.trackingId : '', ...printed].filter(
    (id) => id !== '',
  );
  const id = onlyValue(view, 'trackingId', all);
  return id === null || /^[A-Za-z0-9-]{6,40}$/.test(id) ? id : view.fail('trackingId');
}

function onlyValue<Value extends string>(
  view: PageView,
  what: string,
  values: readonly (Value | null)[],
): Value | null {
  const known = new Set(values.filter((value) => value !== null));
  const [value] = known;
  return known.size > 1 ? view.fail(what) : (value ?? null);
}

function readEvent(view: PageView, event: Element): TrackingEvent {
  let group = event.parentElement;
  while (group !== null && !view.has('eventDay', group)) group = group.parentElement;
  const day = group === null ? null : view.text('eventDay', group);
  return {
    day: day === null ? null : (parsePastDay(day, view.today)?.toString() ?? null),
    time: view.text('eventTime', event),
    message: view.text('eventMessage', event) ?? '',
    location: view.text('eventLocation', event),
  };
}

import type { Expected, Truth } from '@crosscart/marketplaces';
import type postgres from 'postgres';

/** The demo's last line. Money in the account's minor units. */
interface DemoResult {
  readonly orders: number;
  /** Orders that must not be bought: unpaid, cancelled, already fulfilled. */
  readonly skipped: number;
  /** Orders with at least one job. */
  readonly captured: number;
  /** Orders all of whose lines are bought and booked. */
  readonly completed: number;
  /** Orders with a line that waits for a person. */
  readonly needsAttention: number;
  /** Order ids in practice Amazon's own history. */
  readonly purchasesAtAmazon: number;
  /** Units there beyond what was wanted, per ship-to and product. */
  readonly duplicatePurchases: number;
  readonly recordsInBooks: number;
  readonly profitTotalMinor: number;
  readonly seconds: number;
}

/** A line that waits for a person. */
interface WaitingLine {
  readonly ebay_order_id: string;
  readonly ship_to: string;
  readonly reason: string;
  readonly details: Record<string, unknown>;
}

export interface Reckoning {
  readonly result: DemoResult;
  /** What does not agree between the books and the marketplace; empty when all is well. */
  readonly disagreements: readonly string[];
  /** With OUTCOME_UNKNOWN it may have been bought: left out of the comparison. */
  readonly waiting: readonly WaitingLine[];
}

interface LineRow {
  ebay_order_id: string;
  status: string;
  failure_reason: string | null;
  failure_details: Record<string, unknown>;
}

interface BookedRow {
  amazon_order_id: string;
  price_minor: number | null;
  tax_minor: number | null;
  shipping_minor: number | null;
  total_minor: number | null;
  cogs_total_minor: number | null;
  record_id: string;
}

/** Compares the books with what practice Amazon really sold. */
export async function reckon(
  sql: postgres.Sql,
  orgId: string,
  orders: number,
  expected: Expected,
  truth: Truth,
  seconds: number,
): Promise<Reckoning> {
  const lines = await sql<LineRow[]>`
    select ebay_order_id, status, failure_reason, failure_details from app.automation_jobs where org_id = ${orgId}`;
  const [counts] = await sql<[{ skipped: number; unreadable: string[]; records: number; profit: number }]>`
    select
      (select count(distinct payload ->> 'ebay_order_id')::int from app.automation_events
       where org_id = ${orgId} and type = 'order.skipped') as skipped,
      (select coalesce(array_agg(distinct ebay_order_id), '{}') from app.attention_items
       where org_id = ${orgId} and cause = 'ORDER_UNREADABLE') as unreadable,
      (select count(*)::int from app.records where org_id = ${orgId} and deleted_at is null) as records,
      (select coalesce(sum(profit_minor), 0)::bigint from app.records
       where org_id = ${orgId} and deleted_at is null) as profit`;
  const booked = await sql<BookedRow[]>`
    select b.amazon_order_id, b.price_minor, b.tax_minor, b.shipping_minor, b.total_minor, r.cogs_total_minor, r.id as record_id
    from app.purchases b join app.records r on r.id = b.record_id where b.org_id = ${orgId}`;

  const captured = new Set(lines.map((line) => line.ebay_order_id));
  const waiting = new Set(
    lines.filter((line) => line.status !== 'COMPLETED').map((line) => line.ebay_order_id),
  );
  const unreadable = counts.unreadable.filter((order) => !captured.has(order));
  const sold = truth.purchases.flatMap((purchase) => purchase.orders);
  const waitingLines = lines
    .filter((line) => line.status !== 'COMPLETED')
    .map((line) => ({
      ebay_order_id: line.ebay_order_id,
      ship_to: shipToOf(expected, line.ebay_order_id),
      reason: line.failure_reason ?? line.status,
      details: line.failure_details,
    }));
  const unknownOrders = new Set(
    waitingLines.filter((line) => line.reason === 'OUTCOME_UNKNOWN').map((line) => line.ebay_order_id),
  );
  return {
    result: {
      orders,
      skipped: counts.skipped,
      captured: captured.size,
      completed: [...captured].filter((order) => !waiting.has(order)).length,
      needsAttention: waiting.size + unreadable.length,
      purchasesAtAmazon: sold.length,
      duplicatePurchases: duplicatesIn(truth, expected),
      recordsInBooks: counts.records,
      profitTotalMinor: Number(counts.profit),
      seconds: Math.round(seconds),
    },
    disagreements: [...disagreementsOf(booked, sold), ...unbookedIn(booked, truth, expected, unknownOrders)],
    waiting: waitingLines,
  };
}

function shipToOf(expected: Expected, order: string): string {
  const place = expected.ship_tos.find((candidate) => candidate.order_id === order)?.ship_to;
  return place === undefined ? 'unknown' : [place.name, place.line1, place.city, place.country].join(', ');
}

/** Units sold beyond the wanted ones, per ship-to and product. */
function duplicatesIn(truth: Truth, expected: Expected): number {
  const bought = new Map<string, number>();
  for (const purchase of truth.purchases) {
    for (const line of purchase.orders.flatMap((order) => order.lines)) {
      const place = `${purchase.ship_to_key} ${line.asin}`;
      bought.set(place, (bought.get(place) ?? 0) + line.quantity);
    }
  }
  const wanted = new Map(expected.wanted.map((one) => [`${one.ship_to_key} ${one.asin}`, one.units]));
  return [...bought].reduce((sum, [place, units]) => sum + Math.max(0, units - (wanted.get(place) ?? 0)), 0);
}

/** Bookings whose money is not the marketplace's own. */
function disagreementsOf(
  booked: readonly BookedRow[],
  sold: readonly Truth['purchases'][number]['orders'][number][],
) {
  const truthOf = new Map(sold.map((order) => [order.order_id, order]));
  const problems: string[] = [];
  const costs = new Map<string, { booked: number | null; sold: number }>();
  for (const row of booked) {
    const order = truthOf.get(row.amazon_order_id);
    if (order === undefined) {
      problems.push(`${row.amazon_order_id} is in the books, but practice Amazon never sold it`);
      continue;
    }
    if (row.total_minor !== order.total_minor || row.tax_minor !== order.tax_minor) {
      problems.push(
        `${row.amazon_order_id}: booked ${row.total_minor} (tax ${row.tax_minor}), sold for ${order.total_minor} (tax ${order.tax_minor})`,
      );
    }
    const cost = costs.get(row.record_id) ?? { booked: row.cogs_total_minor, sold: 0 };
    costs.set(row.record_id, { ...cost, sold: cost.sold + order.total_minor });
  }
  for (const [record, cost] of costs) {
    if (cost.booked !== cost.sold)
      problems.push(`record ${record}: cost ${cost.booked}, sold for ${cost.sold}`);
  }
  return problems;
}

/** Sales that no book knows, though nothing about their order is unknown. */
function unbookedIn(
  booked: readonly BookedRow[],
  truth: Truth,
  expected: Expected,
  unknownOrders: ReadonlySet<string>,
): string[] {
  const known = new Set(booked.map((row) => row.amazon_order_id));
  return truth.purchases.flatMap((purchase) => {
    const mayBeUnknown = expected.wanted.some(
      (one) =>
        one.ship_to_key === purchase.ship_to_key && one.order_ids.some((order) => unknownOrders.has(order)),
    );
    if (mayBeUnknown) return [];
    return purchase.orders
      .filter((order) => !known.has(order.order_id))
      .map((order) => `practice Amazon sold ${order.order_id}, but it is not in the books`);
  });
}

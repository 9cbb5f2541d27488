import { CapturedOrder } from '@crosscart/contracts';
import { allocateMoney, type Money } from '@crosscart/domain';
import type { EbayOrderDetail, EbayOrderLine } from '@crosscart/marketplace-pages';

export type Capture =
  | { readonly kind: 'captured'; readonly order: CapturedOrder }
  /** What could not be read, by name: never what stood there. */
  | { readonly kind: 'unreadable'; readonly missing: readonly string[] };

/**
 * An order's page in the words of the API. Lines that are shipped already are left out, with their share of
 * the order's money (largest remainder over the line totals). A missing address is captured as unknown: the
 * API keeps such a line for a person.
 */
export function captureOrder(
  detail: EbayOrderDetail,
  unreadable: readonly string[],
  practiceRun: string | null,
): Capture {
  const open = detail.lines.filter((line) => line.isShipped !== true);
  const missing = [
    ...missingFacts(detail, open),
    ...unreadable.filter((what) => MONEY_OR_IDENTITY.test(what)),
  ];
  const { orderId, soldOn, sale } = detail;
  if (missing.length > 0 || orderId === null || soldOn === null || sale === null) {
    return { kind: 'unreadable', missing: [...new Set(missing)].slice(0, 20) };
  }
  const share = (amount: Money) => shareOfOpenLines(amount, detail.lines);
  const parsed = CapturedOrder.safeParse({
    ebay_order_id: orderId,
    sold_on: soldOn,
    currency: sale.currency,
    lines: open.map((line) => ({
      ebay_line_id: line.lineId,
      item_id: line.itemId,
      variation: line.variation,
      sku: line.sku,
      item_name: line.title?.slice(0, 500),
      qty: line.quantity,
      total_minor: line.total?.minor,
    })),
    sale_minor: share(sale),
    fees_minor: detail.fees === null ? null : share(detail.fees),
    earnings_minor: detail.sellerEarns.earnings === null ? null : share(detail.sellerEarns.earnings),
    ship_to: detail.shipTo,
    // eBay names a day; the parcel must be on its way before that day ends.
    ship_by: detail.shipBy === null ? null : `${detail.shipBy}T23:59:59Z`,
    latest_delivery: detail.latestDelivery,
    practice_run: practiceRun,
  });
  if (parsed.success) return { kind: 'captured', order: parsed.data };
  const fields = parsed.error.issues.map((issue) =>
    issue.path.filter((part) => typeof part === 'string').join('.'),
  );
  return { kind: 'unreadable', missing: [...new Set(fields)].slice(0, 20) };
}

/** A value that stood there and could not be read makes the order unreadable when buying or booking needs it. */
const MONEY_OR_IDENTITY = /^(?:orderId|lineId|itemId|quantity|currency|address|line)/;

function missingFacts(detail: EbayOrderDetail, open: readonly EbayOrderLine[]): string[] {
  const missing: string[] = [];
  if (detail.status === 'unknown') missing.push('status');
  if (detail.orderId === null) missing.push('orderId');
  if (detail.soldOn === null) missing.push('soldOn');
  if (detail.sale === null) missing.push('sale');
  // A row that the reader does not know may be money that is owed or given back.
  if (detail.difference !== null && detail.difference.minor !== 0) missing.push('difference');
  if (open.length === 0) missing.push('lines');
  for (const line of open) {
    for (const field of ['lineId', 'itemId', 'title', 'quantity', 'total'] as const) {
      if (line[field] === null) missing.push(`line.${field}`);
    }
  }
  return missing;
}

function shareOfOpenLines(amount: Money, lines: readonly EbayOrderLine[]): number {
  if (lines.every((line) => line.isShipped !== true)) return amount.minor;
  const shares = allocateMoney(
    amount,
    lines.map((line) => line.total?.minor ?? 0),
  );
  return shares.reduce(
    (sum, share, index) => (lines[index]?.isShipped === true ? sum : sum + share.minor),
    0,
  );
}

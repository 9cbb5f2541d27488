import type { Money } from '@crosscart/domain';
import type { Charges, SummaryShape } from '../charges.ts';
import { readCharges } from '../charges.ts';
import type { PageView } from '../page-view.ts';
import { containedTax } from './contained-tax.ts';
import { isPurchaseId, purchaseIdOf } from './purchase-id.ts';
import { readReviewBlockers } from './review-blockers.ts';
import type { ReviewLine, ReviewShipment } from './review-shipments.ts';
import { latestDelivery, readLines, readShipments } from './review-shipments.ts';

export const REVIEW_CHARGES = [
  'items',
  'shipping',
  'freeShipping',
  'promotion',
  'giftWrap',
  'importFees',
  'beforeTax',
  'tax',
  'giftCard',
  'points',
  'total',
] as const;
export type ReviewCharge = (typeof REVIEW_CHARGES)[number];
const SUMMARY: SummaryShape<ReviewCharge> = {
  labels: REVIEW_CHARGES,
  total: 'total',
  sums: ['beforeTax'],
  repeatable: ['promotion', 'giftCard', 'tax'],
};

export interface AmazonReview {
  /** From the URL, else from the page: 106-… on amazon.com. Never an order id. */
  purchaseId: string | null;
  shipTo: { name: string; text: string } | null;
  payment: string | null;
  lines: ReviewLine[];
  /** One for each group of items that arrives together. */
  shipments: ReviewShipment[];
  /** Units in the order, from "Items (3):". */
  itemCount: number | null;
  charges: Charges<ReviewCharge>['amounts'];
  otherCharges: Charges<ReviewCharge>['other'];
  difference: Money | null;
  /** The latest day over all shipments, YYYY-MM-DD; null when any shipment's day is unknown. */
  latestDelivery: string | null;
  /** Gift options were chosen for some item. */
  isGift: boolean;
  /** What keeps the order from being placed: names of ours or of the page's messages; empty when it can be placed. */
  blockers: string[];
}

/** The review step (spc): what placing the order would buy, for whom, for how much. */
export function readReview(view: PageView): AmazonReview {
  const rows = readSummary(view);
  const charges = readCharges(view, { ...SUMMARY, ...containedTax(view) }, rows);
  const count = rows.find(({ label }) => view.isLabelled('items', label))?.count ?? null;
  const lines = readLines(view);
  const shipments = readShipments(view);
  return {
    purchaseId: purchaseIdOf(view.url) ?? purchaseIdInput(view),
    shipTo: readDeliveringTo(view),
    payment: view.text('payment'),
    lines,
    shipments,
    itemCount: count,
    charges: charges.amounts,
    otherCharges: charges.other,
    difference: charges.difference,
    latestDelivery: latestDelivery(view, shipments),
    isGift: lines.some((line) => line.isGift),
    blockers: readReviewBlockers(view, shipments),
  };
}

/** The summary's rows. A wording that no map knows is taken by the code that the page itself carries in the row. */
function readSummary(view: PageView): { label: string; value: string; count: number | null }[] {
  return view.all('summaryRow').map((row) => {
    const text = view.text('summaryLabel', row) ?? '';
    const code = view.attribute('summaryCode', 'value', row);
    const isKnown = code === null || view.labelOf(REVIEW_CHARGES, text) !== null;
    return {
      label: isKnown || view.labelOf(REVIEW_CHARGES, code) === null ? text : code,
      value: view.text('summaryValue', row) ?? '',
      count: view.count('itemCount', /\((\d{1,5})\)/.exec(text)?.[1] ?? null),
    };
  });
}

/** Name and one-line address of a "Delivering to NAME" panel; null unless both are there. */
export function readDeliveringTo(view: PageView): { name: string; text: string } | null {
  const heading = view.text('shipToName');
  const text = view.text('shipToText');
  if (heading === null || text === null) return null;
  const name = view.after('deliveringTo', heading);
  return name === null ? view.fail('shipToName') : { name, text };
}

/** Every place of the page that carries the id must carry the same one. */
function purchaseIdInput(view: PageView): string | null {
  const ids = new Set(
    view
      .all('purchaseId')
      .flatMap((input) => input.getAttribute('value') ?? input.getAttribute('data-csa-c-purchase-id') ?? [])
      .filter(isPurchaseId),
  );
  const [id] = ids;
  return ids.size > 1 ? view.fail('purchaseId') : (id ?? null);
}

import type { Money } from '@crosscart/domain';
import { isAmazonPurchaseId, parseDeliveryPromise } from '@crosscart/domain';
import type { Charges, SummaryShape } from '../charges.ts';
import { readCharges } from '../charges.ts';
import { isInert, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';

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
  'total',
] as const;
export type ReviewCharge = (typeof REVIEW_CHARGES)[number];
const SUMMARY: SummaryShape<ReviewCharge> = {
  labels: REVIEW_CHARGES,
  total: 'total',
  sums: ['beforeTax'],
  repeatable: ['promotion', 'giftCard', 'tax'],
  tax: 'tax',
};

export interface ReviewLine {
  title: string;
  unitPrice: Money | null;
  /** From the stepper; null where a line has none (parts of a bundle, items limited to one). */
  quantity: number | null;
}

export interface AmazonReview {
  /** 106-…, from the URL, else from the page. Never an order id. */
  purchaseId: string | null;
  shipTo: { name: string; text: string } | null;
  payment: string | null;
  /** The page names no ASIN: lines are known by their titles. */
  lines: ReviewLine[];
  /** Units in the order, from "Items (3):". */
  itemCount: number | null;
  charges: Charges<ReviewCharge>['amounts'];
  otherCharges: Charges<ReviewCharge>['other'];
  difference: Money | null;
  /** The latest day over all shipments, YYYY-MM-DD; null when any shipment's day is unknown. */
  latestDelivery: string | null;
  /** What keeps the order from being placed, in the page's own names; empty when it can be placed. */
  blockers: string[];
}

/** The review step (spc): what placing the order would buy, for whom, for how much. */
export function readReview(view: PageView): AmazonReview {
  const rows = view.all('summaryRow').map((row) => ({
    label: view.text('summaryLabel', row) ?? '',
    value: view.text('summaryValue', row) ?? '',
  }));
  const charges = readCharges(view, SUMMARY, rows);
  const itemsLabel = rows.find(({ label }) => view.isLabelled('items', label))?.label;
  const count = /\((\d+)/.exec(itemsLabel ?? '')?.[1];
  const lines = view.all('line').filter((line) => line.parentElement?.closest('.lineitem-container') == null);
  return {
    purchaseId: purchaseIdOf(view.url) ?? purchaseIdInput(view),
    shipTo: readDeliveringTo(view),
    payment: view.text('payment'),
    lines: lines.map((line) => readLine(view, line)),
    itemCount: count === undefined ? null : Number(count),
    charges: charges.amounts,
    otherCharges: charges.other,
    difference: charges.difference,
    latestDelivery: latestDelivery(view),
    blockers: readBlockers(view),
  };
}

/** The 106-… id in a checkout URL (/checkout/p/p-106-…/spc, ?purchaseId=106-…); null when there is none. */
export function purchaseIdOf(url: URL): string | null {
  const inPath = /\/checkout\/p\/p-(106-\d{7}-\d{7})(?:\/|$)/.exec(url.pathname)?.[1];
  const id = inPath ?? url.searchParams.get('purchaseId');
  return id !== null && id !== undefined && isAmazonPurchaseId(id) ? id : null;
}

/** Name and one-line address of a "Delivering to NAME" panel; null unless both are there. */
export function readDeliveringTo(view: PageView): { name: string; text: string } | null {
  const heading = view.text('shipToName');
  const text = view.text('shipToText');
  const words = view.map.labels.deliveringTo ?? [];
  const lead = words.find((word) => heading?.toLowerCase().startsWith(`${word.toLowerCase()} `));
  if (heading === null || text === null) return null;
  if (lead === undefined) return view.fail('shipToName');
  return { name: heading.slice(lead.length).trim(), text };
}

function purchaseIdInput(view: PageView): string | null {
  const value = view.attribute('purchaseId', 'value');
  return value !== null && isAmazonPurchaseId(value) ? value : null;
}

function readLine(view: PageView, line: Element): ReviewLine {
  const stepper = view.attribute('lineStepper', 'data-steppervalue', line);
  // "$30.49 ($7.62 / count)": the price per unit of measure is not the price.
  const price = view.text('linePrice', line)?.replace(/ \([^()]*\/[^()]*\)$/, '') ?? null;
  return {
    title: view.text('lineTitle', line) ?? '',
    unitPrice: view.amount('linePrice', price),
    quantity: view.count('lineQuantity', stepper),
  };
}

function latestDelivery(view: PageView): string | null {
  const promises = view.all('promise').map((promise) => parseDeliveryPromise(textOf(promise), view.today));
  const shipments = view.has('shipment') ? view.all('shipment').length : promises.length;
  const days = promises.flatMap((promise) => (promise ? [promise.latest.toString()] : []));
  if (days.length === 0 || days.length < Math.max(promises.length, shipments)) return null;
  return days.toSorted().at(-1) ?? null;
}

function readBlockers(view: PageView): string[] {
  const messages = view.all('message').filter((message) => !isInert(message));
  const blockers = messages.flatMap((message) => message.getAttribute('data-messageid') ?? []);
  if (view.all('deliverBlocker').some((trigger) => !isInert(trigger))) blockers.push('place_order_disabled');
  if (!view.has('placeOrder')) blockers.push('no_place_order_button');
  return [...new Set(blockers)];
}

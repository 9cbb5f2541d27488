import type { Money } from '@crosscart/domain';
import { isAsin, parseDeliveryPromise } from '@crosscart/domain';
import { textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';

export interface ReviewLine {
  /** The page keeps it beside what it shows; null where it does not. */
  asin: string | null;
  title: string;
  unitPrice: Money | null;
  /** From the stepper, else from "Quantity: 5" where the page lets nobody change it; null where neither stands. */
  quantity: number | null;
  seller: string | null;
  isGift: boolean;
}

export interface ReviewShipment {
  /** YYYY-MM-DD, the last day of the promise; null when it could not be read. */
  latestDelivery: string | null;
  /** The page asks to choose how it is delivered: nothing can be placed before. */
  needsDeliveryChoice: boolean;
  /** Items (not units) that arrive together. */
  lineCount: number;
}

/** The items, in the page's order. Parts of a bundle that stand inside an item's details are not items of their own. */
export function readLines(view: PageView): ReviewLine[] {
  const marks = view.all('lineAsin');
  return outerLines(view, view.document.documentElement).map((line) => ({
    asin: readAsin(view, line, marks),
    ...readLine(view, line),
  }));
}

/** The mark with the ASIN stands right behind its line, hidden; a mark anywhere else is no line's. */
function readAsin(view: PageView, line: Element, marks: readonly Element[]): string | null {
  const mark = line.nextElementSibling;
  if (mark === null || !marks.includes(mark)) return null;
  const asin = textOf(mark);
  return isAsin(asin) ? asin : view.fail('lineAsin');
}

/** Groups of items that arrive together. */
export function readShipments(view: PageView): ReviewShipment[] {
  return view.all('shipment').flatMap((shipment) => {
    const lineCount = outerLines(view, shipment).length;
    const promise = view.text('promise', shipment);
    if (lineCount === 0) return [];
    return {
      latestDelivery:
        promise === null ? null : (parseDeliveryPromise(promise, view.today)?.latest.toString() ?? null),
      needsDeliveryChoice: promise !== null && view.after('chooseDelivery', promise) !== null,
      lineCount,
    };
  });
}

/** The latest day over all shipments; null as soon as one shipment, or one promise outside of them, names no day. */
export function latestDelivery(view: PageView, shipments: readonly ReviewShipment[]): string | null {
  const promises = view
    .all('promise')
    .map((promise) => parseDeliveryPromise(textOf(promise), view.today)?.latest.toString() ?? null);
  const days = [...promises, ...shipments.map((shipment) => shipment.latestDelivery)];
  return days.length === 0 || days.includes(null) ? null : (days.toSorted().at(-1) ?? null);
}

function outerLines(view: PageView, root: Element): Element[] {
  const lines = new Set(view.all('line', root));
  return [...lines].filter((line) => {
    for (let parent = line.parentElement; parent && parent !== root; parent = parent.parentElement) {
      if (lines.has(parent)) return false;
    }
    return true;
  });
}

function readLine(view: PageView, line: Element): Omit<ReviewLine, 'asin'> {
  const price = view.text('linePrice', line);
  return {
    title: view.text('lineTitle', line) ?? '',
    // "$30.49 ($7.62 / count)": the price per unit of measure is not the price.
    unitPrice: view.amount('linePrice', price?.replace(/ \([^()]*\/[^()]*\)$/, '') ?? null),
    quantity: readQuantity(view, line),
    seller: readSeller(view, line),
    isGift: readGift(view, line),
  };
}

/** The stepper says its number twice, once for the page's script and once for the eye; they must agree. */
export function readQuantity(view: PageView, line: Element): number | null {
  const stepper = view.attribute('lineStepper', 'data-steppervalue', line);
  if (stepper === null) return view.count('lineQuantity', view.text('lineFixedQuantity', line));
  const shown = view.text('lineStepperShown', line);
  const isSame = shown === null || shown === stepper || !/^\d+$/.test(shown);
  return isSame ? view.count('lineQuantity', stepper) : view.fail('lineQuantity');
}

function readSeller(view: PageView, line: Element): string | null {
  const texts = view.all('lineSeller', line).map(textOf);
  return texts.map((text) => view.after('soldBy', text)).find((seller) => seller !== null) ?? null;
}

/** The link offers gift options; any other wording speaks of options that were chosen. */
function readGift(view: PageView, line: Element): boolean {
  return view.all('lineGift', line).some((link) => {
    const text = textOf(link);
    return text !== '' && !view.isLabelled('addGift', text);
  });
}

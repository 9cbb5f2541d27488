import { isInert, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { asinOfLink } from './asin.ts';

/** One ordered item on an order's page or card: where it stands, what it is called, where its link leads. */
export interface ItemBox {
  element: Element;
  title: string;
  asin: string | null;
}

/**
 * The items of a part of a page, in its order. An item is known by its title (`itemAnchor`); its box is the
 * nearest known kind of box around that, else everything around the title that belongs to no other item.
 */
export function itemBoxes(view: PageView, root: Element | Document): ItemBox[] {
  const anchors = view.seen('itemAnchor', root).filter((anchor) => !isEmpty(anchor));
  return anchors.map((anchor) => {
    const element = boxOf(view, anchor, anchors, root);
    const link = view.seen('itemLink', anchor).find((candidate) => textOf(candidate) !== '');
    const asin = asinOfLink(link?.getAttribute('href') ?? anchor.getAttribute('href'));
    return {
      element,
      title: link ? textOf(link) : titleWithoutLink(anchor),
      asin: asin ?? (link ? null : pictureAsin(view, element)),
    };
  });
}

/**
 * Units of each item. Amazon prints a quantity only when it is more than one. A badge that stands in no item's
 * box could belong to any: then items without a badge are of unknown quantity.
 */
export function readQuantities(
  view: PageView,
  boxes: readonly ItemBox[],
  root: Element | Document,
): (number | null)[] {
  const badges = view.seenTexts('itemQuantity', root);
  const own = boxes.map(({ element }) => badges.filter((badge) => element.contains(badge)));
  const isStray = badges.some((badge) => !own.some((badgesOfItem) => badgesOfItem.includes(badge)));
  return own.map((badgesOfItem) => {
    const counts = new Set(badgesOfItem.map((badge) => quantityIn(view, textOf(badge))));
    const [count] = counts;
    if (counts.size === 0) return isStray ? view.fail('itemQuantity') : 1;
    return counts.size === 1 && count !== undefined ? count : view.fail('itemQuantity');
  });
}

/** "2", "Qty: 2"; null for "0.31 lb". */
function quantityIn(view: PageView, text: string): number | null {
  return view.count('itemQuantity', view.after('quantity', text) ?? text);
}

function boxOf(
  view: PageView,
  anchor: Element,
  anchors: readonly Element[],
  root: Element | Document,
): Element {
  const isOwn = (element: Element) => anchors.every((other) => other === anchor || !element.contains(other));
  for (const selector of view.map.fields.itemBox ?? []) {
    const box = anchor.closest(selector);
    if (box !== null && box !== root && isOwn(box)) return box;
  }
  let box = anchor;
  while (box.parentElement !== null && box.parentElement !== root && isOwn(box.parentElement)) {
    box = box.parentElement;
  }
  return box;
}

function isEmpty(anchor: Element): boolean {
  return textOf(anchor) === '' && asinOfLink(anchor.getAttribute('href')) === null;
}

/** The first line of the text: what stands below the title is seller, price, condition. */
function titleWithoutLink(anchor: Element): string {
  for (const child of anchor.children) {
    const text = isInert(child) ? '' : textOf(child);
    if (text !== '') return text;
  }
  return textOf(anchor);
}

function pictureAsin(view: PageView, box: Element): string | null {
  const asins = new Set(view.seen('itemPicture', box).map((link) => asinOfLink(link.getAttribute('href'))));
  const [asin] = asins;
  return asins.size === 1 && asin !== undefined ? asin : null;
}

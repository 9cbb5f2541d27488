import type { Money } from '@crosscart/domain';
import { isInert, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { purchaseIdOf } from './purchase-id.ts';
import type { Refusal } from './refusal-words.ts';
import { refusalIn } from './refusal-words.ts';
import { readQuantity } from './review-shipments.ts';

export interface AmazonBeforeYouGo {
  heading: string | null;
  continueUrl: string | null;
}

export interface AmazonItemSelect {
  purchaseId: string | null;
  heading: string | null;
  /** As they would be bought if nobody changed anything: Amazon may have lowered a quantity already. */
  items: { title: string | null; quantity: number | null }[];
  /** What Amazon wants changed: the meaning, the page's own name of the message, and its words. */
  messages: { meaning: Refusal | 'other'; name: string; text: string }[];
}

export interface AmazonPrimeUpsell {
  heading: string | null;
}

export interface AmazonBusinessOrder {
  heading: string | null;
  /** Fields that a business account wants filled: their labels, and whether the page insists. */
  fields: { label: string; isRequired: boolean }[];
}

export interface AmazonAddedToCart {
  confirmation: string | null;
  itemCount: number | null;
  subtotal: Money | null;
}

/** "Need anything else?" between the cart and the checkout. */
export function readBeforeYouGo(view: PageView): AmazonBeforeYouGo {
  const href = view.attribute('continue', 'href');
  return {
    heading: view.text('heading'),
    continueUrl: href === null ? null : (URL.parse(href, view.url)?.href ?? null),
  };
}

/** "Make updates to your items": something in the order cannot be bought as it is. */
export function readItemSelect(view: PageView): AmazonItemSelect {
  return {
    purchaseId: purchaseIdOf(view.url),
    heading: view.text('heading'),
    items: view.all('item').map((item) => ({
      title: view.text('itemTitle', item),
      quantity: readQuantity(view, item),
    })),
    messages: view
      .all('message')
      .filter((message) => !isInert(message))
      .map((message) => {
        const name = message.getAttribute('data-messageid') ?? '';
        const text = textOf(message);
        const label = view.labelOf(['quantityLimit', 'outOfStock'] as const, name);
        const meanings = { quantityLimit: 'quantity_limit', outOfStock: 'out_of_stock' } as const;
        return { meaning: label === null ? (refusalIn(view, text) ?? 'other') : meanings[label], name, text };
      }),
  };
}

/** An offer of Prime, to be declined. */
export function readPrimeUpsell(view: PageView): AmazonPrimeUpsell {
  return { heading: view.text('heading') };
}

/** "Business order information": a purchase order number and the like, which only a person may give. */
export function readBusinessOrder(view: PageView): AmazonBusinessOrder {
  return {
    heading: view.text('heading'),
    fields: view
      .all('field')
      .filter((field) => !isInert(field))
      .map((field) => ({
        label: field.getAttribute('aria-label') ?? textOf(labelOf(field)),
        isRequired: field.hasAttribute('required') || field.getAttribute('aria-required') === 'true',
      })),
  };
}

/** "Added to cart", on layouts that show a page for it. */
export function readAddedToCart(view: PageView): AmazonAddedToCart {
  const label = view.text('subtotalLabel');
  return {
    confirmation: view.text('confirmation'),
    itemCount: view.count('itemCount', /\((\d{1,5}) \p{L}+\)/u.exec(label ?? '')?.[1] ?? null),
    subtotal: view.moneyAt('subtotal'),
  };
}

/** Compared without a selector: an id of a page may hold anything. */
function labelOf(field: Element): Element | null {
  const around = field.closest('label');
  if (around !== null || field.id === '') return around;
  const labels = [...(field.closest('form')?.querySelectorAll('label') ?? [])];
  return labels.find((label) => label.getAttribute('for') === field.id) ?? null;
}

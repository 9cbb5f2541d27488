import type { PageView } from '../page-view.ts';

export type Refusal = 'not_deliverable' | 'quantity_limit' | 'out_of_stock';

/** What a message of the checkout refuses, by its words; null where they name none of these. */
export function refusalIn(view: PageView, text: string): Refusal | null {
  if (view.mentions('notDeliverableWords', text)) return 'not_deliverable';
  if (view.mentions('quantityLimitWords', text) || saysLowered(view, text)) return 'quantity_limit';
  return view.mentions('outOfStockWords', text) ? 'out_of_stock' : null;
}

/** Amazon lowered a quantity by itself, and merely says so. */
export function saysLowered(view: PageView, text: string): boolean {
  return view.mentions('quantityLoweredWords', text);
}

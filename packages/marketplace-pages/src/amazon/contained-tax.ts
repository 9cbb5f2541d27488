import type { PageView } from '../page-view.ts';

const ADDED_TO_PRICES = new Set(['USD', 'CAD']);

/**
 * The charge that a summary's prices may already contain: VAT and GST do on most sites. The sales taxes of the
 * United States and Canada never do, so that there a tax which the total leaves out is a difference.
 */
export function containedTax(view: PageView): { tax?: 'tax' } {
  return ADDED_TO_PRICES.has(view.currency) ? {} : { tax: 'tax' };
}

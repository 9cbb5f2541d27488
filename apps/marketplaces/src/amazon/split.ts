import { drawDigits } from '../identifiers.ts';
import type { PurchasedLine, PurchasedOrder } from '../model.ts';
import { allocate } from '../money.ts';
import type { MarketplaceStore } from '../store.ts';
import type { Quote, QuotedLine } from './quote.ts';

/** Deals a quote's lines into the orders that one click makes: a splitting product's units halve, or it leaves alone. */
export function splitIntoOrders(store: MarketplaceStore, quoted: Quote): QuotedLine[][] {
  const first: QuotedLine[] = [];
  const second: QuotedLine[] = [];
  for (const line of quoted.lines) {
    if (store.products.get(line.asin)?.splits !== true) {
      first.push(line);
    } else if (line.quantity >= 2) {
      const later = Math.floor(line.quantity / 2);
      first.push({ ...line, quantity: line.quantity - later });
      second.push({ ...line, quantity: later });
    } else {
      second.push(line);
    }
  }
  return [first, second].filter((lines) => lines.length > 0);
}

/** Gives every order its part of the quote's money; the parts sum to the quote exactly (by the items' value). */
export function priceOrders(
  quoted: Quote,
  parts: readonly QuotedLine[][],
  newOrderId: () => string,
): PurchasedOrder[] {
  const items = parts.map((lines) =>
    lines.reduce((total, line) => total + line.quantity * line.unit_price_minor, 0),
  );
  const shipping = allocate(quoted.shippingMinor, items);
  const waived = allocate(quoted.shippingWaivedMinor, items);
  const tax = allocate(quoted.taxMinor, items);
  return parts.map((lines, index) => {
    const [itemsMinor = 0, shippingMinor = 0, waivedMinor = 0, taxMinor = 0] = [
      items,
      shipping,
      waived,
      tax,
    ].map((amounts) => amounts[index]);
    const orderId = newOrderId();
    return {
      order_id: orderId,
      lines: lines.map(({ asin, title, quantity, unit_price_minor, condition }): PurchasedLine => {
        return { asin, title, quantity, unit_price_minor, condition };
      }),
      items_minor: itemsMinor,
      shipping_minor: shippingMinor,
      shipping_waived_minor: waivedMinor,
      tax_minor: taxMinor,
      total_minor: itemsMinor + shippingMinor - waivedMinor + taxMinor,
      arrives_on:
        lines
          .map((line) => line.arrives_on)
          .sort()
          .at(-1) ?? '',
      cancelled: false,
      carrier: 'Practice Parcel',
      tracking_number: `TBA${drawDigits(12, 'parcel', orderId)}`,
    };
  });
}

import { usStateCode } from '../countries.ts';
import { calendarDate, earlierDate } from '../dates.ts';
import type { Address, Product, PurchasedLine } from '../model.ts';
import { shareOf } from '../money.ts';
import type { CartItem, MarketplaceStore } from '../store.ts';

export interface QuotedLine extends PurchasedLine {
  readonly item_id: string;
  /** Calendar date of arrival. */
  readonly arrives_on: string;
}

/** What a purchase would cost now, in minor units of one currency. */
export interface Quote {
  readonly currency: string;
  readonly lines: readonly QuotedLine[];
  readonly itemsMinor: number;
  readonly shippingMinor: number;
  readonly shippingWaivedMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

export type QuoteRefusal = 'empty' | 'mixed_currencies' | 'out_of_stock';

/** Prices the items at today's prices. Tax needs an address; without one it is 0. */
export function quote(
  store: MarketplaceStore,
  items: readonly CartItem[],
  address: Address | null,
  orderIds: readonly string[] = [],
): Quote | QuoteRefusal {
  const lines: QuotedLine[] = [];
  const products: Product[] = [];
  for (const item of items) {
    const product = store.products.get(item.asin);
    if (product === undefined || product.stock < item.quantity) return 'out_of_stock';
    products.push(product);
    lines.push({
      item_id: item.itemId,
      asin: product.asin,
      title: product.title,
      quantity: item.quantity,
      unit_price_minor: priceOf(item, product),
      condition: item.isUsed === true ? 'used' : 'new',
      arrives_on: arrivalOf(store, product, orderIds),
    });
  }
  const currency = products[0]?.currency;
  if (currency === undefined) return 'empty';
  if (products.some((product) => product.currency !== currency)) return 'mixed_currencies';

  const itemsMinor = sum(lines.map((line) => line.quantity * line.unit_price_minor));
  const shippingMinor = sum(products.map((product) => product.shipping_minor));
  const shippingWaivedMinor = sum(
    products.filter((product) => product.shipping_waived).map((product) => product.shipping_minor),
  );
  const beforeTaxMinor = itemsMinor + shippingMinor - shippingWaivedMinor;
  const taxMinor = shareOf(beforeTaxMinor, taxRate(store, currency, address), 10_000);
  return {
    currency,
    lines,
    itemsMinor,
    shippingMinor,
    shippingWaivedMinor,
    taxMinor,
    totalMinor: beforeTaxMinor + taxMinor,
  };
}

/** Used ones cost half. */
export function priceOf(item: CartItem, product: Product): number {
  return item.isUsed === true ? Math.ceil(product.price_minor / 2) : product.price_minor;
}

/** The calendar date on which a product ordered now arrives. */
export function arrivalOf(store: MarketplaceStore, product: Product, orderIds: readonly string[]): string {
  const late = store.faults.value('late_delivery_days', { asins: [product.asin], orderIds });
  if (late !== undefined) return calendarDate(store.now(), product.delivery_days + late);
  return earlierDate(calendarDate(store.now(), product.delivery_days), product.deliver_by);
}

/** Hundredths of a percent: the state's rate for US dollars to a US address, 0 for everything else. */
function taxRate(store: MarketplaceStore, currency: string, address: Address | null): number {
  if (currency !== 'USD' || address?.country !== 'US') return 0;
  const state = usStateCode(address.state ?? '');
  return (
    (state === null ? undefined : store.options.taxBasisPoints[state]) ?? store.options.defaultTaxBasisPoints
  );
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

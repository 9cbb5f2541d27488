import { shipToKey } from '../address.ts';
import { drawAsin, drawEbayOrderId, drawItemId, drawLineItemId } from '../identifiers.ts';
import type { Address, EbayLine, EbayOrder, EbayOrderState, Product, SupplierLink } from '../model.ts';
import { shareOf } from '../money.ts';
import * as catalogue from './catalogue.ts';
import type { Draw } from './random.ts';
import { makeDraw } from './random.ts';
import type { SeedPlan } from './seed-plan.ts';
import { expectedOf, supplierPrice } from './seed-plan.ts';

export interface GenerateOptions {
  readonly count: number;
  readonly seed: number;
  readonly now: Date;
  /** ISO 4217; it also decides the buyers' country (USD, EUR, GBP, AUD, CAD; else the United States). */
  readonly currency: string;
  /**
   * The account's policy maximum per order, in minor units. The price-guard order costs three times as much; all
   * others stay below half of it. Default 50,000.
   */
  readonly maxOrderTotalMinor?: number;
}

type Kind =
  | 'plain'
  | 'multi_line'
  | 'several_units'
  | 'split'
  | 'price_guard'
  | 'unpaid'
  | 'cancelled'
  | 'fulfilled';

/** Every plan of eight orders or more has one of each. */
const guaranteed: readonly Kind[] = [
  'multi_line',
  'several_units',
  'split',
  'price_guard',
  'unpaid',
  'cancelled',
  'fulfilled',
  'plain',
];
const furtherKinds: readonly Kind[] = [
  ...Array<Kind>(9).fill('plain'),
  ...Array<Kind>(3).fill('several_units'),
  ...Array<Kind>(3).fill('multi_line'),
  'split',
  'unpaid',
  'cancelled',
  'fulfilled',
];

const states: Partial<Record<Kind, EbayOrderState>> = {
  unpaid: 'awaiting_payment',
  cancelled: 'cancelled',
  fulfilled: 'shipped',
};

/**
 * Practice orders with their supplier products and links; the same options give the same plan. Ship-tos are unique.
 * Fewer than eight orders are all plain ones.
 */
export function generateOrders(options: GenerateOptions): SeedPlan {
  const draw = makeDraw(options.seed);
  const kinds = Array.from({ length: options.count }, (_, index): Kind => {
    if (options.count < guaranteed.length) return 'plain';
    return guaranteed[index] ?? draw.pick(furtherKinds);
  });
  const orders: EbayOrder[] = [];
  const products: Product[] = [];
  const links: SupplierLink[] = [];
  const aboveMaximum = new Set<string>();
  const takenShipTos = new Set<string>();

  for (const [index, kind] of draw.shuffle(kinds).entries()) {
    const lines = Array.from({ length: kind === 'multi_line' ? draw.between(2, 3) : 1 }, (_, place) =>
      makeLine(options, draw, kind, `${index}.${place}`),
    );
    for (const line of lines) {
      const product = makeProduct(options, draw, kind, line);
      products.push(product);
      links.push({
        item_id: line.item_id,
        sku: line.sku,
        variation: line.variation,
        asin: product.asin,
        units_per_item: 1,
      });
      if (kind === 'price_guard') aboveMaximum.add(line.line_item_id);
    }
    orders.push(makeOrder(options, draw, kind, index, lines, freshShipTo(options, draw, takenShipTos)));
  }
  return {
    currency: options.currency,
    orders,
    products,
    supplier_links: links,
    expected: expectedOf(orders, links, options.currency, aboveMaximum),
  };
}

function makeLine(options: GenerateOptions, draw: Draw, kind: Kind, place: string): EbayLine {
  const quantity =
    kind === 'several_units' ? draw.between(2, 3) : kind === 'split' ? 2 * draw.between(1, 2) : 1;
  const itemsTotal = quantity * draw.between(1500, 6999);
  const thing = draw.pick(catalogue.things);
  const varies = draw.oneIn(4);
  return {
    line_item_id: drawLineItemId(options.seed, place),
    item_id: drawItemId(options.seed, place),
    sku: draw.oneIn(6) ? null : `PRX-${place.replace('.', '-')}-${draw.between(100, 999)}`,
    variation: varies ? `Color: ${draw.pick(catalogue.colors)}, Size: ${draw.pick(catalogue.sizes)}` : null,
    title: `${thing}, practice item ${place}`,
    quantity,
    available_quantity: draw.between(0, 20),
    items_total_minor: itemsTotal,
    discount_minor: draw.oneIn(6) ? shareOf(itemsTotal, draw.between(3, 10), 100) : 0,
    shipped: kind === 'fulfilled',
  };
}

function makeProduct(options: GenerateOptions, draw: Draw, kind: Kind, line: EbayLine): Product {
  const maximum = options.maxOrderTotalMinor ?? 50_000;
  const shippingShown = draw.oneIn(4);
  return {
    asin: drawAsin(options.seed, line.line_item_id),
    title: `${line.title} (supplier's name)`,
    currency: options.currency,
    price_minor: kind === 'price_guard' ? 3 * maximum : (supplierPrice(line) ?? 1),
    stock: draw.between(20, 60),
    shipping_minor: shippingShown ? 499 : 0,
    shipping_waived: shippingShown,
    delivery_days: draw.between(1, 4),
    deliver_by: null,
    splits: kind === 'split',
    has_buy_now: !draw.oneIn(5),
  };
}

function makeOrder(
  options: GenerateOptions,
  draw: Draw,
  kind: Kind,
  index: number,
  lines: EbayLine[],
  shipTo: Address,
): EbayOrder {
  const at = (hours: number) => new Date(options.now.getTime() + hours * 3_600_000).toISOString();
  const createdHoursAgo = draw.between(1, 30);
  const itemsMinor = lines.reduce(
    (sum, line) => sum + (line.items_total_minor ?? 0) - line.discount_minor,
    0,
  );
  const shippingMinor = draw.oneIn(3) ? 499 : 0;
  const shippingDiscount = shippingMinor > 0 && draw.oneIn(3) ? 200 : 0;
  const saleMinor = itemsMinor + shippingMinor - shippingDiscount;
  const taxMinor = shipTo.country === 'US' ? shareOf(saleMinor, 6, 100) : null;
  const unpaid = kind === 'unpaid';
  const [firstName = 'buyer'] = shipTo.name.toLowerCase().split(' ');
  return {
    order_id: drawEbayOrderId(options.seed, index),
    created_at: at(-createdHoursAgo),
    paid_at: unpaid ? null : at(-createdHoursAgo + 0.05),
    buyer: { username: `${firstName}_${1000 + index}`, display_name: shipTo.name },
    ship_to: shipTo,
    no_address_reason: null,
    currency: options.currency,
    lines,
    shipping_minor: shippingMinor,
    shipping_discount_minor: shippingDiscount,
    sales_tax_minor: taxMinor,
    fees_minor: unpaid ? null : shareOf(saleMinor + (taxMinor ?? 0), 1325, 10_000) + 40,
    ship_by: unpaid ? null : at(draw.between(24, 72)),
    deliver_from: unpaid ? null : at(24 * 5),
    deliver_by: unpaid ? null : at(24 * draw.between(7, 10)),
    state: states[kind] ?? 'awaiting_shipment',
  };
}

function freshShipTo(options: GenerateOptions, draw: Draw, taken: Set<string>): Address {
  for (;;) {
    const shipTo = makeShipTo(options.currency, draw);
    const key = shipToKey(shipTo);
    if (!taken.has(key)) {
      taken.add(key);
      return shipTo;
    }
  }
}

function makeShipTo(currency: string, draw: Draw): Address {
  const country = catalogue.countryOfCurrency[currency] ?? 'US';
  const town = draw.pick(catalogue.townsByCountry[country] ?? []);
  const inUs = country === 'US';
  return {
    name: `${draw.pick(catalogue.firstNames)} ${draw.pick(catalogue.lastNames)}`,
    phone: draw.oneIn(8) ? null : `555010${draw.between(1000, 9999)}`,
    line1: `${draw.between(1, 9899)} ${draw.pick(inUs ? catalogue.usStreets : catalogue.streetsElsewhere)}`,
    line2: draw.oneIn(4) ? `Apartment ${draw.between(1, 40)}` : null,
    city: town.city,
    state: town.state,
    postal_code: town.postalCode,
    country,
  };
}

import { z } from 'zod';

/** Everything the practice marketplaces are seeded with. Field names are those of the JSON on the control API. */

const minor = z.int();
const amount = z.int().min(0);
const instant = z.iso.datetime();

export const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code of three capitals');
export const asinSchema = z.string().regex(/^[A-Z0-9]{10}$/, 'ten of A–Z and 0–9');

export const addressSchema = z.object({
  name: z.string().min(1),
  phone: z.string().nullable(),
  line1: z.string().min(1),
  line2: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  postal_code: z.string().nullable(),
  country: z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 code'),
});
export type Address = z.infer<typeof addressSchema>;

export const ebayOrderStateSchema = z.enum([
  'awaiting_shipment',
  'awaiting_payment',
  'cancelled',
  'cancel_requested',
  'shipped',
  'partially_shipped',
  'refunded',
  'partially_refunded',
  'return_requested',
  'returned',
]);
export type EbayOrderState = z.infer<typeof ebayOrderStateSchema>;

export const ebayLineSchema = z.object({
  line_item_id: z.string().regex(/^[\w-]+$/),
  item_id: z.string().regex(/^\w+$/),
  sku: z.string().nullable(),
  /** As the page prints it: "Color: Blue, Size: M". */
  variation: z.string().nullable(),
  title: z.string(),
  quantity: z.int().min(1),
  available_quantity: z.int().min(0),
  /** Items of this line before discounts, all units together; null = unknown, shown as "--". */
  items_total_minor: amount.nullable(),
  /** Item discount of this line, as a positive amount. */
  discount_minor: amount,
  shipped: z.boolean(),
  /** Tracking numbers that the seller added. */
  tracking: z.array(z.object({ carrier: z.string(), number: z.string() })).optional(),
});
export type EbayTracking = NonNullable<EbayLine['tracking']>[number];
export type EbayLine = z.infer<typeof ebayLineSchema>;

export const ebayOrderSchema = z.object({
  /** NN-NNNNN-NNNNN today; older orders have ids such as "1234567!8901234". */
  order_id: z.string().regex(/^[\w!-]+$/),
  created_at: instant,
  paid_at: instant.nullable(),
  buyer: z.object({ username: z.string().min(1), display_name: z.string().min(1) }),
  ship_to: addressSchema.nullable(),
  /** Why there is no address, when `ship_to` is null. */
  no_address_reason: z.string().nullable(),
  currency: currencySchema,
  lines: z.array(ebayLineSchema),
  shipping_minor: amount,
  shipping_discount_minor: amount,
  /** Tax that eBay collects; null where none is. */
  sales_tax_minor: amount.nullable(),
  /** Given back to the buyer, as a positive amount; absent: nothing. */
  refunded_minor: amount.optional(),
  /** eBay's fees for the order; null = not known yet. */
  fees_minor: amount.nullable(),
  ship_by: instant.nullable(),
  deliver_from: instant.nullable(),
  deliver_by: instant.nullable(),
  state: ebayOrderStateSchema,
});
export type EbayOrder = z.infer<typeof ebayOrderSchema>;

export const productSchema = z.object({
  asin: asinSchema,
  title: z.string().min(1),
  currency: currencySchema,
  price_minor: z.int().min(1),
  stock: z.int().min(0),
  /** Shipping & handling per purchase that holds the product. */
  shipping_minor: amount,
  /** The shipping is shown and taken off again as "Free Shipping". */
  shipping_waived: z.boolean(),
  /** Days from today until it arrives … */
  delivery_days: z.int().min(0),
  /** … but never later than this calendar date. */
  deliver_by: z.iso.date().nullable(),
  /** One click on this product makes two orders (two units or more, or other products beside it). */
  splits: z.boolean(),
  has_buy_now: z.boolean(),
});
export type Product = z.infer<typeof productSchema>;

export const supplierLinkSchema = z.object({
  item_id: z.string(),
  sku: z.string().nullable(),
  variation: z.string().nullable(),
  asin: asinSchema,
  units_per_item: z.int().min(1),
});
export type SupplierLink = z.infer<typeof supplierLinkSchema>;

/** Tax of a US state in hundredths of a percent ("CA": 725 is 7.25 %). */
export const taxTableSchema = z.record(z.string(), z.int().min(0).max(10_000));

export const seedRequestSchema = z.object({
  orders: z.array(ebayOrderSchema).default([]),
  products: z.array(productSchema).default([]),
  /** What the seller buys for what: by them it is known which purchase may be for which order. */
  supplier_links: z.array(supplierLinkSchema).default([]),
});
export type SeedRequest = z.input<typeof seedRequestSchema>;

export const priceRequestSchema = z.object({ price_minor: z.int().min(1) });
export const stockRequestSchema = z.object({ stock: z.int().min(0) });
export const orderStateRequestSchema = z.strictObject({
  state: ebayOrderStateSchema,
  refunded_minor: amount.optional(),
});

const purchasedLineSchema = z.object({
  asin: asinSchema,
  title: z.string(),
  quantity: z.int().min(1),
  unit_price_minor: amount,
  condition: z.enum(['new', 'used']),
});
export type PurchasedLine = z.infer<typeof purchasedLineSchema>;

const purchasedOrderSchema = z.object({
  order_id: z.string(),
  lines: z.array(purchasedLineSchema),
  items_minor: minor,
  shipping_minor: minor,
  /** Part of the shipping taken off again as "Free Shipping", as a positive amount. */
  shipping_waived_minor: minor,
  tax_minor: minor,
  total_minor: minor,
  arrives_on: z.iso.date(),
  /** Cancelled by Amazon after it was placed: nothing is charged and nothing comes. */
  cancelled: z.boolean(),
  /** The parcel; made when the order is. */
  carrier: z.string(),
  tracking_number: z.string(),
});
export type PurchasedOrder = z.infer<typeof purchasedOrderSchema>;

export const purchaseSchema = z.object({
  purchase_id: z.string(),
  /** The purchase id in the checkout's address; differs from `purchase_id` when one checkout was posted again. */
  checkout_id: z.string(),
  placed_at: instant,
  currency: currencySchema,
  /** The eBay orders that go to this address. */
  for_orders: z.array(z.string()),
  ship_to: addressSchema,
  ship_to_key: z.string(),
  total_minor: minor,
  orders: z.array(purchasedOrderSchema),
});
export type Purchase = z.infer<typeof purchaseSchema>;

/** What practice Amazon really sold: one entry for every accepted *Place your order*, oldest first. */
export const truthSchema = z.object({ run_id: z.string(), purchases: z.array(purchaseSchema) });
export type Truth = z.infer<typeof truthSchema>;

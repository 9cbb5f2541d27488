import { z } from 'zod';
import { type Arming, armingSchema } from '../faults/arming.ts';
import type { Happening } from '../faults/fault-book.ts';
import type { FaultChange, FaultScope } from '../faults/knobs.ts';
import type { EbayOrder, EbayOrderState, Product, SeedRequest, Truth } from '../model.ts';
import { ebayOrderSchema, productSchema, truthSchema } from '../model.ts';
import type { MarketplaceState } from './state.ts';
import { stateSchema } from './state.ts';

const seededSchema = z.object({ orders: z.int(), products: z.int(), supplier_links: z.int() });
const changedSchema = z.object({ armed: armingSchema.nullable() });
const anySchema = z.unknown();
const happeningsSchema = z.object({
  items: z.array(z.object({ at: z.string(), what: z.string(), to: z.string(), or: z.array(z.string()) })),
});
const refusalSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** The control API refused: its HTTP status and code, with its sentence as the message. */
export class ControlRefused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ControlRefused';
    this.status = status;
    this.code = code;
  }
}

export interface ControlClient {
  /** Adds orders, products and supplier links; a known id is replaced. */
  seed(request: SeedRequest): Promise<{ orders: number; products: number; supplier_links: number }>;
  setPrice(asin: string, priceMinor: number): Promise<Product>;
  setStock(asin: string, stock: number): Promise<Product>;
  /** Every accepted *Place your order*, oldest first. */
  truth(): Promise<Truth>;
  state(): Promise<MarketplaceState>;
  /**
   * Sets faults on a site, a product (its ASIN) or an eBay order (its id); null takes one away. Answers what an
   * order's faults stand on until the address step; null where none of them is met before it, and for other things.
   */
  setFaults(scope: 'amazon' | 'ebay', change: FaultChange): Promise<Arming | null>;
  setFaults(scope: 'product' | 'order', id: string, change: FaultChange): Promise<Arming | null>;
  clearFaults(): Promise<void>;
  /** What happened, newest first. */
  happenings(): Promise<Happening[]>;
  setOrderState(orderId: string, state: EbayOrderState, refundedMinor?: number): Promise<EbayOrder>;
}

/** A typed client of the control API at `controlUrl`. Every call rejects with ControlRefused when the API says no. */
export function makeControlClient(controlUrl: string): ControlClient {
  const call = async <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    body?: unknown,
    method: 'POST' | 'PUT' | 'DELETE' = 'POST',
  ) => {
    const response = await fetch(
      new URL(path, controlUrl),
      body === undefined
        ? { method: method === 'DELETE' ? method : 'GET' }
        : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    );
    const answer: unknown = await response.json();
    if (response.ok) return schema.parse(answer);
    const { error } = refusalSchema.parse(answer);
    throw new ControlRefused(response.status, error.code, error.message);
  };
  return {
    seed: (request) => call('/seed', seededSchema, request),
    setPrice: (asin, price_minor) => call(`/products/${asin}/price`, productSchema, { price_minor }),
    setStock: (asin, stock) => call(`/products/${asin}/stock`, productSchema, { stock }),
    truth: () => call('/truth', truthSchema),
    state: () => call('/state', stateSchema),
    async setFaults(scope: FaultScope, ...rest: [FaultChange] | [string, FaultChange]) {
      const path = rest.length === 1 ? `/faults/${scope}` : `/faults/${scope}s/${rest[0]}`;
      return (await call(path, changedSchema, rest.at(-1), 'PUT')).armed;
    },
    async clearFaults() {
      await call('/faults', anySchema, undefined, 'DELETE');
    },
    happenings: async () => (await call('/happenings', happeningsSchema)).items,
    setOrderState: (orderId, state, refunded_minor) =>
      call(`/orders/${orderId}/state`, ebayOrderSchema, { state, refunded_minor }),
  };
}

import { z } from 'zod';
import type { Product, SeedRequest, Truth } from '../model.ts';
import { productSchema, truthSchema } from '../model.ts';
import type { MarketplaceState } from './state.ts';
import { stateSchema } from './state.ts';

const seededSchema = z.object({ orders: z.int(), products: z.int() });
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
  /** Adds orders and products; a known id is replaced. */
  seed(request: SeedRequest): Promise<{ orders: number; products: number }>;
  setPrice(asin: string, priceMinor: number): Promise<Product>;
  setStock(asin: string, stock: number): Promise<Product>;
  /** Every accepted *Place your order*, oldest first. */
  truth(): Promise<Truth>;
  state(): Promise<MarketplaceState>;
}

/** A typed client of the control API at `controlUrl`. Every call rejects with ControlRefused when the API says no. */
export function makeControlClient(controlUrl: string): ControlClient {
  const call = async <Schema extends z.ZodType>(path: string, schema: Schema, body?: unknown) => {
    const response = await fetch(
      new URL(path, controlUrl),
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
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
  };
}

import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Asin, NonNegativeMinor, PageQuery, pageOf, Timestamp, Uuid } from './primitives.ts';

export const SupplierSite = z.enum(['amazon.com', 'amazon.co.uk', 'amazon.ca', 'amazon.de', 'amazon.in']);

/** What an eBay listing is bought as. Null item id / variation / SKU means "any"; at least one is named. */
export const SupplierLink = z.object({
  id: Uuid,
  account_id: Uuid,
  account_code: z.string(),
  item_id: z.string().nullable(),
  variation: z.string().nullable(),
  sku: z.string().nullable(),
  site: SupplierSite,
  asin: z.string(),
  units_per_item: z.int(),
  max_cost_minor: NonNegativeMinor.nullable(),
  source: z.enum(['person', 'import', 'seed', 'learned']),
  created_at: Timestamp,
});
export type SupplierLink = z.infer<typeof SupplierLink>;

export const listSupplierLinks = endpoint({
  method: 'GET',
  path: '/supplier-links',
  tag: 'supplier-links',
  access: { permission: 'supplier_links.write' },
  summary: 'Supplier links of my accounts',
  query: PageQuery.extend({ account_id: Uuid.optional(), search: z.string().trim().max(200).optional() }),
  response: pageOf(SupplierLink),
});

export const createSupplierLink = endpoint({
  method: 'POST',
  path: '/supplier-links',
  tag: 'supplier-links',
  access: { permission: 'supplier_links.write' },
  summary: 'Link an eBay listing to a supplier product; lines that waited for it go on',
  body: z
    .strictObject({
      account_id: Uuid,
      item_id: z
        .string()
        .regex(/^\d{9,15}$/, 'an eBay item id: digits')
        .nullable()
        .default(null),
      variation: z.string().trim().min(1).max(500).nullable().default(null),
      sku: z.string().trim().min(1).max(200).nullable().default(null),
      site: SupplierSite.default('amazon.com'),
      asin: Asin,
      units_per_item: z.int().min(1).max(1000).default(1),
      max_cost_minor: NonNegativeMinor.nullable().default(null),
    })
    .refine((link) => link.item_id !== null || link.sku !== null, {
      path: ['item_id'],
      message: 'name the item id or the SKU',
    }),
  response: SupplierLink.extend({ released_jobs: z.int() }),
});

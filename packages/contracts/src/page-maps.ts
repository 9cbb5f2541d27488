import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Timestamp } from './primitives.ts';

/** What the agents know of one page of a marketplace, and how it went of late. */
export const PageMapHealth = z.object({
  /** "ebay.order_detail"; "amazon.blockers" and "amazon.account" are what every page of it is asked. */
  page: z.string(),
  marketplace: z.enum(['amazon', 'ebay']),
  sites: z.array(z.string()),
  version: z.int(),
  /** Checked against a live or saved real page; false while it is written from notes alone. */
  verified: z.boolean(),
  /** Names of what must be on the page, else it has changed. */
  landmarks: z.array(z.string()),
  /** Of the last seven days, in this org. */
  recent: z.object({
    /** Times that an agent stopped because the page was not as the map says. */
    not_recognised: z.int(),
    last_at: Timestamp.nullable(),
  }),
});
export type PageMapHealth = z.infer<typeof PageMapHealth>;

export const listPageMaps = endpoint({
  method: 'GET',
  path: '/automation/page-maps',
  tag: 'agents',
  access: { permission: 'admin.automation' },
  summary: 'Every page map: what it reads, whether it was ever seen on a real page, and recent misses',
  response: z.object({ items: z.array(PageMapHealth) }),
});

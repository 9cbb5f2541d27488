import { z } from 'zod';
import { ShipTo } from './captured-orders.ts';
import { endpoint } from './endpoint.ts';
import { IdParams, Uuid } from './primitives.ts';

/** Null: the address was never read, or its retention is over. */
export const BuyerContact = z.object({ job_id: Uuid, ship_to: ShipTo.nullable() });
export type BuyerContact = z.infer<typeof BuyerContact>;

export const getBuyerContact = endpoint({
  method: 'GET',
  path: '/automation/jobs/:id/buyer-contact',
  tag: 'jobs',
  access: { permission: 'buyer_contact.read' },
  summary: "The buyer's address and phone; every look stands in the audit",
  params: IdParams,
  response: BuyerContact,
});

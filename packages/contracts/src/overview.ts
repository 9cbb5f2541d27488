import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Currency, Minor } from './primitives.ts';

/** Today (in the org's time zone) at a glance. */
export const overview = endpoint({
  method: 'GET',
  path: '/admin/overview',
  tag: 'overview',
  access: { permission: 'admin.automation' },
  summary: 'Today at a glance',
  response: z.object({
    day: z.string(),
    orders_captured: z.int(),
    purchases_completed: z.int(),
    needs_attention: z.int(),
    waiting_confirmation: z.int(),
    queued: z.int(),
    running: z.int(),
    agents_online: z.int(),
    agents_total: z.int(),
    ship_by_at_risk: z.int(),
    pairing_requests: z.int(),
    automation_stopped: z.boolean(),
    money: z.array(
      z.object({
        currency: Currency,
        sale_minor: Minor,
        spend_minor: Minor,
        profit_minor: Minor,
        profit_unknown: z.int(),
      }),
    ),
  }),
});

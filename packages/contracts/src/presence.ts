import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Empty, Timestamp, Uuid } from './primitives.ts';

/** To be repeated at this pace while an account is open; silence of three of them ends the presence. */
export const PRESENCE_HEARTBEAT_SECONDS = 30;

const PresenceReport = z.strictObject({ account_id: Uuid.nullable() });

export const reportPresence = endpoint({
  method: 'POST',
  path: '/presence',
  tag: 'presence',
  access: 'member',
  summary: 'The account that I have open in this window; null when none',
  body: PresenceReport.extend({
    /** One window of several; without it, all of a person's windows are one. */
    window_id: Uuid.optional(),
  }),
  response: Empty,
});

export const reportDevicePresence = endpoint({
  method: 'POST',
  path: '/automation/device/presence',
  tag: 'access-codes',
  access: 'agent',
  summary: 'The account that the person at this device has open; null when none',
  body: PresenceReport,
  response: Empty,
});

export const AccountPresence = z.object({
  account_id: Uuid,
  /** Somebody other than me is on it. */
  occupied: z.boolean(),
  mine: z.boolean(),
  /** Who, without me; absent for people who may only know that it is occupied. */
  people: z
    .array(
      z.object({
        user_id: Uuid,
        full_name: z.string().nullable(),
        email: z.string(),
        place: z.enum(['web', 'device']),
        since: Timestamp,
      }),
    )
    .optional(),
});
export type AccountPresence = z.infer<typeof AccountPresence>;

export const listPresence = endpoint({
  method: 'GET',
  path: '/presence',
  tag: 'presence',
  access: 'member',
  summary: 'Which of my accounts somebody is on',
  response: z.object({ items: z.array(AccountPresence) }),
});

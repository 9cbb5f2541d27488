import { z } from 'zod';
import { listAttention } from './attention.ts';
import { endpoint } from './endpoint.ts';
import { PermissionKey } from './permissions.ts';
import { Empty, IdParams, NonNegativeMinor, PageQuery, Timestamp, Uuid } from './primitives.ts';
import { confirmPurchase, listWaitingPurchases } from './purchases.ts';

/** XXXX-YYYYYYYYYYYY: a fixed prefix that names the person, and a secret. Letters and digits without 0 O 1 I. */
export const AccessCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-HJ-NP-Z2-9]{4}-?[A-HJ-NP-Z2-9]{12}$/, 'four characters, a dash, twelve characters');

/** Shown once: only a hash is kept. */
const NewAccessCode = z.object({ code: z.string(), prefix: z.string(), expires_at: Timestamp });

export const createAccessCode = endpoint({
  method: 'POST',
  path: '/access-codes',
  tag: 'access-codes',
  access: 'member',
  summary: 'Make my access code for the devices of this organisation; shown once',
  response: NewAccessCode,
});

export const rotateAccessCode = endpoint({
  method: 'POST',
  path: '/access-codes/rotate',
  tag: 'access-codes',
  access: 'member',
  summary: 'Give my access code a new secret; the old one stops working and its sessions end',
  response: NewAccessCode,
});

export const myAccessCode = endpoint({
  method: 'GET',
  path: '/access-codes/me',
  tag: 'access-codes',
  access: 'member',
  summary: 'Do I have an access code, and until when?',
  response: z.object({
    access_code: z
      .object({
        prefix: z.string(),
        expires_at: Timestamp,
        locked_until: Timestamp.nullable(),
        last_used_at: Timestamp.nullable(),
      })
      .nullable(),
  }),
});

/** The person at work on a device. Ends after 30 idle minutes. */
export const DevicePerson = z.object({
  session_id: Uuid,
  user_id: Uuid,
  email: z.string(),
  full_name: z.string().nullable(),
  permissions: z.array(PermissionKey),
  idle_minutes: z.int(),
});
export type DevicePerson = z.infer<typeof DevicePerson>;

/** Wrong, unknown, expired, locked and suspended are all ACCESS_CODE_WRONG. */
export const validateAccessCode = endpoint({
  method: 'POST',
  path: '/access-codes/validate',
  tag: 'access-codes',
  access: 'agent',
  summary: 'Clock a person in on this paired device',
  body: z.strictObject({ code: AccessCode }),
  response: DevicePerson,
});

export const clockOut = endpoint({
  method: 'POST',
  path: '/access-codes/clock-out',
  tag: 'access-codes',
  access: 'agent',
  summary: 'The person leaves this device',
  response: Empty,
});

/** Names the session of the person at work on the device; sent beside the agent's own token and proof. */
export const DEVICE_SESSION_HEADER = 'x-device-session';

export const deviceWaitingPurchases = endpoint({
  method: 'GET',
  path: '/automation/device/purchases/waiting',
  tag: 'access-codes',
  access: 'agent',
  summary: 'Purchases that wait for the person at this device (auto_order.read)',
  response: listWaitingPurchases.response,
});

export const deviceConfirmPurchase = endpoint({
  method: 'POST',
  path: '/automation/device/jobs/:id/confirm',
  tag: 'access-codes',
  access: 'agent',
  summary: 'Place order, by the person at this device (auto_order.operate)',
  params: IdParams,
  body: z.strictObject({ review_id: Uuid, max_total_minor: NonNegativeMinor }),
  response: confirmPurchase.response,
});

export const deviceAttention = endpoint({
  method: 'GET',
  path: '/automation/device/attention',
  tag: 'access-codes',
  access: 'agent',
  summary: 'What needs the person at this device, earliest ship-by first (auto_order.read)',
  query: PageQuery,
  response: listAttention.response,
});

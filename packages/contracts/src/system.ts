import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Email, KnownCurrency, ShortText, TimeZone } from './primitives.ts';

export const health = endpoint({
  method: 'GET',
  path: '/health',
  tag: 'system',
  access: 'public',
  summary: 'Is the API up, and does the database answer?',
  response: z.object({ ok: z.literal(true) }),
});

export const version = endpoint({
  method: 'GET',
  path: '/version',
  tag: 'system',
  access: 'public',
  summary: 'The version of the API',
  response: z.object({ version: z.string() }),
});

export const setupState = endpoint({
  method: 'GET',
  path: '/setup',
  tag: 'setup',
  access: 'public',
  summary: 'Is this installation still empty?',
  response: z.object({ needed: z.boolean() }),
});

export const SetupBody = z.strictObject({
  code: z.string().trim().min(10).max(64),
  org_name: ShortText,
  owner_email: Email,
  currency: KnownCurrency.default('USD'),
  time_zone: TimeZone.default('UTC'),
});

/** Creates the first org and the owner's invite; needs the one-time code that start-up printed. */
export const setup = endpoint({
  method: 'POST',
  path: '/setup',
  tag: 'setup',
  access: 'public',
  summary: 'Create the first organisation and invite its owner',
  body: SetupBody,
  response: z.object({ org_id: z.uuid(), owner_email: z.string() }),
});

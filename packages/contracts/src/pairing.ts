import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Empty, IdParams, ShortText, Timestamp, Uuid } from './primitives.ts';

export const AgentRole = z.enum(['EBAY_AGENT', 'AMAZON_AGENT']);
export type AgentRole = z.infer<typeof AgentRole>;

/** Public half of a device key: ECDSA P-256. */
export const DeviceJwk = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  y: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type DeviceJwk = z.infer<typeof DeviceJwk>;

/** The marketplace account that the page showed. A display name is never proof of anything. */
export const DetectedAccount = z.strictObject({
  site: z.string().max(60),
  account_id: z.string().trim().min(1).max(120).nullable(),
  display_name: z.string().trim().max(200).nullable(),
});
export type DetectedAccount = z.infer<typeof DetectedAccount>;

export const PairingOutcome = z.enum(['created', 'pending', 'cooldown']);

/** A device asks to belong to the org of the pairing link. Carries a DPoP proof by the key it names. */
export const requestPairing = endpoint({
  method: 'POST',
  path: '/automation/pairing/request',
  tag: 'pairing',
  access: 'device',
  summary: 'Ask to be paired',
  body: z.strictObject({
    org_code: z.string().trim().min(8).max(64),
    install_instance_id: Uuid,
    public_jwk: DeviceJwk,
    detected_account: DetectedAccount.nullable().default(null),
    extension_version: z.string().max(40),
  }),
  response: z.object({
    outcome: PairingOutcome,
    /** Hex; the four words are SHA-256(jkt ‖ nonce) over the 2,048-word list. Null while cooling down. */
    nonce: z.string().nullable(),
    expires_at: Timestamp.nullable(),
    next_allowed_at: Timestamp.nullable(),
  }),
});

export const PairingStatus = z.enum(['none', 'pending', 'approved', 'rejected', 'expired']);

/** Only the device key that asked gets its status, and the install token until its first check-in. */
export const pairingStatus = endpoint({
  method: 'GET',
  path: '/automation/pairing/status/:install_instance_id',
  tag: 'pairing',
  access: 'device',
  summary: 'What became of my pairing request?',
  params: z.strictObject({ install_instance_id: Uuid }),
  response: z.object({
    status: PairingStatus,
    nonce: z.string().nullable(),
    reject_reason: z.string().nullable(),
    install_token: z.string().nullable(),
    agent: z.object({ id: Uuid, role: AgentRole, label: z.string() }).nullable(),
  }),
});

export const PairingRequest = z.object({
  id: Uuid,
  status: PairingStatus,
  words: z.array(z.string()).length(4),
  jkt: z.string(),
  detected_account: DetectedAccount.nullable(),
  extension_version: z.string(),
  created_at: Timestamp,
  expires_at: Timestamp,
});
export type PairingRequest = z.infer<typeof PairingRequest>;

export const listPairingRequests = endpoint({
  method: 'GET',
  path: '/automation/pairing/requests',
  tag: 'pairing',
  access: { permission: 'admin.automation' },
  summary: 'Pairing requests that wait for an admin',
  response: z.object({ items: z.array(PairingRequest) }),
});

export const approvePairing = endpoint({
  method: 'POST',
  path: '/automation/pairing/requests/:id/approve',
  tag: 'pairing',
  access: { permission: 'admin.automation' },
  summary: 'Approve that device key, after comparing the words',
  params: IdParams,
  body: z.discriminatedUnion('role', [
    z.strictObject({
      role: z.literal('EBAY_AGENT'),
      account_id: Uuid,
      label: ShortText,
      /** One of the four words, typed by the admin from the device's screen. */
      word: z.string().trim().toLowerCase().min(2).max(20),
      jkt: z.string().min(20).max(64),
    }),
    z.strictObject({
      role: z.literal('AMAZON_AGENT'),
      ebay_agent_ids: z.array(Uuid).max(200).default([]),
      account_ids: z.array(Uuid).max(200).default([]),
      label: ShortText,
      word: z.string().trim().toLowerCase().min(2).max(20),
      jkt: z.string().min(20).max(64),
    }),
  ]),
  response: z.object({ agent_id: Uuid }),
});

export const rejectPairing = endpoint({
  method: 'POST',
  path: '/automation/pairing/requests/:id/reject',
  tag: 'pairing',
  access: { permission: 'admin.automation' },
  summary: 'Reject a pairing request',
  params: IdParams,
  body: z.strictObject({ reason: ShortText }),
  response: Empty,
});

export const PairingLink = z.object({ link: z.url(), org_code: z.string(), rotated_at: Timestamp });

export const getPairingLink = endpoint({
  method: 'GET',
  path: '/automation/pairing/link',
  tag: 'pairing',
  access: { permission: 'admin.automation' },
  summary: "The org's pairing link",
  response: PairingLink,
});

export const rotatePairingLink = endpoint({
  method: 'POST',
  path: '/automation/pairing/link/rotate',
  tag: 'pairing',
  access: { permission: 'admin.automation' },
  summary: 'Make a new pairing link; the old one stops working',
  response: PairingLink,
});

const AvailableAccount = z.object({
  id: Uuid,
  account_code: z.string(),
  name: z.string(),
  currency: z.string(),
  practice: z.boolean(),
});
export const availableAccounts = endpoint({
  method: 'GET',
  path: '/automation/available-accounts',
  tag: 'pairing',
  access: { permission: 'admin.automation' },
  summary: 'Accounts without an active eBay agent',
  response: z.object({ items: z.array(AvailableAccount) }),
});
export const availableEbayAgents = endpoint({
  method: 'GET',
  path: '/automation/available-ebay-agents',
  tag: 'pairing',
  access: { permission: 'admin.automation' },
  summary: 'Active eBay agents that an Amazon agent can be linked to',
  response: z.object({
    items: z.array(z.object({ id: Uuid, label: z.string(), account: AvailableAccount })),
  }),
});

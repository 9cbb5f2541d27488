import {
  Account,
  AccountBrief,
  AccountPolicy,
  Agent,
  AgentSelf,
  Assignment,
  AttentionItem,
  AutomationEvent,
  CapturedOrder,
  ClaimedJob,
  DepartmentRole,
  DetectedAccount,
  DeviceJwk,
  ErrorResponse,
  Invite,
  Job,
  Membership,
  OrderRecord,
  PairingLink,
  PairingRequest,
  PlacedOrder,
  Profile,
  Review,
  ShipTo,
  SupplierLink,
  User,
  WaitingPurchase,
} from '@crosscart/contracts';
import { z } from 'zod';

/** Shapes that stand under their own name in the OpenAPI document; the rest is written where it is used. */
const NAMED = {
  Account,
  AccountBrief,
  AccountPolicy,
  Agent,
  AgentSelf,
  Assignment,
  AttentionItem,
  AutomationEvent,
  CapturedOrder,
  ClaimedJob,
  DepartmentRole,
  DetectedAccount,
  DeviceJwk,
  ErrorResponse,
  Invite,
  Job,
  Membership,
  OrderRecord,
  PairingLink,
  PairingRequest,
  PlacedOrder,
  Profile,
  Review,
  ShipTo,
  SupplierLink,
  User,
  WaitingPurchase,
};

/** A registry with the contracts' own names as component ids. */
export function namedSchemas(): z.core.$ZodRegistry<{ id?: string | undefined }> {
  const registry = z.registry<{ id?: string | undefined }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  return registry;
}

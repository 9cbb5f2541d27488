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
import type { SwaggerTransformObject } from '@fastify/swagger';
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

type OpenApiDocument = ReturnType<SwaggerTransformObject>;

/** The document without the named shapes that nothing in it refers to. */
export function withoutUnusedSchemas(document: OpenApiDocument): OpenApiDocument {
  if (!('components' in document) || document.components === undefined) return document;
  const { components, ...rest } = document;
  const schemas: Record<string, unknown> = components.schemas ?? {};
  const used = new Set<string>();
  const open = referencesIn(rest);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    open.push(...referencesIn(schemas[name]));
  }
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return { ...document, components: { ...components, schemas: kept } } as OpenApiDocument;
}

function referencesIn(value: unknown): string[] {
  const text = JSON.stringify(value) ?? '';
  return [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
}

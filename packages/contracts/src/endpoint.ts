import type { z } from 'zod';
import type { PermissionKey } from './permissions.ts';

/**
 * Who may knock at a door.
 * - `public`: anybody.
 * - `signed_in`: a valid Supabase session; a membership is not needed yet.
 * - `member`: an active membership in the org named by `X-Org-Id` (or the only one).
 * - `device`: a DPoP proof by a device key, no token yet (pairing).
 * - `agent`: a paired extension: install token + DPoP proof.
 * - a permission key: a member whose permissions (in this org) include it.
 */
export type Access = 'public' | 'signed_in' | 'member' | 'device' | 'agent' | { permission: PermissionKey };

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One HTTP door, described once and read by the API, the web app and the extension alike. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
  Door extends Access = Access,
> {
  readonly method: HttpMethod;
  /** Path with `:name` parameters, as Fastify spells them. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Door;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly response: Response;
}

/** Keeps the precise schema and access types of an endpoint; adds nothing at run time. */
export function endpoint<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Response extends z.ZodType = z.ZodType,
  const Door extends Access = Access,
>(definition: Endpoint<Params, Query, Body, Response, Door>): Endpoint<Params, Query, Body, Response, Door> {
  return definition;
}

export type ParamsOf<E> = E extends Endpoint<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.input<P> : never;
export type QueryOf<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.input<Q> : never;
export type BodyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.input<B> : never;
export type ResponseOf<E> =
  E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never;

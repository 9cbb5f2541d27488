import type { Access, Endpoint } from '@crosscart/contracts';
import type {} from '@fastify/swagger'; // what a route's schema may say for the document
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import type { z } from 'zod';
import type { CallerOf } from './access.ts';
import { documentedAnswers, operationIdOf, securityOf } from './documentation.ts';
import { refusalOfUnasked } from './unasked.ts';

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** The query of an endpoint after parsing: defaults filled, numbers as numbers. */
export type ParsedQuery<E> =
  E extends Endpoint<z.ZodType, infer Query, z.ZodType, z.ZodType> ? z.output<Query> : never;
/** The body of an endpoint after parsing. */
export type ParsedBody<E> =
  E extends Endpoint<z.ZodType, z.ZodType, infer Body, z.ZodType> ? z.output<Body> : never;

/** What a handler is given: the parsed request, and who called (by the door's access). */
export type Call<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Door extends Access,
> = {
  readonly params: Parsed<Params>;
  readonly query: Parsed<Query>;
  readonly body: Parsed<Body>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
} & CallerOf<Door>;

export interface RouteOptions {
  /** Media type of a streamed answer; its handler writes to the raw reply and returns it. Default: JSON. */
  readonly produces?: 'text/event-stream' | 'text/csv';
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who called; set by the door's access checker. */
    caller: object;
  }
  interface FastifySchema {
    operationId?: string;
    security?: ReadonlyArray<Record<string, readonly string[]>>;
  }
}

/**
 * Opens one door of the contracts: first who calls (401/403), then the request's shape (400 naming the field),
 * then the handler, then the answer's shape (an answer that breaks its own schema is a 500, never sent).
 */
export function route<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Response extends z.ZodType,
  const Door extends Access,
>(
  app: FastifyInstance,
  endpoint: Endpoint<Params, Query, Body, Response, Door>,
  handler: (
    call: Call<Params, Query, Body, Door>,
  ) => Promise<z.output<Response> | FastifyReply> | z.output<Response> | FastifyReply,
  options: RouteOptions = {},
): void {
  const operationId = operationIdOf(endpoint);
  const check = app.accessCheckers.for(endpoint.access);
  const schema: FastifySchema = {
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(operationId !== undefined && { operationId }),
    security: securityOf(endpoint.access),
    ...(endpoint.params && { params: endpoint.params }),
    ...(endpoint.query && { querystring: endpoint.query }),
    ...(endpoint.body && { body: endpoint.body }),
    response: documentedAnswers(endpoint, options.produces),
  };
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema,
    onRequest: async (request) => {
      request.caller = await check(request);
    },
    handler: async (request, reply) => {
      const refusal = refusalOfUnasked(endpoint, request);
      if (refusal !== null) throw refusal;
      // The validator compiler has put the parsed values in place; Fastify's own types do not know them.
      const call = {
        params: endpoint.params && request.params,
        query: endpoint.query && request.query,
        body: endpoint.body && request.body,
        request,
        reply,
        ...request.caller,
      } as Call<Params, Query, Body, Door>;
      return handler(call);
    },
  });
}

import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Config } from './config.ts';

/** Headers that carry a secret; should anything ever log headers, these are blanked. */
const SECRET_HEADERS = ['authorization', 'cookie', 'dpop', 'set-cookie', 'apikey'];

/**
 * pino's options: one JSON line per event. Bodies and query strings are never logged (they hold addresses and
 * search words); of an error only what explains it, because Postgres quotes values in `detail`.
 */
export function loggerOptions(config: Config): Exclude<FastifyServerOptions['logger'], boolean | undefined> {
  return {
    level: config.logLevel,
    redact: {
      paths: SECRET_HEADERS.flatMap((name) => [`headers["${name}"]`, `*.headers["${name}"]`]),
      censor: '[redacted]',
    },
    serializers: { req: describeRequest, err: describeError },
  };
}

function describeRequest(request: FastifyRequest) {
  return { method: request.method, path: pathOf(request.url), remoteAddress: request.ip };
}

/** The path without its query string. */
export function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

function describeError(error: Error) {
  const known = error as Error & Partial<Record<'code' | 'constraint_name' | 'table_name' | 'where', string>>;
  return {
    type: error.name,
    message: error.message,
    stack: error.stack ?? '',
    ...(known.code === undefined ? {} : { code: known.code }),
    ...(known.constraint_name === undefined ? {} : { constraint: known.constraint_name }),
    ...(known.table_name === undefined ? {} : { table: known.table_name }),
    ...(known.where === undefined ? {} : { where: known.where }),
    ...(error.cause instanceof Error ? { cause: `${error.cause.name}: ${error.cause.message}` } : {}),
  };
}

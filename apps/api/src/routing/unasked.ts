import type { AppError, Endpoint } from '@crosscart/contracts';
import { validationFailed } from './validation.ts';

/**
 * What somebody sent to a door that asks for no query or no body: nothing is taken for granted by passing it over.
 * Null when there is nothing. An empty object says nothing.
 */
export function refusalOfUnasked(
  endpoint: Pick<Endpoint, 'query' | 'body'>,
  { query, body }: { readonly query: unknown; readonly body: unknown },
): AppError | null {
  const fields = [
    ...(endpoint.query === undefined ? fieldsOf(query, 'query') : []),
    ...(endpoint.body === undefined ? fieldsOf(body, 'body') : []),
  ];
  return fields.length === 0
    ? null
    : validationFailed(...fields.map((field) => ({ field, problem: 'unknown field' })));
}

function fieldsOf(sent: unknown, part: string): string[] {
  if (sent === undefined || sent === null) return [];
  return typeof sent === 'object' && !Array.isArray(sent) ? Object.keys(sent) : [part];
}

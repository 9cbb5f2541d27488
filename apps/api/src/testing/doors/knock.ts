import { expect } from 'vitest';
import type { TestApi } from '../index.ts';
import type { Door } from './endpoints.ts';
import type { SampleRequest } from './samples.ts';

export interface Knock {
  readonly status: number;
  /** The error's code; null for an answer that is none. */
  readonly code: string | null;
  readonly details: Record<string, unknown> | null;
  /** The whole answer; of a stream that was opened, nothing. */
  readonly text: string;
  readonly headers: Record<string, unknown>;
}

/** One request to the door. A stream that opens is let go at once. */
export async function knock(
  api: TestApi,
  { endpoint }: Door,
  { path, query, body }: SampleRequest,
  headers: Record<string, string> = {},
): Promise<Knock> {
  const response = await api.app.inject({
    method: endpoint.method,
    url: path,
    headers,
    ...(query && { query }),
    ...(body !== undefined && { payload: body as object }),
    payloadAsStream: true,
  });
  const isStream = String(response.headers['content-type']).startsWith('text/event-stream');
  let text = '';
  if (isStream) response.stream().destroy();
  else for await (const chunk of response.stream()) text += String(chunk);
  const isJson = String(response.headers['content-type']).startsWith('application/json');
  const error = isJson
    ? (JSON.parse(text) as { error?: { code: string; details?: Record<string, unknown> } }).error
    : null;
  return {
    status: response.statusCode,
    code: error?.code ?? null,
    details: error?.details ?? null,
    text,
    headers: response.headers,
  };
}

/** How a door refuses whoever is signed in. */
export const REFUSALS = [400, 403, 404, 409];

/** Fails the test when an answer tells what its request did not name already. */
export function expectNothingOf(
  secrets: ReadonlySet<string>,
  text: string,
  request: object,
  door: string,
): void {
  const asked = JSON.stringify(request);
  const told = [...secrets].filter((secret) => text.includes(secret) && !asked.includes(secret));
  expect(told, `${door} tells ${text.slice(0, 300)}`).toEqual([]);
}

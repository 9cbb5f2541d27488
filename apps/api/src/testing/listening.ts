import { readServerSentEvents, type StreamPart } from '@crosscart/agent-client';
import type { SignIn } from './auth-service.ts';
import type { TestApi } from './index.ts';

export type StreamEvent = Extract<StreamPart, { kind: 'event' }>;

/** A person's live stream, read one event at a time. */
export interface Listening {
  readonly status: number;
  /** The next event (heartbeats left out); null once the stream has ended. */
  next(): Promise<StreamEvent | null>;
  /** The cursor of the last event read. */
  lastId(): string | null;
  hangUp(): Promise<void>;
}

/** Opens GET /events as that person, after a cursor if one is given. */
export async function listenAs(
  api: TestApi,
  fetch: typeof globalThis.fetch,
  person: SignIn,
  {
    after,
    ...overrides
  }: { after?: string | null; expiresInSeconds?: number; claims?: Record<string, unknown> } = {},
): Promise<Listening> {
  const token = await api.auth.token(person, overrides);
  const aborted = new AbortController();
  const response = await fetch(`${api.config.apiPublicUrl}/events`, {
    headers: { authorization: `Bearer ${token}`, ...(after && { 'last-event-id': after }) },
    signal: aborted.signal,
  });
  const parts = readServerSentEvents(response.body as ReadableStream<Uint8Array>);
  let lastId = after ?? null;
  return {
    status: response.status,
    async next() {
      for (;;) {
        const { done, value } = await parts.next();
        if (done) return null;
        if (value.kind === 'comment') continue;
        lastId = value.id ?? lastId;
        return value;
      }
    },
    lastId: () => lastId,
    async hangUp() {
      aborted.abort();
      await parts.return(undefined).catch(() => undefined);
    },
  };
}

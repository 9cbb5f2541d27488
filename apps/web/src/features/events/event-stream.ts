import { AutomationEvent, streamEvents } from '@crosscart/contracts';
import { type ApiConnection, authorisationOf, urlOf } from '#lib/api.ts';
import { createSseParser } from './sse-parser.ts';

type StreamState = 'connecting' | 'live' | 'interrupted' | 'refused';

export interface StreamListener {
  onEvent: (event: AutomationEvent) => void;
  onState: (state: StreamState) => void;
  /** From here on nothing is missed; what was read before may have changed unheard of. */
  onReadAfresh: () => void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/**
 * Follows the live events until the signal aborts. A fetch stream, not EventSource, because the token
 * belongs in a header and never in a URL. After an interruption it resumes where it was, waiting longer each
 * time; a refusal (401, 403) ends it.
 */
export async function followEvents(
  connection: ApiConnection,
  listener: StreamListener,
  signal: AbortSignal,
): Promise<void> {
  const position = { lastId: null as string | null };
  let failures = 0;
  while (!signal.aborted) {
    listener.onState(failures === 0 ? 'connecting' : 'interrupted');
    const outcome = await followOnce(connection, position, listener, signal);
    if (outcome === 'refused') return listener.onState('refused');
    failures = outcome === 'ended' ? 1 : failures + 1;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
    await pause(wait * (0.5 + Math.random() / 2), signal);
  }
}

/** One connection, to its end. `ended`: it lived for a while; `failed`: it never opened. */
async function followOnce(
  connection: ApiConnection,
  position: { lastId: string | null },
  listener: StreamListener,
  signal: AbortSignal,
): Promise<'ended' | 'failed' | 'refused'> {
  let opened = false;
  try {
    const headers = await authorisationOf(connection);
    headers.set('Accept', 'text/event-stream');
    if (position.lastId !== null) headers.set('Last-Event-ID', position.lastId);
    const response = await fetch(urlOf(connection.baseUrl, streamEvents, {}), {
      headers,
      cache: 'no-store',
      signal,
    });
    if (response.status === 401 || response.status === 403) return 'refused';
    if (!response.ok || response.body === null) return 'failed';
    opened = true;
    listener.onState('live');
    await readMessages(response.body, position, listener);
  } catch {
    // A dropped connection and an abort end here alike; the caller looks at the signal.
  }
  return opened ? 'ended' : 'failed';
}

async function readMessages(
  body: ReadableStream<Uint8Array>,
  position: { lastId: string | null },
  listener: StreamListener,
): Promise<void> {
  const resumes = position.lastId !== null;
  const parse = createSseParser();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    for (const message of parse(decoder.decode(piece.value, { stream: true }))) {
      position.lastId = message.id ?? position.lastId;
      if (message.event === 'reset' || (message.event === 'ready' && !resumes)) listener.onReadAfresh();
      const event = AutomationEvent.safeParse(jsonOf(message.data));
      if (event.success) listener.onEvent(event.data);
    }
  }
}

/** The parsed text, or null: a newer API may send messages that this page does not know. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

import { streamWakeUps } from '@crosscart/contracts';
import { NetworkError } from './errors.ts';
import { backOffMs, mayRetry, pause, type RetryPolicy } from './retry.ts';
import { readServerSentEvents } from './server-sent-events.ts';
import type { Send } from './transport.ts';

/**
 * `wake`: something may have changed, look (also after every reconnect, for what was missed meanwhile).
 * `alive`: a heartbeat; a service worker must touch an extension API on each to stay alive.
 */
export type WakeUp = 'wake' | 'alive';

/** The server's heartbeat comes every 15–20 s: a stream silent for this long is dead. */
const SILENCE_MS = 50_000;

/**
 * Wake-ups until `signal` aborts; reconnects by itself with back-off. Throws AgentApiError when the API
 * refuses for good (revoked, token over).
 */
export async function* streamOfWakeUps(
  send: Send,
  policy: RetryPolicy,
  signal: AbortSignal,
): AsyncGenerator<WakeUp> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      for await (const wakeUp of oneConnection(send, signal)) {
        failures = 0;
        yield wakeUp;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!mayRetry(error)) throw error;
    }
    failures += 1;
    await pause(backOffMs(failures, policy), signal);
  }
}

async function* oneConnection(send: Send, signal: AbortSignal): AsyncGenerator<WakeUp> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE_MS);
  };
  try {
    const response = await send({
      method: streamWakeUps.method,
      path: streamWakeUps.path,
      accept: 'text/event-stream',
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!response.body) throw new NetworkError('The event stream has no body');
    yield 'wake';
    for await (const part of readServerSentEvents(response.body)) {
      heard();
      yield part.kind === 'event' && part.event === 'wake' ? 'wake' : 'alive';
    }
  } catch (error) {
    throw error instanceof TypeError || error instanceof DOMException
      ? new NetworkError('The event stream broke off', { cause: error })
      : error;
  } finally {
    clearTimeout(timer);
  }
}

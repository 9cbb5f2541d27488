import { AgentApiError } from '@crosscart/agent-client';
import { browser } from 'wxt/browser';
import { connectAgent } from '../pairing/api-connection.ts';
import { beatWhenDue, noteRefusal } from './heartbeat.ts';

/** Wake-ups come in bursts; one heartbeat per burst is enough. */
const NEWS_MS = 3_000;

let open: AbortController | null = null;

/**
 * Listens for wake-ups while this device is paired; does nothing when it listens already. A worker that only
 * receives a stream is stopped after 30 s, so every chunk touches the extension API once.
 */
export async function listenForWakeUps(wake: () => void): Promise<void> {
  const client = await connectAgent();
  if (client === null || open !== null) return;
  const mine = new AbortController();
  open = mine;
  try {
    for await (const wakeUp of client.wakeUps(mine.signal)) {
      await browser.runtime.getPlatformInfo();
      if (wakeUp !== 'wake') continue;
      // The news may be a stop, a pause or a revocation: those are told in answer to a heartbeat.
      await beatWhenDue(NEWS_MS);
      wake();
    }
  } catch (error) {
    if (!(error instanceof AgentApiError)) throw error;
    await noteRefusal(error);
  } finally {
    if (open === mine) open = null;
  }
}

/** Closes the stream, because the pairing ended or changed. */
export function stopListening(): void {
  open?.abort();
  open = null;
}

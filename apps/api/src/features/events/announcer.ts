import type { Database } from '@crosscart/database';
import type { FastifyBaseLogger } from 'fastify';

/** The channel by which API instances tell each other that something was committed. No data goes over it. */
export const EVENTS_CHANNEL = 'crosscart_events';

/** What is committed within this time is told together: NOTIFY costs, and inside the queue's transactions halves their rate. */
const COALESCE_MS = 15;

/** Tells every instance, this one too, that there may be new events. */
export interface Announcer {
  /** To be called after a commit; returns at once. */
  announce(): void;
  close(): Promise<void>;
}

export function createAnnouncer(database: Database, log: FastifyBaseLogger): Announcer {
  let timer: NodeJS.Timeout | null = null;
  let sending: Promise<void> = Promise.resolve();

  const send = async (): Promise<void> => {
    try {
      await database.asService('event announcements', (sql) => sql`select pg_notify(${EVENTS_CHANNEL}, '')`);
    } catch (error) {
      // The other instances' poll finds the events within a second.
      log.debug({ err: error }, 'events could not be announced');
    }
  };
  return {
    announce() {
      timer ??= setTimeout(() => {
        timer = null;
        sending = send();
      }, COALESCE_MS);
    },
    async close() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      await sending;
    },
  };
}

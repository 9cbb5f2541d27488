import type { Database } from '@crosscart/database';
import type { FastifyBaseLogger } from 'fastify';
import type { Person } from './person.ts';

/** A member counts as seen to about this precision; that is also the most often that it is written. */
const EVERY_MS = 60_000;

/** Keeps when members were last here, beside the requests: it never delays or fails one. */
export interface LastSeen {
  note(person: Person, orgId: string): void;
  close(): Promise<void>;
}

export function createLastSeen(database: Database, log: FastifyBaseLogger): LastSeen {
  const noted = new Map<string, number>();
  const writing = new Set<Promise<void>>();

  const write = async (person: Person, orgId: string): Promise<void> => {
    try {
      await database.asUserQuery(person.claims, (sql) => sql`select app.seen(${orgId})`);
    } catch (error) {
      log.debug({ err: error }, 'when somebody was last seen could not be kept');
    }
  };
  return {
    note(person, orgId) {
      const key = `${person.id} ${orgId}`;
      const now = Date.now();
      if (now - (noted.get(key) ?? 0) < EVERY_MS) return;
      // Whoever has not been here for a while would be written anyway: nothing is lost by forgetting them.
      if (noted.size > 10_000) noted.clear();
      noted.set(key, now);
      const done = write(person, orgId).finally(() => writing.delete(done));
      writing.add(done);
    },
    async close() {
      await Promise.all(writing);
    },
  };
}
